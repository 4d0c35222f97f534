"""The text of a PDF in reading order, with the page and the box of every word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from compromiso.errors import Issue
from compromiso.text.reading.errors import DamagedPdf, NoTextLayer, NotRecognised, TextTooLong
from compromiso.text.reading.glyphs import GlyphPage, count_pages, opened_pdf, read_glyphs
from compromiso.text.reading.language import language_of
from compromiso.text.reading.layout import lay_out
from compromiso.text.reading.limits import TEXT_CHARS
from compromiso.text.reading.ocr.drawing import draw_page
from compromiso.text.reading.ocr.scanner import Scanner
from compromiso.text.reading.ocr.telling import doubted_words, listed
from compromiso.text.reading.ocr.tesseract import Tesseract, find_tesseract, installation
from compromiso.text.reading.page_edges import PrintedPage
from compromiso.text.reading.page_writer import PagedText, write_pages
from compromiso.text.reading.progress import Progress, silently

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

STAMP_CHARS, SCAN_SHARE = 100, 0.5
"""A page of fewer characters that a picture covers so far is a scan with a stamp on it."""
EMPTY: Final = GlyphPage(0.0, 0.0, [], [])


def read_pdf(content: bytes, name: str, progress: Progress = silently) -> PagedText:
    """Give the text of a PDF line by line as printed; refuse one that holds none.

    Pages that are pictures are recognised where Tesseract is installed.
    """
    with opened_pdf(content, name) as document:
        reader = _PdfReader(document, name)
        reader.read()
        reader.recognise(progress)
    reader.refuse_wordless()
    paged = write_pages(reader.pages)
    return replace(paged, issues=(*reader.issues(), *doubted_words(paged.text, paged.pages)))


class _PdfReader:
    def __init__(self, document: PdfDocument, name: str) -> None:
        self.document = document
        self.name = name
        self.pages: list[PrintedPage] = []
        self.damaged: list[int] = []
        self.wordless: list[int] = []
        self.unnamed: list[int] = []
        self.stamped: list[int] = []
        self.chars = self.unread = 0
        self.scanner: Scanner | None = None

    def read(self) -> None:
        """Read all pages; stop at the first that makes the text longer than the limit."""
        for number in range(count_pages(self.document, self.name)):
            page = read_glyphs(self.document, number)
            if page is None:
                self.damaged.append(number + 1)
            self._take(page or EMPTY, number + 1)
        if len(self.damaged) == len(self.pages):
            raise DamagedPdf(name=self.name, why="none of its pages can be opened")

    def _take(self, page: GlyphPage, number: int) -> None:
        self.chars += len(page.glyphs)
        self.unread += page.unread
        if self.chars > TEXT_CHARS:
            raise TextTooLong(name=self.name, size=self.chars, limit=TEXT_CHARS)
        if page.unread > len(page.glyphs):
            self.unnamed.append(number)
        elif page.pictured is not None and not page.glyphs:
            self.wordless.append(number)
        elif (page.pictured or 0.0) > SCAN_SHARE and len(page.glyphs) < STAMP_CHARS:
            self.stamped.append(number)
        self.pages.append(lay_out(page))

    def recognise(self, progress: Progress) -> None:
        """Put what is recognised in the place of pages that are pictures or name no letters."""
        wanted = sorted([*self.wordless, *self.unnamed, *self.stamped])
        tesseract = find_tesseract() if wanted else None
        if tesseract is None:
            return
        self.scanner = self._scanner(tesseract, wanted, progress)
        for number in wanted:
            draw = partial(draw_page, self.document, number - 1)
            page = self.scanner.scan(number, draw)
            if page is not None:
                self.pages[number - 1] = lay_out(page)

    def _scanner(self, tesseract: Tesseract, wanted: list[int], progress: Progress) -> Scanner:
        told = [page for number, page in enumerate(self.pages, 1) if number not in set(wanted)]
        words = "\n".join(line.words for page in told for line in page.lines())
        return Scanner(tesseract, self.name, len(wanted), progress, language_of(words))

    def refuse_wordless(self) -> None:
        """Refuse a document that gave no text, or hardly any beside letters without a name."""
        words = any(line.words for page in self.pages for line in page.lines())
        if words and (self.unread <= self.chars or self.scanner is not None):
            return
        if self.scanner is None:
            raise NoTextLayer(name=self.name, pages=len(self.pages), install=installation())
        why = next(iter(self.scanner.recognised.failed.values()), "Tesseract found none")
        raise NotRecognised(name=self.name, pages=len(self.pages), why=why)

    def issues(self) -> Iterator[Issue]:
        """Yield what has to be said about pages that gave no text of their own."""
        if self.damaged:
            told = f"Damaged pages that could not be read: {listed(self.damaged)}."
            yield Issue("READ-23", "error", told, "Get another copy of the file.")
        if self.scanner is not None:
            yield from self.scanner.issues()
            return
        remedy = f"Install Tesseract ({installation()}) and read the file again."
        if self.wordless:
            told = f"Pages that are pictures without text: {listed(self.wordless)}."
            yield Issue("READ-24", "warning", told, remedy)
        if self.unnamed:
            told = f"Pages whose letters the file draws and does not name: {listed(self.unnamed)}."
            yield Issue("READ-29", "warning", told, remedy)
