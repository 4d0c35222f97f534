"""Printed pages put together into one text, with the page and the box of every word."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from compromiso.errors import Issue
from compromiso.model.artefact import Artefact
from compromiso.model.page_map import PageMap
from compromiso.text.reading.page_edges import PrintedPage, mark_edges
from compromiso.text.reading.printed_lines import ENUMERATOR, PrintedLine
from compromiso.text.reading.turning import laid_askew, turned_on, turned_size

PARAGRAPH_PITCH = 1.22
"""How many times the usual distance of two lines sets a paragraph off."""
MOST_BLANKS = 4
FULL_LINE, BROKEN_LINE = 0.9, 0.6
"""How far a line reaches that may go on below: after the end of a sentence, and within one."""
SENTENCE_ENDS = ".!?"
LEAST_SPACE = 0.5
SURE = 100


@dataclass(frozen=True, slots=True)
class PagedText:
    """The text of printed pages, its artefacts, where it stands on them, what was noted."""

    text: str
    artefacts: tuple[Artefact, ...]
    pages: PageMap
    issues: tuple[Issue, ...] = ()
    breaks: tuple[int, ...] = ()


def write_pages(pages: list[PrintedPage]) -> PagedText:
    """Give the text of pages line by line as printed, what is no running text marked."""
    set_apart(pages)
    writer = _PageWriter(any(page.trust for page in pages))
    for page in pages:
        writer.write(page)
    sizes = tuple(turned_size(page.size, page.turn) for page in pages)
    places = (writer.page_starts, writer.starts, writer.ends, writer.corners, writer.trust)
    return PagedText(
        "".join(writer.signs),
        tuple(writer.artefacts),
        PageMap(sizes, *places),
        breaks=tuple(writer.breaks),
    )


def set_apart(pages: list[PrintedPage]) -> None:
    """Mark what is no running text, which lines are set off, and which reach the margin."""
    heights = Counter(round(line.height, 1) for page in pages for line in page.lines())
    mark_edges(pages, heights.most_common(1)[0][0])
    pitches = Counter(
        round(_pitch(above, below) / below.height, 1)
        for page in pages for block in page.blocks for above, below in pairwise(block)
        if below.bottom > above.bottom and abs(below.height - above.height) < 1
    )  # fmt: skip
    usual = next((pitch for pitch, _ in pitches.most_common() if 0.8 <= pitch <= 3), 1.2)
    for page in pages:
        for block in page.blocks:
            _mark_gaps([line for line in block if line.kind is None], usual)


def _pitch(above: PrintedLine, below: PrintedLine) -> float:
    """Give the distance from the last line of a row of cells, or a line, to the first below."""
    return below.top + below.height - above.bottom


def _mark_gaps(lines: list[PrintedLine], usual: float) -> None:
    margin = max((line.right for line in lines), default=0.0)
    start = min((line.left for line in lines), default=0.0)
    for line in lines:
        line.reach = (line.right - start) / max(margin - start, 1.0)
    for above, below in pairwise(lines):
        pitch = _pitch(above, below) / max(above.height, below.height) / usual
        label_alone = ENUMERATOR.fullmatch(above.words) and pitch < MOST_BLANKS
        if pitch > PARAGRAPH_PITCH and not label_alone:
            below.blanks = min(max(1, round(pitch - 1)), MOST_BLANKS)


@dataclass(slots=True)
class _PageWriter:
    """Writes the lines of all pages into one text and notes where each word came to stand."""

    weighs: bool = False
    signs: list[str] = field(default_factory=list)
    artefacts: list[Artefact] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    page_starts: array[int] = field(default_factory=lambda: array("l"))
    starts: array[int] = field(default_factory=lambda: array("l"))
    ends: array[int] = field(default_factory=lambda: array("l"))
    corners: array[float] = field(default_factory=lambda: array("f"))
    trust: array[int] = field(default_factory=lambda: array("B"))
    length: int = 0
    last: PrintedLine | None = None

    def write(self, page: PrintedPage) -> None:
        """Add a page; its first line is set off unless the line before goes on in it."""
        self.page_starts.append(self.length)
        above: PrintedLine | None = None
        for block in page.blocks:
            body = [line for line in block if line.kind is None]
            if body and self.last is not None:
                body[0].blanks = int(_is_set_off(body[0], above, self.last))
            for line in block:
                self._line(line, page)
            if body:
                above = self.last = body[-1]

    def _line(self, line: PrintedLine, page: PrintedPage) -> None:
        if self.length:
            self._say("\n" * line.blanks)
        start = self.length
        self.starts.extend(start + at for at in line.starts)
        self.ends.extend(start + at for at in line.ends)
        self.breaks.extend(start + at for at in line.breaks)
        is_as_shown = not page.turn and not page.skew
        self.corners.extend(line.corners if is_as_shown else _shown(line.corners, page))
        if self.weighs:
            self.trust.extend(_trust(line.corners, page))
        self._say(line.words)
        if line.kind is not None:
            self.artefacts.append(Artefact(line.kind, start, self.length))
        self._say("\n")

    def _say(self, words: str) -> None:
        self.signs.append(words)
        self.length += len(words)


def _shown(corners: array[float], page: PrintedPage) -> Iterator[float]:
    """Yield the corners of boxes as they stand on the page when it is shown."""
    for at in range(0, len(corners), 4):
        left, top, right, bottom = corners[at : at + 4]
        box = laid_askew((left, top, right, bottom), page.skew, page.size)
        yield from turned_on(box, page.turn, page.size)


def _trust(corners: array[float], page: PrintedPage) -> Iterator[int]:
    """Yield for each word how sure its reading is: 100 where the file itself says it."""
    for at in range(0, len(corners), 4):
        yield page.trust.get((corners[at], corners[at + 1]), SURE)


def _is_set_off(first: PrintedLine, above: PrintedLine | None, last: PrintedLine) -> bool:
    """Say whether the first line of a part of a page opens a paragraph.

    Below another part of the page (`above`) the white space tells; at the top of a column or page
    the words do, with how far the last line before it reached.
    """
    if above is not None and first.top > above.bottom:
        return first.top - above.bottom > LEAST_SPACE * first.height
    if first.words[0].islower():
        return False
    if last.words[-1] in ":;":
        return True
    return last.reach < (FULL_LINE if last.words[-1] in SENTENCE_ENDS else BROKEN_LINE)
