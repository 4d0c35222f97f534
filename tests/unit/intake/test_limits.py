"""Every limit there is holds: a little below it, at it, one above it, and ten times it."""

from __future__ import annotations

import struct
import time
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import fields, replace
from types import SimpleNamespace
from typing import Any, Final

import pytest
import register_sample as sample
from hostile.page_bombs import BOX, CATALOG, WORDS
from hostile.pdf_objects import stream, written

from compromiso.errors import CompromisoError
from compromiso.intake import read_file, worker
from compromiso.intake.limits import LIMITS, MIB, Limits
from compromiso.model.dossier import Dossier
from compromiso.text.reading import limits as held
from compromiso.text.reading.decoding import refuse_controls
from compromiso.text.reading.docx.package import refuse_bomb
from compromiso.text.reading.glyphs import count_pages, opened_pdf
from compromiso.text.reading.language import SLICES
from compromiso.text.reading.language import sample as sample_of
from compromiso.text.reading.ocr import drawing, scanner, tesseract
from compromiso.text.reading.ocr.picture_head import picture_heads
from compromiso.text.reading.progress import Progress
from compromiso.text.reading.to_text import refuse_length, refuse_size

Check = Callable[[int], object]
SMALL: Final = replace(LIMITS, memory=256 * MIB, wall_s=20.0)


class Long(str):
    """A text that says it has so many characters."""

    __slots__ = ("size",)
    size: int

    def __len__(self) -> int:
        return self.size


def long_text(size: int) -> Long:
    """Give a text that claims a length, so that nothing large is made."""
    text = Long("la ley")
    text.size = size
    return text


class Heavy(bytes):
    """Bytes that say they are so many."""

    size: int

    def __len__(self) -> int:
        return self.size

    def __bool__(self) -> bool:
        return True


def heavy(size: int) -> Heavy:
    """Give bytes that claim a size."""
    content = Heavy(b"la ley")
    content.size = size
    return content


def members(count: int, size: int, packed: int) -> list[zipfile.ZipInfo]:
    """Give so many members of an archive, of this size each, packed to that."""
    infos = []
    for number in range(count):
        info = zipfile.ZipInfo(f"m{number}")
        info.file_size, info.compress_size = size, packed
        infos.append(info)
    return infos


def pages(count: int) -> object:
    """Count the pages of a PDF that has so many."""
    kids = b"3 0 R " * count
    page = b"<< /Type /Page /Parent 2 0 R %s /Contents 4 0 R >>" % BOX
    tree = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count)
    with opened_pdf(written([CATALOG, tree, page, stream(WORDS)]), "a.pdf") as document:
        return count_pages(document, "a.pdf")


def picture(dots: int) -> object:
    """Look at the head of a picture of so many dots."""
    head = b"IHDR" + struct.pack(">IIBBBBB", dots, 1, 8, 0, 0, 0, 0)
    chunk = struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))
    return picture_heads(b"\x89PNG\r\n\x1a\n" + chunk, "a.png")


def scans(count: int) -> object:
    """Begin to recognise so many pages."""
    program = tesseract.Tesseract("", "", frozenset({"eng", "spa", "por", "fra"}))
    return scanner.Scanner(program, "a.pdf", count, lambda _, __: None)


COUNTED: Final[dict[str, Check]] = {
    "FILE_BYTES": lambda n: refuse_size(heavy(n), "a.txt", "text/plain"),
    "PAGE_BYTES": lambda n: refuse_size(heavy(n), "a.html", "text/html"),
    "TEXT_CHARS": lambda n: refuse_length(long_text(n), "a.txt"),
    "PDF_PAGES": pages,
    "SCAN_PAGES": scans,
    "PICTURE_PIXELS": picture,
    "ARCHIVE_MEMBERS": lambda n: refuse_bomb(members(n, 1, 1), "a.docx"),
    "ARCHIVE_BYTES": lambda n: refuse_bomb(members(1, n, n), "a.docx"),
    "ARCHIVE_RATIO": lambda n: refuse_bomb(members(1, n * 10_000, 10_000), "a.docx"),
}
"""How the limits on counts are tried: what refuses, called with a number."""

OTHERWISE: Final = {
    "CONTROL_SHARE",
    "LANGUAGE_SAMPLE_CHARS",
    "SCAN_DPI",
    "SCAN_PIXELS",
    "SCAN_SECONDS",
}
"""The limits that refuse nothing by a count: tried below, one by one."""


def constants() -> dict[str, Any]:
    return {name: value for name, value in vars(held).items() if name.isupper()}


def test_no_limit_of_the_reader_is_untried() -> None:
    assert set(constants()) == set(COUNTED) | OTHERWISE


@pytest.mark.parametrize("name", COUNTED)
def test_a_count_may_reach_its_limit_and_no_more(name: str) -> None:
    limit = constants()[name]
    for count in (limit - 1, limit):
        COUNTED[name](count)
    for count in (limit + 1, limit * 10):
        with pytest.raises(CompromisoError) as refused:
            COUNTED[name](count)
        assert refused.value.cure()


