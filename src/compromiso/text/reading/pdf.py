"""The text of a PDF in reading order, with the page and the box of every word."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from compromiso.errors import Issue
from compromiso.model.artefact import Artefact
from compromiso.model.page_map import PageMap
from compromiso.text.reading.columns import find_columns
from compromiso.text.reading.errors import DamagedPdf, NoTextLayer, TextTooLong
from compromiso.text.reading.glyphs import GlyphPage, count_pages, opened_pdf, read_glyphs
from compromiso.text.reading.limits import TEXT_CHARS
from compromiso.text.reading.page_edges import PrintedPage, mark_edges
from compromiso.text.reading.printed_lines import (
    ENUMERATOR,
    Piece,
    PrintedLine,
    find_pieces,
    find_rows,
    printed_line,
)
from compromiso.text.reading.ruled_tables import TableRow, find_table_rows, printed_row
from compromiso.text.reading.turning import turned_on, turned_size

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

PARAGRAPH_PITCH = 1.22
"""How many times the usual distance of two lines sets a paragraph off."""
MOST_BLANKS = 4
FULL_LINE, BROKEN_LINE = 0.9, 0.6
"""How far a line reaches that may go on below: after the end of a sentence, and within one."""
SENTENCE_ENDS = ".!?"
LEAST_SPACE = 0.5


@dataclass(frozen=True, slots=True)
class PdfText:
    """The text of a PDF, its artefacts, where it stands on the pages, what was noted."""

    text: str
    artefacts: tuple[Artefact, ...]
    pages: PageMap
    issues: tuple[Issue, ...] = ()


def read_pdf(content: bytes, name: str) -> PdfText:
    """Give the text of a PDF line by line as printed; refuse one that holds none."""
    with opened_pdf(content, name) as document:
        reader = _PdfReader(document, name)
        reader.read()
    set_apart(reader.pages)
    writer = _PageWriter()
    for page in reader.pages:
        writer.write(page)
    sizes = tuple(turned_size(page.size, page.turn) for page in reader.pages)
    pages = PageMap(sizes, writer.page_starts, writer.starts, writer.ends, writer.corners)
    return PdfText("".join(writer.signs), tuple(writer.artefacts), pages, tuple(reader.issues()))


class _PdfReader:
    def __init__(self, document: PdfDocument, name: str) -> None:
        self.document = document
        self.name = name
        self.pages: list[PrintedPage] = []
        self.damaged: list[int] = []
        self.pictured: list[int] = []
        self.chars = self.unread = 0

    def read(self) -> None:
        """Read all pages; stop at the first that makes the text longer than the limit."""
        for number in range(count_pages(self.document, self.name)):
            page = read_glyphs(self.document, number)
            if page is None:
                self.damaged.append(number + 1)
                self.pages.append(PrintedPage(0.0, 0.0, []))
            else:
                self._take(page, number + 1)
        self._refuse_wordless()

    def _take(self, page: GlyphPage, number: int) -> None:
        self.chars += len(page.glyphs)
        self.unread += page.unread
        if self.chars > TEXT_CHARS:
            raise TextTooLong(name=self.name, size=self.chars, limit=TEXT_CHARS)
        if page.pictures and not page.glyphs:
            self.pictured.append(number)
        self.pages.append(lay_out(page))

    def _refuse_wordless(self) -> None:
        if len(self.damaged) == len(self.pages):
            raise DamagedPdf(name=self.name, why="none of its pages can be opened")
        words = any(line.words for page in self.pages for line in page.lines())
        if not words or self.unread > self.chars:
            raise NoTextLayer(name=self.name, pages=len(self.pages))

    def issues(self) -> list[Issue]:
        """Give what has to be said about pages that gave no text."""
        found = []
        if self.damaged:
            told = f"Damaged pages that could not be read: {_listed(self.damaged)}."
            found.append(Issue("READ-23", "error", told, "Get another copy of the file."))
        if self.pictured:
            told = f"Pages that are pictures without text: {_listed(self.pictured)}."
            remedy = "Recognise their text first (OCR), for example with ocrmypdf and Tesseract."
            found.append(Issue("READ-24", "warning", told, remedy))
        return found


def _listed(numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:20]))
    return f"{shown} and {len(numbers) - 20} more" if len(numbers) > 20 else shown


def lay_out(page: GlyphPage) -> PrintedPage:
    """Give the printed lines of a page: column after column, ruled tables row by row."""
    pieces = find_pieces(page.glyphs)
    blocks: list[list[PrintedLine]] = []
    rows = find_table_rows(pieces, page.rules)
    for table in _tables(rows, pieces):
        held = {id(piece) for row in table for cell in row.cells for piece in cell}
        above = [piece for piece in pieces if piece.bottom <= table[0].top + 1]
        above = [piece for piece in above if id(piece) not in held]
        blocks += _columns(above, page)
        blocks.append([line for line in map(printed_row, table) if line is not None])
        held.update(map(id, above))
        pieces = [piece for piece in pieces if id(piece) not in held]
    blocks += _columns(pieces, page)
    return PrintedPage(page.width, page.height, blocks, page.rules, page.turn)


def _columns(pieces: list[Piece], page: GlyphPage) -> list[list[PrintedLine]]:
    return [
        [line for line in map(printed_line, find_rows(part)) if line is not None]
        for part in find_columns(pieces, page.rules)
    ]


def _tables(rows: list[TableRow], pieces: list[Piece]) -> Iterator[list[TableRow]]:
    """Yield the runs of rows that no other words stand between."""
    held = {id(piece) for row in rows for cell in row.cells for piece in cell}
    others = sorted(piece.top for piece in pieces if id(piece) not in held)
    run: list[TableRow] = []
    for row in rows:
        if run and bisect_left(others, run[-1].top) < bisect_left(others, row.top):
            yield run
            run = []
        run.append(row)
    if run:
        yield run


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

    signs: list[str] = field(default_factory=list)
    artefacts: list[Artefact] = field(default_factory=list)
    page_starts: array[int] = field(default_factory=lambda: array("l"))
    starts: array[int] = field(default_factory=lambda: array("l"))
    ends: array[int] = field(default_factory=lambda: array("l"))
    corners: array[float] = field(default_factory=lambda: array("f"))
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
        self.corners.extend(line.corners if not page.turn else _shown(line.corners, page))
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
        yield from turned_on((left, top, right, bottom), page.turn, page.size)


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
