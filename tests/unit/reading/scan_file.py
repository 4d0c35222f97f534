"""Scans made by hand: the pages of a PDF drawn, soiled, laid askew and kept as dots."""

from __future__ import annotations

import math
import random
import zlib
from dataclasses import dataclass

import pypdfium2

POINTS = 72


@dataclass(frozen=True)
class Scan:
    """How a page is scanned: dots an inch, degrees askew, specks of dirt, quarters turned."""

    dpi: int = 300
    askew: float = 0.0
    specks: int = 0
    turned: int = 0


def scanned(content: bytes, scan: Scan = Scan()) -> bytes:
    """Give a PDF that holds pictures of the pages of another, and no text."""
    with pypdfium2.PdfDocument(content) as document:
        pages = [_picture(page, scan) for page in document]
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{3 + 3 * at} 0 R" for at in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    for at, (width, height, dots) in enumerate(pages):
        objects += _page(3 + 3 * at, width, height, dots, scan)
    return _file(objects)


def pgm(content: bytes, scan: Scan = Scan()) -> bytes:
    """Give the first page of a PDF as a picture."""
    with pypdfium2.PdfDocument(content) as document:
        width, height, dots = _picture(document[0], scan)
    return b"P5 %d %d 255\n" % (width, height) + dots


def png(content: bytes, scan: Scan = Scan()) -> bytes:
    """Give the first page of a PDF as a picture in the PNG format, its dots an inch named in it."""
    with pypdfium2.PdfDocument(content) as document:
        width, height, dots = _picture(document[0], scan)
    rows = b"".join(b"\0" + dots[y * width : (y + 1) * width] for y in range(height))
    per_metre = round(scan.dpi / 0.0254)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (
            _chunk(b"IHDR", width.to_bytes(4) + height.to_bytes(4) + b"\x08\0\0\0\0"),
            _chunk(b"pHYs", per_metre.to_bytes(4) * 2 + b"\1"),
            _chunk(b"IDAT", zlib.compress(rows, 1)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4) + kind + body + zlib.crc32(kind + body).to_bytes(4)


def _picture(page: pypdfium2.PdfPage, scan: Scan) -> tuple[int, int, bytes]:
    bitmap = page.render(scale=scan.dpi / POINTS, grayscale=True)
    width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    rows = bytes(bitmap.buffer)
    dots = bytearray(b"".join(rows[y * stride : y * stride + width] for y in range(height)))
    chance = random.Random(width)  # noqa: S311 - dirt
    for _ in range(scan.specks):
        at = chance.randrange(len(dots) - width - 1)
        dots[at : at + 2] = dots[at + width : at + width + 2] = bytes([chance.randrange(256)]) * 2
    return width, height, bytes(dots)


def _page(number: int, width: int, height: int, dots: bytes, scan: Scan) -> list[bytes]:
    across, down = width * POINTS / scan.dpi, height * POINTS / scan.dpi
    cos, sin = math.cos(math.radians(scan.askew)), math.sin(math.radians(scan.askew))
    drawing = f"q {across * cos} {across * sin} {-down * sin} {down * cos} 0 0 cm /I Do Q".encode()
    packed = zlib.compress(dots, 1)
    return [
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {across} {down}] /Rotate {90 * scan.turned} "
        f"/Resources << /XObject << /I {number + 2} 0 R >> >> "
        f"/Contents {number + 1} 0 R >>".encode(),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawing), drawing),
        b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray "
        b"/BitsPerComponent 8 /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream"
        % (width, height, len(packed), packed),
    ]


def _file(objects: list[bytes]) -> bytes:
    content, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return (
        content
        + (
            f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
            f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\n"
            f"startxref\n{len(content)}\n%%EOF\n"
        ).encode()
    )