@pytest.mark.parametrize(("more", "is_text"), [(-1, True), (0, True), (1, False), (900, False)])
def test_a_text_may_have_so_many_control_characters(more: int, is_text: bool) -> None:
    controls = int(held.CONTROL_SHARE * 10_000) + more
    content = b"\x01" * controls + b"a" * (10_000 - controls)
    if is_text:
        refuse_controls(content, "a.txt")
    else:
        with pytest.raises(CompromisoError):
            refuse_controls(content, "a.txt")


def test_so_much_of_a_text_is_looked_at_to_tell_its_language() -> None:
    for size in (-1, 0, 1, 9 * held.LANGUAGE_SAMPLE_CHARS):
        text = "y" * (held.LANGUAGE_SAMPLE_CHARS + size)
        assert len(sample_of(text)) <= held.LANGUAGE_SAMPLE_CHARS + SLICES


def test_a_large_page_is_drawn_with_fewer_dots() -> None:
    for side in (1, 10, 100, 1000, 10_000):
        dpi = drawing._dpi(side, side)
        assert dpi <= held.SCAN_DPI
        assert (dpi * side) ** 2 <= max(held.SCAN_PIXELS, side**2)


def test_recognition_is_given_so_many_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[Any] = []

    def run(*_: object, timeout: float, **__: object) -> SimpleNamespace:
        given.append(timeout)
        return SimpleNamespace(returncode=0, stdout=b"", stderr=b"")

    monkeypatch.setattr(tesseract.subprocess, "run", run)
    tesseract.Tesseract("tesseract", "5", frozenset()).told_words(b"", ("eng",), 300)
    assert given == [held.SCAN_SECONDS]


Reader = Callable[[bytes, str, Progress], Dossier]


def in_time(seconds: float) -> Reader:
    """Give a reader that works so many seconds."""

    def reader(content: bytes, name: str, progress: Progress) -> Dossier:
        until = time.process_time() + seconds
        while time.process_time() < until:
            pass
        return sample.dossier()

    return reader


def with_memory(size: int) -> Reader:
    def reader(content: bytes, name: str, progress: Progress) -> Dossier:
        bytearray(size)
        return sample.dossier()

    return reader


def with_wait(seconds: float, pages: int = 0) -> Reader:
    """Give a reader that begins so many pages and then waits."""

    def reader(content: bytes, name: str, progress: Progress) -> Dossier:
        for page in range(pages):
            progress(page + 1, pages)
        time.sleep(seconds)
        return sample.dossier()

    return reader


def with_text(size: int) -> Reader:
    return lambda content, name, progress: replace(sample.dossier(), text="x" * size)


def as_sample(content: bytes, name: str, progress: Progress) -> Dossier:
    return sample.read_file(content, name)


SPARE: Final = 32 * MIB
"""What the interpreter itself may take while a document is read."""

COST: Final[dict[str, tuple[Limits, tuple[Reader, int], tuple[Reader, int]]]] = {
    "file_bytes": (replace(SMALL, file_bytes=1000), (as_sample, 1000), (as_sample, 1001)),
    "memory": (
        SMALL,
        (with_memory(SMALL.memory - SPARE), 1),
        (with_memory(SMALL.memory + SPARE), 1),
    ),
    "cpu_s": (replace(SMALL, cpu_s=1), (in_time(0.5), 1), (in_time(2.5), 1)),
    "wall_s": (replace(SMALL, wall_s=2.0), (with_wait(0.0), 1), (with_wait(4.0), 1)),
    "answer_bytes": (
        replace(SMALL, answer_bytes=MIB),
        (with_text(MIB // 2), 1),
        (with_text(MIB), 1),
    ),
    "scans": (
        replace(SMALL, wall_s=0.1, scan_wall_s=3.0, scans=1),
        (with_wait(0.5, 1), 1),
        (with_wait(6.0, 10), 1),
    ),
    "scan_wall_s": (
        replace(SMALL, wall_s=0.1, scan_wall_s=1.0),
        (with_wait(0.3, 10), 1),
        (with_wait(2.5, 1), 1),
    ),
    "parts": (replace(SMALL, parts=2), (as_sample, 1), (as_sample, 1)),
}
"""For each limit on cost: the limits, a reading just within it, and one just above."""


def test_no_limit_on_cost_is_untried() -> None:
    assert {field.name for field in fields(Limits)} == set(COST)


@pytest.mark.parametrize("name", COST)
def test_a_reading_may_cost_so_much_and_no_more(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    limits, within, above = COST[name]
    monkeypatch.setattr(worker, "warm", lambda: None)
    monkeypatch.setattr(worker, "_read", within[0])
    assert read_file(b"x" * within[1], "a.txt", limits=limits).source
    monkeypatch.setattr(worker, "_read", above[0])
    lower = replace(limits, parts=1) if name == "parts" else limits
    with pytest.raises(CompromisoError) as refused:
        read_file(b"x" * above[1], "a.txt", limits=lower)
    assert refused.value.code.startswith("TAKE-0")
