"""A page of a PDF drawn as a picture in grey for the recognition of its letters."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from compromiso.text.reading.limits import SCAN_DPI, SCAN_PIXELS

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

POINTS = 72


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as a file; `dpi` is how many of its dots make an inch."""

    content: bytes
    dpi: int


def draw_page(document: PdfDocument, number: int, turn: int) -> Picture | None:
    """Draw a page (counted from 0) as it is shown, turned clockwise by some quarters.

    None where the page is damaged.
    """
    import pypdfium2

    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return None
    width, height = page.get_size()
    dpi = _dpi(width / POINTS, height / POINTS)
    drawn = page.render(scale=dpi / POINTS, rotation=90 * turn, grayscale=True)
    rows = memoryview(drawn.buffer).cast("B")
    dots = b"".join(rows[at : at + drawn.width] for at in _rows(drawn.stride, drawn.height))
    page.close()
    return Picture(b"P5 %d %d 255\n%s" % (drawn.width, drawn.height, dots), dpi)


def _rows(stride: int, height: int) -> range:
    return range(0, stride * height, stride)


def _dpi(width: float, height: float) -> int:
    """Give how fine a page of this size in inches can be drawn."""
    dots = max(width * height, 0.01) * SCAN_DPI**2
    return max(int(SCAN_DPI * min(1.0, sqrt(SCAN_PIXELS / dots))), 1)
