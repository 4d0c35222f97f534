"""The characters of a page, each with the box in which it is printed."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from compromiso.text.reading.errors import DamagedPdf, NeedsPassword, TooManyPages
from compromiso.text.reading.limits import PDF_PAGES
from compromiso.text.reading.turning import Box, turned, turned_size, upright_turn

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

Glyph = tuple[str, float, float, float, float]
"""A character and its left, top, right and bottom in points from the upper left corner."""

Trust = dict[tuple[float, float], int]
"""How sure the reading of a word is, from 0 to 100, by the left and top of its box."""

HEAD_BYTES = 1024
BULLETS = frozenset([0xF02D, 0xF076, 0xF0A7, 0xF0B7, 0xF0D8, 0xF0FC])
"""Where the usual symbol fonts keep the marks that stand before the items of a list."""
HYPHENS = {0x02: "-", 0xAD: "-", 0x2010: "-", 0xFFFE: "-"}
SPACES = frozenset([0x09, 0x20, 0xA0, 0x3000, *range(0x2000, 0x200B), 0x202F])
RULE_LENGTH, RULE_HEIGHT, MOST_RULES = 24.0, 2.5, 500
MOST_ANNOTATIONS = 1_000
LEAST_HEIGHT, FARTHEST = 1.0, 100_000.0
"""No character is lower than one point; what is printed farther off is on no page."""
ONE_AT_A_TIME = threading.Lock()
"""The library that reads PDF is not safe to be used by two threads at once."""


@dataclass(slots=True)
class GlyphPage:
    """What is printed on one page, the right way up for reading.

    Its size, its characters in file order, its straight rules: left, right and height of each.
    `turn` says by how many quarters, clockwise, the page is turned from there when it is shown;
    `unread` counts characters that the file draws without saying which they are, `pictured` is
    the share of the page that its largest picture covers, None without any. Where the characters
    were recognised in a picture, `skew` is the angle at which they lie, `trust` how sure they are.
    """

    width: float
    height: float
    glyphs: list[Glyph]
    rules: list[tuple[float, float, float]]
    turn: int = 0
    unread: int = 0
    pictured: float | None = None
    skew: float = 0.0
    trust: Trust = field(default_factory=dict)


@contextmanager
def opened_pdf(content: bytes, name: str) -> Iterator[PdfDocument]:
    """Open a PDF for as long as the block runs; refuse one that cannot be opened, with why."""
    import pypdfium2  # loads a library of several megabytes, which only a PDF needs

    if b"%PDF-" not in content[:HEAD_BYTES]:
        raise DamagedPdf(name=name, why="it does not begin as a PDF does")
    with ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as failure:
            raise _refusal(failure.err_code, name) from failure
        try:
            yield document
        finally:
            document.close()


def _refusal(code: int | None, name: str) -> DamagedPdf | NeedsPassword:
    import pypdfium2.raw as pdfium

    if code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
        return NeedsPassword(name=name)
    return DamagedPdf(name=name, why="its structure cannot be followed")


def count_pages(document: PdfDocument, name: str) -> int:
    """Give the number of pages, if it is one that can be read."""
    pages = len(document)
    if pages > PDF_PAGES:
        raise TooManyPages(name=name, pages=pages, limit=PDF_PAGES)
    if pages < 1:
        raise DamagedPdf(name=name, why="it has no page")
    return pages


def read_glyphs(document: PdfDocument, number: int) -> GlyphPage | None:
    """Give what is printed on a page (counted from 0), or None where the page is damaged."""
    import pypdfium2.raw as pdfium

    page = _with_typed_words(pdfium, document, number, pdfium.FPDF_LoadPage(document.raw, number))
    if not page:
        return None
    text = pdfium.FPDFText_LoadPage(page)
    try:
        return _GlyphReader(pdfium, page, text).read() if text else None
    finally:
        if text:
            pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)


def _with_typed_words(pdfium: Any, document: PdfDocument, number: int, page: Any) -> Any:
    """Give a page with what was typed into its form printed on it, as people see it."""
    if not page or not _has_form(pdfium, page):
        return page
    pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
    pdfium.FPDF_ClosePage(page)
    return pdfium.FPDF_LoadPage(document.raw, number)


def _has_form(pdfium: Any, page: Any) -> bool:
    for at in range(min(pdfium.FPDFPage_GetAnnotCount(page), MOST_ANNOTATIONS)):
        annotation = pdfium.FPDFPage_GetAnnot(page, at)
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        pdfium.FPDFPage_CloseAnnot(annotation)
        if kind == pdfium.FPDF_ANNOT_WIDGET:
            return True
    return False


class _GlyphReader:
    def __init__(self, pdfium: Any, page: Any, text: Any) -> None:
        self.pdfium, self.page, self.text = pdfium, page, text
        self.turn = pdfium.FPDFPage_GetRotation(page)
        self.size = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        self.origin = self._origin()

    def read(self) -> GlyphPage:
        signs, boxes, unread = self._characters()
        upright = upright_turn(boxes)
        size = turned_size(self.size, self.turn - upright)
        places = [turned(box, upright, size) for box in boxes]
        glyphs = [(sign, *place) for sign, place in zip(signs, places, strict=True)]
        found = GlyphPage(*size, glyphs, [], (self.turn - upright) % 4, unread)
        self._look_at_drawings(found, upright)
        return found

    def _characters(self) -> tuple[list[str], list[Box], int]:
        """Give the characters, their boxes from the lower left corner, how many have no name."""
        signs: list[str] = []
        boxes: list[Box] = []
        box = self.pdfium.FS_RECTF()
        reference, (x, y) = ctypes.byref(box), self.origin
        code_of, box_of = self.pdfium.FPDFText_GetUnicode, self.pdfium.FPDFText_GetLooseCharBox
        high = unread = 0
        for at in range(self.pdfium.FPDFText_CountChars(self.text)):
            code = code_of(self.text, at)
            if 0xD800 <= code < 0xDC00:
                high = code
            elif code not in (10, 13) and box_of(self.text, at, reference):
                sign, low = _sign(code, high), box.bottom - y
                place = (box.left - x, low, box.right - x, max(box.top - y, low + LEAST_HEIGHT))
                if sign is None or not max(map(abs, place)) < FARTHEST:  # also what is no number
                    unread += 1
                else:
                    signs.append(sign)
                    boxes.append(place)
        return signs, boxes, unread

    def _origin(self) -> tuple[float, float]:
        sides = [ctypes.c_float() for _ in range(4)]
        references = [ctypes.byref(side) for side in sides]
        for box_of in (self.pdfium.FPDFPage_GetCropBox, self.pdfium.FPDFPage_GetMediaBox):
            if box_of(self.page, *references):
                return min(sides[0].value, sides[2].value), min(sides[1].value, sides[3].value)
        return 0.0, 0.0

    def _look_at_drawings(self, found: GlyphPage, upright: int) -> None:
        x, y = self.origin
        sides = [ctypes.c_float() for _ in range(4)]
        pictures = (self.pdfium.FPDF_PAGEOBJ_IMAGE, self.pdfium.FPDF_PAGEOBJ_FORM)
        for at in range(self.pdfium.FPDFPage_CountObjects(self.page)):
            drawn = self.pdfium.FPDFPage_GetObject(self.page, at)
            kind = self.pdfium.FPDFPageObj_GetType(drawn)
            if kind not in (self.pdfium.FPDF_PAGEOBJ_PATH, *pictures):
                continue
            self.pdfium.FPDFPageObj_GetBounds(drawn, *map(ctypes.byref, sides))
            if kind in pictures:
                found.pictured = max(found.pictured or 0.0, self._share([s.value for s in sides]))
                continue
            box = (sides[0].value - x, sides[1].value - y, sides[2].value - x, sides[3].value - y)
            left, top, right, bottom = turned(box, upright, (found.width, found.height))
            if len(found.rules) >= MOST_RULES:
                break
            if right - left >= RULE_LENGTH and bottom - top <= RULE_HEIGHT:
                found.rules.append((left, right, (top + bottom) / 2))

    def _share(self, sides: list[float]) -> float:
        """Give how much of the page a picture covers, from 0 to 1."""
        left, low, right, high = sides
        area = max(right - left, 0.0) * max(high - low, 0.0)
        width, height = self.size
        return float(min(area / max(width * height, 1.0), 1.0))


def _sign(code: int, high: int) -> str | None:
    """Give the character of a code, or None where the file does not say which it is."""
    if code in HYPHENS:
        return HYPHENS[code]
    if code in SPACES:
        return " "
    if 0xDC00 <= code < 0xE000:
        return chr(0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)) if high else None
    if code < 32 or code in (0xFFFD, 0xFFFF) or 0xE000 <= code < 0xF900 or code > 0x10FFFF:
        return "•" if code in BULLETS else None
    return chr(code)
