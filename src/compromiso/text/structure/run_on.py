"""Articles that begin within a line: of a text whose line ends are lost, or below a part's name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from compromiso.text.structure.enumerators import roman_value
from compromiso.text.structure.lines import Line
from compromiso.text.structure.wording import ACCENTED, container_words, folded, ordinal_words

LONG = 160
"""A line as long may hold the beginning of an article within it, a shorter one below a part."""
FEWEST, FEWEST_LEFT = 3, 2
"""So many articles must count on for one within a line to be taken for one; fewer from the first
where all stand within lines, each behind a sentence."""
PARAGRAPH = re.compile(
    r"(?<=\s)(?:\((?P<both>\d{1,2})\)|(?P<stop>\d{1,2})(?:\.|\s?[-–—]))(?=\s{1,3}[«\"“]?[A-ZÀ-Ý])"
)
MANY = 2
"""The number of its paragraphs from which an article is parted into them."""
SENTENCE_ENDS = '.;:)]»”"—–'
ENDS_BEFORE = 4


@dataclass(frozen=True, slots=True)
class _Mark:
    """Where an article may begin: its line, the place within its words, its number."""

    line: int
    at: int
    value: int
    inside: bool
    plain: bool
    """Whether it stands in capitals, or nothing but the name of a part before it in its line."""


def part_run_on(lines: list[Line]) -> list[Line]:
    """Part the lines within which articles begin that count on from those before and after.

    A line that opens with one of them is marked, whatever follows its number.
    """
    places: dict[int, list[int]] = {}
    for mark in _counted(list(_marks(lines))):
        places.setdefault(mark.line, []).append(mark.at)
    if not places:
        return lines
    parted: list[Line] = []
    for number, line in enumerate(lines):
        own = places.get(number)
        if own is None:
            parted.append(line)
        else:
            parted += _parts(line, own, opens=_opens(lines, number))
    return parted


def _opens(lines: list[Line], number: int) -> bool:
    """Say whether a line is the first of a block, or stands below a sentence that has ended."""
    return number == 0 or lines[number].blanks > 0 or lines[number - 1].closed


@cache
def _article() -> re.Pattern[str]:
    """Match "ARTIGO 2o", "Article III", "Artículo 4.º" where something more follows."""
    named = sorted(w for w, key in container_words().items() if key == "article" and len(w) > 4)
    cased = [word for name in named for word in (name.upper(), name.capitalize())]
    initials = "".join(sorted({_spelt(word[0]).strip("[]") for word in cased}))
    words = "|".join(  # the second letter first: few stand behind an initial
        f"{_spelt(w[1])}(?<={_spelt(w[0])}{_spelt(w[1])}){_spelt(w[2:])}" for w in cased
    )
    words += r"|(?<=A)(?:rt|RT)\."
    ordinals = "|".join(sorted(ordinal_words(), key=len, reverse=True))
    return re.compile(
        rf"(?P<word>[{initials}](?:{words}))[ \u00a0]{{1,3}}"  # few letters are tried at all
        rf"(?P<num>\d{{1,3}}|[IVXLC]{{1,7}}(?!\w)|(?i:{ordinals})(?!\w))"
        r"(?:\s?\.?\s?[ºª°]|o(?!\w)|\s?er(?!\w)|re(?!\w))?[.:)]?(?:\s?[-–—])?"
        r"(?=\s{0,3}(?:[«\"“(]?[A-ZÀ-Ý]|\(?\d{1,2}(?:[.)]|\s?[-–—]\s)|$))"
    )


def _spelt(word: str) -> str:
    """Give an expression for a word with or without its accents, in the case that it has."""
    signs = (ACCENTED.get(sign.lower(), "") for sign in word)
    kinds = (
        (s, more.upper() if s.isupper() else more) for s, more in zip(word, signs, strict=True)
    )
    return "".join(f"[{s}{more}]" if more else re.escape(s) for s, more in kinds)


def _marks(lines: Sequence[Line]) -> Iterator[_Mark]:
    """Yield the places where articles may begin, in order."""
    for number, line in enumerate(lines):
        for found in _article().finditer(line.words):
            at, value = found.start(), _value(found["num"])
            above = line.words[max(0, at - ENDS_BEFORE) : at].rstrip("*_ \u00a0")
            inside = at > 0
            if value is None or (inside and line.words[at - 1] not in " \u00a0*_"):
                continue
            below = 0 < at <= LONG and _below_part(line, at)
            shouted = found["word"].isupper()
            if shouted or above[-1:] in SENTENCE_ENDS or below or not inside:
                yield _Mark(number, at, value, inside, shouted or below)


def _below_part(line: Line, at: int) -> bool:
    """Say whether nothing but the name of a part stands before: "TROISIÈME PARTIE Article 25"."""
    first, _, second = folded(line.words[:at]).strip(" .:–—-").partition(" ")
    parts = container_words()
    return first in parts or second in parts


def _value(number: str) -> int | None:
    if number.isdecimal():
        return int(number)
    return roman_value(number.lower()) or ordinal_words().get(folded(number))


def _counted(marks: list[_Mark]) -> list[_Mark]:
    """Give the marks that count on without a gap, at least so many one after the other."""
    kept: list[_Mark] = []
    run: list[_Mark] = []
    for mark in marks:
        if run and mark.value == run[-1].value + 1:
            run.append(mark)
        elif not mark.inside or mark.plain or mark.value == 1:
            kept += run if _is_run(run) else []
            run = [mark]
    return kept + (run if _is_run(run) else [])


def _is_run(run: list[_Mark]) -> bool:
    """Say whether marks are articles: so many, or two from the first that stand in one line."""
    if len(run) >= FEWEST:
        return True
    return len(run) == FEWEST_LEFT and run[0].value == 1 and all(mark.inside for mark in run)


def _parts(line: Line, places: list[int], *, opens: bool) -> Iterator[Line]:
    """Yield a line, or the lines that it is parted into, each marked as a beginning."""
    if places == [0] and len(line.words) < LONG:
        line.parted = opens
        yield line
        return
    starts = sorted({0, *places, *(p for at in places for p in _headed(line.words, at))})
    cuts: list[int] = []
    for at, after in zip(starts, [*starts[1:], len(line.words)], strict=True):
        cuts += _paragraphs(line.words, at, after) if at in places else [at]
    pieces = line.cut(cuts, blanks=1, parted=True)
    pieces[0].parted = 0 in places
    yield from pieces


@cache
def _part() -> re.Pattern[str]:
    keys = frozenset({"part", "title", "chapter", "section"})
    named = sorted(w.upper() for w, key in container_words().items() if key in keys and len(w) > 3)
    return re.compile(rf"(?<=\s)(?:{'|'.join(named)}) (?:[IVXLC]{{1,6}}|\d{{1,2}})(?![\w.,])")


def _headed(words: str, at: int) -> list[int]:
    """Give where the name of a part begins that stands right above an article of its line."""
    names = [m.start() for m in _part().finditer(words, max(0, at - LONG), at)]
    return [name for name in names if not set(words[name:at]) & set(".;:")][:1]


def _paragraphs(words: str, start: int, end: int) -> list[int]:
    """Give where an article begins, and its paragraphs that are numbered in running text."""
    stops, value, position = [start], 1, start
    for found in PARAGRAPH.finditer(words, start, end):
        mark = found["both"] or found["stop"]
        before = words[position : found.start()].rstrip()[-1:]
        if int(mark) == value and (value == 1 or before in SENTENCE_ENDS):
            stops.append(found.start())
            value, position = value + 1, found.end()
    return stops if value > MANY else stops[:1]
