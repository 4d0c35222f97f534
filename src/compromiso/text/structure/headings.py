"""Which lines are headings that bear no number."""

from __future__ import annotations

import re
from functools import cache

from compromiso.text.structure.lines import Line
from compromiso.text.structure.wording import any_of, enacting_phrases, phrases, whole, words_of

PLACE = r"[A-ZÀ-Ý][^\W\d_]+(?:[ -][^\W\d_]+){0,3}"
DAY = r"\d{1,2}(?:\.?[ºo°]|er|st|nd|rd|th)?"
PLACE_AND_DATE = re.compile(
    rf"{PLACE}(?:, {PLACE})?, (?:[^\W\d_]{{1,3}} )?{DAY}(?:(?: [^\W\d_]{{1,3}} |\s?[-–]\s?){DAY})?"
    r" (?:de |of )?[^\W\d_]+,? (?:de |of )?(?:1[5-9]|20)\d\d\b"
)
"""Where and when a text was signed: "Asunción, Paraguay, 4 y 5 de mayo de 2006"."""
HEADING_LENGTH, NAMED_HEAD, TITLE_LENGTH = 110, 30, 90


def is_heading(line: Line) -> bool:
    """Say whether an unnumbered line is a heading: marked, in capitals, or bold and alone."""
    if line.bullet or len(line.words) > HEADING_LENGTH + 6:
        return False
    words = line.words
    if words[-1] in "*_# ":
        words = words.rstrip("*_# ")
    if not words or len(words) > HEADING_LENGTH or "\t" in words:
        return False
    if line.hashes:
        return True
    if words[-1] not in ".;,:" and (words.isupper() or (line.bold and line.words[-1] in "*_")):
        return words[0].isupper()
    return len(words) < NAMED_HEAD and bool(whole("heads", "preamble").fullmatch(words))


def heads_list(line: Line) -> bool:
    """Say whether a list begins anew below a line: a heading, or "DECLARAN:" in capitals."""
    words = line.words.rstrip("*_ ")
    called = words[-1:] == ":" and len(words) <= NAMED_HEAD and words.isupper() and not line.bullet
    return called or is_heading(line)


def is_title_like(line: Line, above: Line | None) -> bool:
    """Say whether a line without any mark may be a heading: short, alone, and no sentence."""
    words = line.words
    if line.bullet or not line.blanks or len(words) > TITLE_LENGTH or "\t" in words:
        return False
    return words[0].isupper() and words[-1].isalnum() and above is not None and above.closed


@cache
def _sitting() -> re.Pattern[str]:
    return re.compile(
        rf"\d{{1,4}}\S{{0,3}} (?:{any_of(words_of('formulas', 'sitting'))})", re.IGNORECASE
    )


def closes_session(words: str) -> bool:
    """Say whether a line tells where and when a text was signed, or at which sitting adopted."""
    return PLACE_AND_DATE.match(words) is not None or _sitting().match(words) is not None


def opening_kind(line: Line) -> str:
    """Give what a line before the first label opens: a recital, the formula, the preamble."""
    if phrases("formulas", "recital").match(line.words):
        return "recital"
    if len(line.words) < 200 and any(p in line.words.casefold() for p in enacting_phrases()):
        return "formula"
    return "preamble"
