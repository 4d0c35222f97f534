"""Notes at the foot of a page, in a text without pages: below a rule, or called by a mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from compromiso.text.structure.lines import Line

RULE = re.compile(r"[_—–-]{4,}")
MARKED = re.compile(
    r"\d{1,3}(?=\s+[^\W\d])|[¹²³⁴⁵⁶⁷⁸⁹⁰]+(?=\s?\S)|[a-z](?=\s[A-ZÁÉÍÓÚÂÊÔÀÇ])|\*{1,3}(?=\s?\S)"
)
RAISED = frozenset("¹²³⁴⁵⁶⁷⁸⁹")
BRACKETED = re.compile(r"\((\d{1,2})\)\s*\S")
STARRED = re.compile(r"\(\*{1,3}\)")
REACH = 3
"""How many lines above a note, at most, the words stand that call it."""


def find_footnotes(
    lines: list[Line], labelled: set[int], found: Mapping[int, str]
) -> dict[int, str]:
    """Give the lines that are notes: below a rule, with a raised mark, or called from just above.

    A label in brackets is taken for the mark of a note where the words above call it, "(1)" behind
    a word, and it counts on from no label beside it.
    """
    notes: dict[int, str] = {}
    for at, line in enumerate(lines):
        if at in found or at in notes:
            continue
        if (
            line.words[0] in RAISED
            or _is_below_rule(lines, at, labelled, found, notes)
            or (line.words[0] == "(" and at in labelled and _is_called(lines, at, notes))
        ):
            notes.update(dict.fromkeys(_whole_note(lines, at, labelled, found), "footnote"))
    return notes


def _is_below_rule(
    lines: list[Line], at: int, labelled: set[int], found: Mapping[int, str], notes: dict[int, str]
) -> bool:
    """Say whether a marked line stands right below a rule, or below a note that does."""
    if at == 0 or at in labelled:
        return False
    above = lines[at - 1]
    is_rule = found.get(at - 1) == "marker" and RULE.fullmatch(above.words) is not None
    if not is_rule and (at - 1 not in notes or above.words[0] in "(" or lines[at].blanks > 1):
        return False
    return lines[at].bullet or MARKED.match(lines[at].words) is not None


def _is_called(lines: list[Line], at: int, notes: dict[int, str]) -> bool:
    words = lines[at].words
    if STARRED.match(words):
        return True
    match = BRACKETED.match(words)
    if match is None:
        return False
    number = int(match.group(1))
    beside = [lines[i].words for i in (at - 1, at + 1) if 0 <= i < len(lines) and i not in notes]
    if any(other.startswith((f"({number - 1})", f"({number + 1})")) for other in beside):
        return False
    return any(_calls(other, number) for other in _above(lines, at, notes))


def _above(lines: list[Line], at: int, notes: dict[int, str]) -> Iterator[str]:
    """Yield the words of the lines just above, notes left out."""
    seen = 0
    for i in range(at - 1, -1, -1):
        if i not in notes:
            yield lines[i].words
            seen += 1
        if seen == REACH:
            return


def _calls(words: str, number: int) -> bool:
    """Say whether words call a note: its mark behind a word, and no list of marks."""
    mark = words.find(f" ({number})", 1)
    if mark < 0 or f"({number + 1})" in words:
        return False
    return words[mark - 1].isalnum() or words[mark - 1] in "»”\"')"


def _whole_note(
    lines: list[Line], at: int, labelled: set[int], found: Mapping[int, str]
) -> Iterator[int]:
    """Yield a note and the lines that go on with it."""
    yield at
    for i in range(at + 1, len(lines)):
        line = lines[i]
        if i in found or i in labelled or line.blanks or line.bullet or line.hashes:
            return
        if MARKED.match(line.words) or (lines[i - 1].closed and not line.begins_low):
            return
        yield i
