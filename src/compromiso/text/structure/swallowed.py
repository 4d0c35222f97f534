"""Numbered paragraphs within a line: "2. … to it. 3. If …", and a text that lost its line ends."""

from __future__ import annotations

import re

from compromiso.text.structure.lines import Line

OWN = re.compile(r"(\d{1,2})\.\s")
WITHIN = re.compile(r"[^\W\d_]{2}[.;:)]\s{1,3}(\d{1,2})\.\s{1,2}(?=[A-ZÀ-Ý][^\W\d_]|[AEOÀÉY]\s)")
LEAST, AHEAD = 60, 40
"""How long a line is at least, and how many lines below may open with the number."""
RUNNING = re.compile(r"(?<=\s)(\d{1,2})\.\s{1,2}(?=[A-ZÀ-Ý][^\W\d_])")
LONG, FEWEST = 600, 3
"""How long a line is that holds a text, and how many paragraphs it holds at least."""
ENDS = frozenset(".;:,)]»”")


def part_swallowed(lines: list[Line]) -> list[Line]:
    """Part a numbered line where the next number opens a sentence within it, and no line below."""
    parted: list[Line] = []
    for at, line in enumerate(lines):
        if line.words[0].isdecimal():
            places = _places(lines, at) if line.width > LEAST else []
        else:
            places = _running(line) if line.width > LONG else []
        parted += line.cut(places, blanks=1) if places else [line]
    return parted


def _places(lines: list[Line], at: int) -> list[int]:
    words = lines[at].words
    own = OWN.match(words)
    if own is None:
        return []
    number, places = int(own[1]), []
    for found in WITHIN.finditer(words, own.end()):
        if int(found[1]) == number + 1:
            number += 1
            places.append(found.start(1))
    return places if places and _following(lines, at) not in range(2, number + 1) else []


def _following(lines: list[Line], at: int) -> int:
    """Give the number that the next numbered line opens with, or 0."""
    for line in lines[at + 1 : at + 1 + AHEAD]:
        own = OWN.match(line.words) if line.words[0].isdecimal() else None
        if own is not None:
            return int(own[1])
    return 0


def _running(line: Line) -> list[int]:
    """Give where the paragraphs of a text on one line begin, which count on from the first."""
    if line.parted or "2. " not in line.words:
        return []
    places: list[int] = []
    for found in RUNNING.finditer(line.words):
        before = line.words[: found.start()].rstrip()[-1:]
        if int(found[1]) == len(places) + 1 and (not places or before in ENDS):
            places.append(found.start())
    return places if len(places) >= FEWEST else []
