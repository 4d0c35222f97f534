"""What the head of a picture file says: how many dots it has, and how many make an inch."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from compromiso.text.reading.errors import NotPicture
from compromiso.text.reading.limits import PICTURE_PIXELS

PNG: Final = b"\x89PNG\r\n\x1a\n"
JPEG: Final = b"\xff\xd8\xff"
TIFF: Final = {b"II*\0": "<", b"MM\0*": ">"}
FRAMES: Final = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
INCH: Final = 0.0254
USUAL_DPI, LEAST_DPI, MOST_DPI = 300, 50, 2400
WIDTH, HEIGHT, RESOLUTION, UNIT = 256, 257, 282, 296
MOST_PAGES: Final = 500
MOST_FIELDS: Final = 256
MARKED: Final = 0xFF


@dataclass(frozen=True, slots=True)
class PictureHead:
    """Width and height in dots, and how many dots make an inch (300 where the file is silent)."""

    width: int
    height: int
    dpi: int = USUAL_DPI


def picture_heads(content: bytes, name: str) -> list[PictureHead]:
    """Give the head of each picture in a PNG, JPEG or TIFF file; refuse what is none, or too large.

    Only a TIFF file may hold several.
    """
    try:
        heads = list(_heads(content))
    except (struct.error, KeyError, ValueError) as broken:
        raise NotPicture(name=name, why="it is cut off or damaged") from broken
    if not heads:
        raise NotPicture(name=name, why="it is neither PNG nor JPEG nor TIFF")
    for head in heads:
        if not 0 < head.width * head.height <= PICTURE_PIXELS:
            why = f"it has {head.width} times {head.height} dots"
            raise NotPicture(name=name, why=why)
    return heads


def _heads(content: bytes) -> Iterator[PictureHead]:
    if content.startswith(PNG):
        yield _png(content)
    elif content.startswith(JPEG):
        yield _jpeg(content)
    elif content[:4] in TIFF:
        yield from _tiff(content, TIFF[content[:4]])


def _png(content: bytes) -> PictureHead:
    width, height = struct.unpack_from(">II", content, 16)
    found = content.find(b"pHYs", 33, 4096)
    per_metre, unit = struct.unpack_from(">I4xB", content, found + 4) if found > 0 else (0, 0)
    return PictureHead(width, height, _likely(per_metre * INCH if unit == 1 else 0))


def _jpeg(content: bytes) -> PictureHead:
    at, dpi = 2, 0.0
    while True:
        sign, mark, length = struct.unpack_from(">BBH", content, at)
        if sign != MARKED:
            raise ValueError("no marker")
        if mark in FRAMES:
            height, width = struct.unpack_from(">HH", content, at + 5)
            return PictureHead(width, height, _likely(dpi))
        if mark == 0xE0 and content[at + 4 : at + 9] == b"JFIF\0":
            unit, across = struct.unpack_from(">BH", content, at + 11)
            dpi = across * {1: 1.0, 2: 2.54}.get(unit, 0.0)
        at += 2 + length


def _tiff(content: bytes, order: str) -> Iterator[PictureHead]:
    (at,) = struct.unpack_from(order + "I", content, 4)
    seen: set[int] = set()
    while at and at not in seen and len(seen) < MOST_PAGES:
        seen.add(at)
        (count,) = struct.unpack_from(order + "H", content, at)
        if count > MOST_FIELDS:
            raise ValueError("too many fields")
        places = (at + 2 + 12 * number for number in range(count))
        entries = [struct.unpack_from(order + "HHI4s", content, place) for place in places]
        values = {tag: _number(content, order, kind, value) for tag, kind, _, value in entries}
        per_unit = values.get(RESOLUTION, 0) * (2.54 if values.get(UNIT) == 3 else 1)
        yield PictureHead(int(values[WIDTH]), int(values[HEIGHT]), _likely(per_unit))
        (at,) = struct.unpack_from(order + "I", content, at + 2 + 12 * count)


def _number(content: bytes, order: str, kind: int, value: bytes) -> float:
    """Give the first number of a field: short, long or a fraction kept elsewhere."""
    if kind == 3:
        return float(struct.unpack_from(order + "H", value)[0])
    (whole,) = struct.unpack(order + "I", value)
    if kind != 5 or whole + 8 > len(content):
        return float(whole)
    above, below = struct.unpack_from(order + "II", content, whole)
    return above / below if below else 0.0


def _likely(dpi: float) -> int:
    return round(dpi) if LEAST_DPI <= dpi <= MOST_DPI else USUAL_DPI
