"""Labels that are words or signs: "PRIMERO.-", "Parágrafo único", "§ 2", "OP 12", a lone "II"."""

from __future__ import annotations

import re
from functools import cache

from compromiso.text.structure.candidate import Candidate
from compromiso.text.structure.enumerators import Reading, roman_value
from compromiso.text.structure.lines import Line
from compromiso.text.structure.wording import (
    HEADED_LIST,
    any_of,
    counting_words,
    folded,
    opening,
    ordinal_words,
    words_of,
)

LONGEST = 40
OPENING = 3
OPERATIVE = re.compile(
    r"\(?(?P<part>OP|PP)\s?\.?\s?(?P<num>\d{1,3})(?P<late>\s?(?:bis|ter|quater|alt))?(?=[.:)\s])[.:)]*"
)
SIGN = re.compile(
    r"§{1,2}\s?(?P<num>\d{1,3}|[uú]nico)(?:\s?\.?\s?[ºª°]|o(?=[.\s])|er|re)?\s?(?:[.:)]|[-–—](?=\s))*"
)
PART_NAME = 90
LONE = re.compile(r"[IVX]{1,5}|[A-H]")


@cache
def _ordinal_pattern() -> re.Pattern[str]:
    stop = r"\.\s?[-–—]*|[:)]|\s?[-–—](?=\s)"
    return re.compile(
        rf"(?:(?P<ord>{any_of(ordinal_words())})(?:\s(?:y|e|et|and)\s[a-z]{{4,8}})?(?:{stop})"
        rf"|(?P<adverb>{any_of(counting_words('adverbs'))})(?:{stop}|,)"
        rf"|(?P<card>{any_of(counting_words('cardinals'))})\.\s?[-–—]*(?=\s+\S))(?=\s|[*_]|$)"
    )


@cache
def _paragraph_pattern() -> re.Pattern[str]:
    words = any_of(map(folded, words_of("labels", "paragraph")))
    return re.compile(
        rf"(?:{words})\s+(?P<num>{any_of(ordinal_words())}|\d{{1,3}})"
        r"(?:\s?\.?\s?[ºª°])?(?:\.\s?[-–—]?|:|\s?[-–—](?=\s)|$)"
    )


@cache
def _openings() -> frozenset[str]:
    paragraph = map(folded, words_of("labels", "paragraph"))
    lists = (ordinal_words(), counting_words("adverbs"), counting_words("cardinals"))
    return frozenset(word[:OPENING] for words in (paragraph, *lists) for word in words)


def find_worded(at: int, line: Line) -> Candidate | None:
    """Give the label of words or of a sign that a line opens with, or None."""
    words = line.words
    if words[0] == "§":
        match = SIGN.match(words)
        return None if match is None else _floored(at, line, match, words)
    if "P" in words[1:3]:
        operative = OPERATIVE.match(words)
        if operative is not None:
            return _operative(at, line, operative)
    if not (words[0].isupper() or line.bold) or opening(words[:OPENING]) not in _openings():
        return None
    flat = folded(words[:LONGEST])
    match = _paragraph_pattern().match(flat)
    if match is not None:
        return _floored(at, line, match, flat)
    match = _ordinal_pattern().match(flat)
    return None if match is None else _ordinal(at, line, match)


def _ordinal(at: int, line: Line, match: re.Match[str]) -> Candidate:
    kind = match.lastgroup or "ord"
    values = {
        "ord": ordinal_words(),
        "adverb": counting_words("adverbs"),
        "card": counting_words("cardinals"),
    }[kind]
    value = values[match.group(kind)]
    reading = Reading(("card" if kind == "card" else "ord", "."), float(value), 0.0, str(value))
    label = line.words[: match.end()].strip()
    return Candidate(at, label, line.start + match.end(), (reading,), floor=kind == "ord")


def _floored(at: int, line: Line, match: re.Match[str], flat: str) -> Candidate:
    number = folded(match.group("num"))
    value = float(number) if number.isdecimal() else float(ordinal_words()[number])
    reading = Reading(("num", "§"), value, 0.0, str(int(value)))
    label = line.words[: match.end()].strip()
    return Candidate(at, label, line.start + match.end(), (reading,), floor=True)


def _operative(at: int, line: Line, match: re.Match[str]) -> Candidate:
    part, number = match.group("part"), int(match.group("num"))
    late = (match.group("late") or "").strip()
    norm = f"{number} {late}".strip()
    shown = norm if part == "OP" else f"PP {norm}"
    reading = Reading((part.lower(), "."), number + (0.1 if late else 0.0), 0.0, shown)
    label = line.words[: match.end()].strip()
    return Candidate(at, label, line.start + match.end(), (reading,), floor=True)


def find_lone(lines: list[Line]) -> dict[int, Candidate]:
    """Give the lines that hold a Roman number or a letter alone: they part a resolution."""
    lone = [at for at, line in enumerate(lines) if len(line.words) <= 5 and _is_apart(lines, at)]
    words = {lines[at].words for at in lone}
    kinds = {first for first, second in (("I", "II"), ("A", "B")) if words >= {first, second}}
    if not kinds:
        return {}
    return {at: _lone(at, lines[at]) for at in lone if _first_of(lines[at].words) in kinds}


def _is_apart(lines: list[Line], at: int) -> bool:
    if not lines[at].blanks or at + 1 == len(lines) or LONE.fullmatch(lines[at].words) is None:
        return False
    return lines[at + 1].blanks > 0 or _is_named(lines, at + 1)


def _is_named(lines: list[Line], below: int) -> bool:
    """Say whether the line below a lone number is the name of the part, apart from its text."""
    words = lines[below].words
    apart = below + 1 < len(lines) and lines[below + 1].blanks > 0
    return apart and len(words) <= PART_NAME and words[0].isupper() and words[-1].isalnum()


def _first_of(words: str) -> str:
    return "A" if roman_value(words.lower()) is None else "I"


def _lone(at: int, line: Line) -> Candidate:
    value = roman_value(line.words.lower())
    family = "upp" if value is None else "ROM"
    count = float(value if value is not None else ord(line.words) - 64)
    reading = Reading((family, "lone"), count, 0.0, line.words)
    return Candidate(at, line.words, line.end, (reading,), rank=HEADED_LIST, heading=True)
