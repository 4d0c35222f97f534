"""Heads of picture files: read where they are whole, refused where they are not, never a crash."""

from __future__ import annotations

import contextlib
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compromiso.text.reading.errors import NotPicture
from compromiso.text.reading.ocr.picture_head import PictureHead, picture_heads


def png(width: int, height: int, per_metre: int = 0) -> bytes:
    head = (
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", width, height) + b"\x08\0\0\0\0crcc"
    )
    return head + b"\0\0\0\x09pHYs" + struct.pack(">IIB", per_metre, per_metre, 1)


def jpeg(width: int, height: int, dpi: int) -> bytes:
    jfif = b"\xff\xe0\0\x10JFIF\0\1\1" + struct.pack(">BHH", 1, dpi, dpi) + b"\0\0"
    return b"\xff\xd8" + jfif + b"\xff\xc0\0\x11\x08" + struct.pack(">HH", height, width) + b"\3"


def tiff(pages: int, width: int, height: int, dpi: int) -> bytes:
    content = b"II*\0" + struct.pack("<I", 16) + struct.pack("<II", dpi, 1)
    for number in range(pages):
        fields = struct.pack("<HHIHxx", 256, 3, 1, width) + struct.pack("<HHII", 257, 4, 1, height)
        fields += struct.pack("<HHII", 282, 5, 1, 8)
        after = 16 + (number + 1) * 42 if number + 1 < pages else 0
        content += struct.pack("<H", 3) + fields + struct.pack("<I", after)
    return content


@pytest.mark.parametrize(
    ("content", "heads"),
    [
        (png(2480, 3508, 11811), [PictureHead(2480, 3508, 300)]),
        (png(100, 50), [PictureHead(100, 50, 300)]),
        (jpeg(1240, 1754, 150), [PictureHead(1240, 1754, 150)]),
        (tiff(2, 2480, 3508, 200), [PictureHead(2480, 3508, 200)] * 2),
    ],
)
def test_the_size_and_the_dots_an_inch_are_those_of_the_file(
    content: bytes, heads: list[PictureHead]
) -> None:
    assert picture_heads(content, "a") == heads


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (png(100_000, 100_000), "100000 times 100000 dots"),
        (png(0, 10), "0 times 10 dots"),
        (tiff(1, 9, 9, 300).replace(struct.pack("<HH", 256, 3), b"\0\0\3\0", 1), "damaged"),
        (b"II*\0" + struct.pack("<IH", 8, 65_535), "damaged"),
        (b"\xff\xd8\xff" + b"\0" * 99, "damaged"),
        (b"GIF89a", "neither PNG nor JPEG nor TIFF"),
    ],
)
def test_a_picture_that_cannot_be_is_refused(content: bytes, why: str) -> None:
    with pytest.raises(NotPicture, match=why):
        picture_heads(content, "a.png")


def test_a_ring_of_pages_ends() -> None:
    content = tiff(1, 9, 9, 300)
    assert len(picture_heads(content[:-4] + struct.pack("<I", 16), "a.tif")) == 1


@given(
    st.sampled_from([png(99, 99), jpeg(99, 99, 300), tiff(2, 99, 99, 300)]),
    st.integers(0, 90),
    st.binary(max_size=12),
    st.integers(3, 120),
)
def test_a_mutated_head_is_read_or_refused(
    content: bytes, at: int, put: bytes, length: int
) -> None:
    mutant = (content[:at] + put + content[at + len(put) :])[:length]
    with contextlib.suppress(NotPicture):
        assert all(head.dpi >= 50 for head in picture_heads(mutant, "a.png"))
