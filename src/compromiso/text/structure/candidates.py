"""Which lines may open a numbered provision, and what their enumerators may mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from compromiso.text.structure.enumerators import Reading, readings, roman_value
from compromiso.text.structure.lines import Line
from compromiso.text.structure.wording import (
    HEADED_LIST,
    RANKS,
    any_of,
    container_words,
    ordinal_words,
    suffixes,
)

TEXT_COST = 3.0
RUN_ON_TEXT_COST = 0.4
RUN_ON_LABEL_COST = 1.6
OPENING = 3
LISTED_REACH = 6
LISTED_ON = re.compile(r"[;,](?:\s[^\W\d_]{1,3})?$")
"""What a line ends with when a list goes on below it: a comma or semicolon, perhaps with "and"."""


@dataclass(slots=True)
class Candidate:
    """A line that may open a numbered provision.

    `at` is the index of the line; `label` is printed up to `label_end` (code point); `rank` is set
    for containers and for numbered headings; `text_cost` is what it costs to read the line as
    running text; `joker` says that a glyph of the label may be anything.
    """

    at: int
    label: str
    label_end: int
    readings: tuple[Reading, ...]
    container: str | None = None
    rank: float | None = None
    heading: bool = False
    text_cost: float = TEXT_COST
    label_cost: float = 0.0
    prompted: bool = False
    after_heading: bool = False
    joker: bool = False
    dotted: tuple[str, ...] = ()


@cache
def _container_pattern() -> re.Pattern[str]:
    words = any_of(container_words())
    ordinals = any_of(ordinal_words())
    late = any_of(suffixes())
    number = (
        rf"(?P<num>{ordinals}|[IVXLC]{{1,7}}|\d{{1,3}}|[A-Z])(?P<nth>\.?[ºª°]|er|re)?"
        rf"(?P<late>\s(?:{late})\b)?"
    )
    return re.compile(
        rf"(?:(?P<word>{words})[\s\u00a0]+(?:n[.º°o]+\s?)?{number}|(?P<nth2>{ordinals})[\s\u00a0]+(?P<word2>{words}))"
        r"(?P<sep>[*_]*\s*[.:)–—-]+[*_]*|[*_]+)?(?=[\s\u00a0(*]|$)",
        re.IGNORECASE,
    )


@cache
def _named_pattern() -> re.Pattern[str]:
    words = any_of(w for w, key in container_words().items() if key == "session")
    label = rf"(?:[^\W\d_]+\s)?(?:{words})(?:\s[^\W\d_]{{2,}}){{0,2}}"
    return re.compile(rf"(?P<label>{label})\s*(?::|$)", re.IGNORECASE)


@cache
def _ordinal_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<word>{any_of(ordinal_words())})(?P<sep>\.\s?[-–—]|[.:)])(?=\s|[*_]|$)", re.IGNORECASE
    )


@cache
def _enumerator_pattern() -> re.Pattern[str]:
    late = rf"(?:\s(?:{any_of(suffixes())}))?"
    return re.compile(
        r"(?P<dot>\d{1,3}(?:\.(?:\d{1,3}|[a-z](?![A-Za-z])))+)(?:\.?[)–-]?|\.)(?=[\s\u00a0*_]|$)"
        rf"|[(\[]\s?(?P<both>[^\s()\[\]]{{1,6}}){late}\s?[)\]]\.?"
        rf"|(?P<right>[^\s()\[\].,;:]{{1,6}}){late}\s?\)"
        r"|(?P<nth>\d{1,3})\.?[ºª°][.)]?(?=[\s\u00a0*_])"
        rf"|(?P<stop>[0-9A-Za-zñÑ|!]{{1,7}}){late}(?:\.\s?[-–—]|\.(?=[\s\u00a0*_]|$)|\.\)|(?<=\d)(?=\t))"
    )


@cache
def _openings() -> frozenset[str]:
    """Give the first letters of every word that a container may open with, case-folded."""
    return frozenset(w[:OPENING] for w in (*container_words(), *ordinal_words()))


def find_candidates(lines: list[Line], language: str) -> list[Candidate]:
    """List the lines that may open a numbered provision, in order, with every reading of each."""
    found: list[Candidate] = []
    for at, line in enumerate(lines):
        candidate = _container(at, line) or _enumerator(at, line, language)
        if candidate is not None:
            _weigh(candidate, line, lines[at - 1] if at else None)
            if found and found[-1].at == at - 1 and found[-1].rank is not None:
                candidate.text_cost, candidate.label_cost, candidate.prompted = TEXT_COST, 0.0, True
            found.append(candidate)
    return found


FIRST_OF_LIST = re.compile(r"(?<=[\s*_])(?:\((?:1|a|i|A|I)\)|(?:1|a|i|A|I)[.)])(?=[\s\u00a0*_])")


def part_double_labels(lines: list[Line]) -> list[Line]:
    """Part the lines that open two provisions at once ("B. 1) …", "Article 5. 1. …")."""
    parted: list[Line] = []
    for at, line in enumerate(lines):
        parted.append(line)
        after = _second_label(at, line)
        if after is not None:
            words = line.words
            rest = Line(
                line.number, line.start + after, line.end, words[after:], line.indent, 0, line.width
            )
            line.end = line.start + len(words[:after].rstrip())
            line.words = words[: line.end - line.start]
            parted.append(rest)
    return parted


def _second_label(at: int, line: Line) -> int | None:
    """Give where the second label of a line begins, if a list begins right after its first."""
    opening = line.words[:40]
    if not (")" in opening or "." in opening) or FIRST_OF_LIST.search(opening, 2) is None:
        return None
    first = _container(at, line) or _enumerator(at, line, "en")
    if first is None or not first.readings or first.dotted:
        return None
    after = first.label_end - line.start
    mark = FIRST_OF_LIST.search(line.words, after, after + 6)
    between = line.words[after : mark.start()] if mark is not None else "none"
    return mark.start() if mark is not None and not between.strip(" \t\u00a0*_") else None


def _weigh(candidate: Candidate, line: Line, above: Line | None) -> None:
    if above is None:
        return
    candidate.prompted = above.words.rstrip("*_ ").endswith((":", "—", "–")) or above.hashes > 0
    if line.blanks or line.bullet or line.hashes or above.closed or above.hashes:
        return
    if above.width > 40 and not LISTED_ON.search(above.words[-LISTED_REACH:]):
        candidate.text_cost = RUN_ON_TEXT_COST
        candidate.label_cost = RUN_ON_LABEL_COST


def _container(at: int, line: Line) -> Candidate | None:
    words = line.words
    if not (words[0].isupper() or line.hashes):
        return None
    if words[:OPENING].casefold() in _openings():
        match = _container_pattern().match(words)
        if match is not None and _stands_alone(line, match):
            return _numbered_container(at, line, match)
        ordinal = _ordinal(at, line)
        if ordinal is not None:
            return ordinal
    if len(words) < 200 and words[:5].isupper():
        named = _named_pattern().match(words)
        if named is not None and _shouts(named.group("label")):
            return _named_container(at, line, named.group("label"))
    return None


def _stands_alone(line: Line, match: re.Match[str]) -> bool:
    number = match.group("num") or ""
    if number.isalpha() and number.islower() and number not in ordinal_words():
        return False
    rest = line.words[match.end() :].strip(" \t\u00a0*_#")
    if match.group("word2"):
        return not rest and len(line.words) < 60
    if len(rest) > 60 and container_words()[match.group("word").casefold()] != "article":
        return len(rest) <= 200 and (rest[-1] not in ".;:" or _shouts(rest))
    if not rest or match.group("sep") or line.hashes:
        return not rest[:1].islower() or bool(line.hashes)
    return (
        not rest[0].islower() and rest[0] not in ",;" and len(line.words) <= 110 and not line.closed
    )


def _numbered_container(at: int, line: Line, match: re.Match[str]) -> Candidate:
    word = match.group("word") or match.group("word2")
    key = container_words()[word.casefold()]
    number = match.group("num") or match.group("nth2")
    value, norm = _container_value(number, key)
    late = (match.group("late") or "").strip().casefold()
    if late:
        value, norm = value + 0.1 * (1 + suffixes().index(late)), f"{norm} {late}"
    shown = norm if key == "article" else f"{_capitalised(word)} {norm}{match.group('nth') or ''}"
    label = line.words[: match.start("sep") if match.group("sep") else match.end()].rstrip(" *_")
    reading = Reading(("kw", key), value, 0.0, shown)
    end = line.start + (match.end("sep") if match.group("sep") else len(label))
    heading = line.words[match.end() :].strip(" *_#") != ""
    return Candidate(at, label, end, (reading,), key, RANKS[key], heading)


def _container_value(number: str, key: str) -> tuple[float, str]:
    ordinal = ordinal_words().get(number.casefold())
    if ordinal is not None:
        return float(ordinal), str(ordinal)
    if number.isdecimal():
        return float(number), str(int(number))
    if "l" in number and len(number) > 1:
        number = number.replace("l", "I")
    roman = roman_value(number.casefold())
    if roman is not None and not (len(number) == 1 and key == "annex" and number not in "IVX"):
        return float(roman), number
    return float(ord(number[0].upper()) - 64), number


def _named_container(at: int, line: Line, label: str) -> Candidate:
    reading = Reading(("kw", "session"), 0.0, 0.0, _capitalised(label))
    end = line.start + len(label)
    return Candidate(at, label, end, (reading,), "session", RANKS["session"], heading=True)


def _ordinal(at: int, line: Line) -> Candidate | None:
    match = _ordinal_pattern().match(line.words)
    if match is None:
        return None
    value = ordinal_words()[match.group("word").casefold()]
    reading = Reading(("ord", "."), float(value), 0.0, str(value))
    return Candidate(at, match.group().strip(), line.start + match.end(), (reading,))


def _enumerator(at: int, line: Line, language: str) -> Candidate | None:
    match = _enumerator_pattern().match(line.words)
    if match is None:
        return None
    end = line.start + match.end()
    if match.group("dot"):
        return _dotted(at, line, match.group("dot"), end)
    kind = match.lastgroup or "stop"
    core = match.group(kind)
    style = {"both": "()", "right": ")", "nth": ".", "stop": "."}[kind]
    found = readings(core, style, language)
    joker = (
        len(core) <= 2
        and kind != "nth"
        and not (kind == "stop" and core.isalpha() and len(core) == 2)
    )
    if not found and not joker:
        return None
    candidate = Candidate(at, match.group().strip(), end, found, joker=joker)
    _head(candidate, line, match.end())
    return candidate


def _dotted(at: int, line: Line, number: str, end: int) -> Candidate:
    parts = tuple(number.split("."))
    last = parts[-1]
    value = float(last) if last.isdecimal() else float(ord(last) - 96)
    depth = f"dot{len(parts)}" + ("" if last.isdecimal() else "a")
    reading = Reading(("dot", depth), value, 0.0, number)
    candidate = Candidate(at, line.words[: end - line.start], end, (reading,), dotted=parts)
    _head(candidate, line, end - line.start)
    return candidate


def _head(candidate: Candidate, line: Line, after: int) -> None:
    if len(line.words) - after > 180:
        return
    rest = line.words[after:].strip(" \t*_#")
    if not 2 < len(rest) <= 160 or rest[-1] in ".;,:" or not candidate.readings:
        return
    family, style = candidate.readings[0].family
    lettered = family in ("ROM", "upp") and style == "." and len(rest) < 90
    if _shouts(rest) or line.hashes or lettered:
        candidate.heading = True
        if family in ("num", "ROM", "upp"):
            candidate.rank = HEADED_LIST


def _shouts(words: str) -> bool:
    letters = [c for c in words if c.isalpha()]
    return len(letters) > 2 and sum(c.isupper() for c in letters) >= 0.8 * len(letters)


def _capitalised(words: str) -> str:
    return words.capitalize() if " " not in words else words.title()
