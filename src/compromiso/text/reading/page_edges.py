"""What stands at the edges of pages and is no running text: heads, page numbers, footnotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from compromiso.text.reading.columns import Rule
from compromiso.text.reading.glyphs import Trust
from compromiso.text.reading.printed_lines import PrintedLine
from compromiso.text.reading.turning import Size

EDGE_HEIGHTS, SAME_HEIGHT = 4, 4.0
"""How many heights from each edge are looked at, and how far apart the same height may be."""
MANY_PAGES = 6
LONGEST_HEAD = 200
NUMBER = re.compile(r"\d{1,4}")
ROMAN = re.compile(r"[-–—]?\s*[ivxlc]{1,7}\s*[-–—]?")
NOTE = re.compile(r"(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\d{1,3}|[*†‡]{1,3}|[a-z](?=\s))[ \t.)]*\S")
NOTE_SIZE = 0.93
NOTE_RULE_SHARE, NOTE_INDENT = 0.5, 0.15
LOWER_PART = 0.4

Key = tuple[str, int, object]


@dataclass(slots=True)
class PrintedPage:
    """The printed lines of a page in reading order, part by part, and its rules.

    `turn` says by how many quarters, clockwise, the page is turned from there when it is shown, and
    `skew` by which angle its words lie askew. `trust` says of words that were recognised in a
    picture, by the left and top of their boxes, how sure that is, from 0 to 100.
    """

    width: float
    height: float
    blocks: list[list[PrintedLine]]
    rules: list[Rule] = field(default_factory=list)
    turn: int = 0
    skew: float = 0.0
    trust: Trust = field(default_factory=dict)

    @property
    def size(self) -> Size:
        """Give width and height the right way up for reading."""
        return self.width, self.height

    def lines(self) -> Iterator[PrintedLine]:
        """Yield every line in reading order."""
        for block in self.blocks:
            yield from block


def mark_edges(pages: list[PrintedPage], body_height: float) -> None:
    """Say of each line which artefact it is, where it is one."""
    _mark_repeated(pages)
    for page in pages:
        for block in page.blocks:
            _mark_footnotes(page, block, body_height)


def _mark_repeated(pages: list[PrintedPage]) -> None:
    edges = [(number, line) for number, page in enumerate(pages) for line in _edge_lines(page)]
    times: Counter[Key] = Counter()
    for number, line in edges:
        times.update(set(_keys(line, number)))
    needed = 3 if len(pages) >= MANY_PAGES else 2
    for number, line in edges:
        keys = [key for key in _keys(line, number) if times[key] >= needed]
        if keys:
            line.kind = _kind(line, keys)


def _edge_lines(page: PrintedPage) -> list[PrintedLine]:
    """Give the lines of the first and the last few heights of a page."""
    ordered = sorted(page.lines(), key=lambda line: line.bottom)
    heights: list[float] = []
    for line in ordered:
        if not heights or line.bottom - heights[-1] > SAME_HEIGHT:
            heights.append(line.bottom)
    if not heights:
        return []
    first = heights[:EDGE_HEIGHTS][-1] + SAME_HEIGHT
    last = heights[-EDGE_HEIGHTS:][0]
    return [
        line for line in ordered
        if (line.bottom <= first or line.bottom >= last) and len(line.words) <= LONGEST_HEAD
    ]  # fmt: skip


def _keys(line: PrintedLine, page: int) -> Iterator[Key]:
    """Yield what a line has in common with that of other pages: its words, its count of pages."""
    words = " ".join(line.words.split())
    place = round(line.bottom / (2 * SAME_HEIGHT))
    for near in (place, place + 1):
        yield words, near, None
        for found in NUMBER.finditer(words):
            rest = f"{words[: found.start()]}#{words[found.end() :]}".strip()
            yield rest, near, int(found[0]) - page


def _kind(line: PrintedLine, keys: list[Key]) -> str:
    if all(offset is None for _, _, offset in keys):
        return "page_number" if ROMAN.fullmatch(line.words) else "running_head"
    letters = sum(sign.isalpha() for sign in line.words)
    return "page_number" if letters <= 12 else "running_head"


def _mark_footnotes(page: PrintedPage, block: list[PrintedLine], body_height: float) -> None:
    """Mark the notes at the foot of one part of a page, the last part that is no furniture."""
    own = [line for line in block if line.kind is None]
    first = _first_note(page, own, body_height)
    if first is None or (first == 0 and own[0].top < (1 - LOWER_PART) * page.height):
        return
    for line in own[first:]:
        line.kind = "footnote"


def _first_note(page: PrintedPage, own: list[PrintedLine], body_height: float) -> int | None:
    ruled = _below_note_rule(page, own)
    if ruled is not None and NOTE.match(own[ruled].words):
        return ruled
    first = len(own)
    while first and own[first - 1].height <= NOTE_SIZE * body_height:
        first -= 1
    if ruled is not None and first <= ruled < len(own):
        return ruled
    return next((at for at in range(first, len(own)) if NOTE.match(own[at].words)), None)


def _below_note_rule(page: PrintedPage, own: list[PrintedLine]) -> int | None:
    """Give the first line below a short rule in the lower part, as stands above footnotes."""
    for left, right, height in page.rules:
        if right - left > NOTE_RULE_SHARE * page.width or height < LOWER_PART * page.height:
            continue
        below = [at for at, line in enumerate(own) if line.top >= height - 2]
        level = any(line.top < height < line.bottom - 1 for line in own)
        starts_at_margin = own and left <= min(line.left for line in own) + NOTE_INDENT * page.width
        if (
            below
            and starts_at_margin
            and not level
            and own[below[0] :] == [own[at] for at in below]
        ):
            return below[0]
    return None
