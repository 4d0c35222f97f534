"""The text of a scan that came as a picture file, recognised where Tesseract is installed."""

from __future__ import annotations

from dataclasses import replace

from compromiso.text.reading.errors import NoTextLayer, NotRecognised
from compromiso.text.reading.layout import lay_out
from compromiso.text.reading.ocr.drawing import Picture
from compromiso.text.reading.ocr.picture_head import picture_heads
from compromiso.text.reading.ocr.scanner import Scanner
from compromiso.text.reading.ocr.telling import doubted_words
from compromiso.text.reading.ocr.tesseract import find_tesseract, installation
from compromiso.text.reading.page_edges import PrintedPage
from compromiso.text.reading.page_writer import PagedText, write_pages
from compromiso.text.reading.progress import Progress


def read_picture(content: bytes, name: str, progress: Progress) -> PagedText:
    """Give the text of a picture file, a page for each picture in it; refuse one without words."""
    heads = picture_heads(content, name)
    tesseract = find_tesseract()
    if tesseract is None:
        raise NoTextLayer(name=name, pages=len(heads), install=installation())
    scanner = Scanner(tesseract, name, len(heads), progress)
    found = scanner.scan_all(Picture(content, heads[0].dpi))
    pages = [PrintedPage(0.0, 0.0, []) if page is None else lay_out(page) for page in found]
    if not any(line.words for page in pages for line in page.lines()):
        why = next(iter(scanner.recognised.failed.values()), "Tesseract found none")
        raise NotRecognised(name=name, pages=len(heads), why=why)
    paged = write_pages(pages)
    return replace(paged, issues=(*scanner.issues(), *doubted_words(paged.text, paged.pages)))
