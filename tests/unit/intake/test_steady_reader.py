"""One worker reads many documents; what breaks it is told, and the next document is read."""

from __future__ import annotations

import errno
import faulthandler
import os
import signal
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from compromiso.errors import CompromisoError
from compromiso.intake import steady_reader
from compromiso.intake.errors import ReaderDied, TookTooLong, TooManyParts, TooMuchMemory
from compromiso.intake.limits import LIMITS, MIB
from compromiso.intake.steady_reader import SteadyReader
from compromiso.text.reading.errors import EmptyFile
from compromiso.text.reading.progress import Progress

SMALL = replace(LIMITS, memory=128 * MIB, cpu_s=1, wall_s=30.0, answer_bytes=2 * MIB)
HELD: list[bytearray] = []


def obey(content: bytes, name: str, progress: Progress) -> bytes:
    """Do what the document says."""
    order = content.decode()
    orders: dict[str, Callable[[], object]] = {
        "refuse": lambda: refuse(name),
        "stumble": lambda: [][1],
        "leave": lambda: os._exit(0),
        "fall": fall,
        "spin": spin,
        "sleep": lambda: time.sleep(60),
        "grow": grow,
        "scan": lambda: scan(progress),
        "keep": lambda: HELD.append(bytearray(40 * MIB)),
        "shout": lambda: "x" * 3 * MIB,
        "call": call_out,
        "look": lambda: sorted(os.listdir("/proc/self/fd"))[:-1],  # noqa: PTH208
        "who": os.getpid,
    }
    return str(orders[order]()).encode()


def refuse(name: str) -> None:
    raise EmptyFile(name=name)


def fall() -> None:
    faulthandler.disable()
    os.kill(os.getpid(), signal.SIGSEGV)


def spin() -> None:
    while True:
        pass


def grow() -> None:
    held = []
    while True:
        held.append(bytearray(MIB))


def scan(progress: Progress) -> None:
    """Take longer than a document may, as the recognition of pages may."""
    for page in range(1, 4):
        progress(page, 3)
        time.sleep(0.2)


def call_out() -> str:
    try:
        socket.socket()
    except OSError as refused:
        return errno.errorcode[refused.errno or 0]
    return "open"


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Iterator[SteadyReader]:
    monkeypatch.setattr(steady_reader, "warm", lambda: None)
    with SteadyReader(obey, SMALL) as reading:
        yield reading


def test_one_worker_reads_one_document_after_another(reader: SteadyReader) -> None:
    pids = {reader.ask(b"who", "a.txt") for _ in range(3)}

    assert len(pids) == 1
    assert pids != {str(os.getpid()).encode()}


@pytest.mark.parametrize(
    ("order", "error", "words"),
    [
        ("refuse", EmptyFile, "a.txt: the file is empty"),
        ("stumble", ReaderDied, "IndexError: list index out of range, test_steady_reader.py:"),
        ("leave", ReaderDied, "without an answer"),
        ("fall", ReaderDied, "exit -11"),
        ("spin", TookTooLong, "not read after 1 seconds"),
        ("grow", TooMuchMemory, "more than 128 MB"),
        ("shout", TooMuchMemory, "more than 2 MB"),
    ],
)
def test_what_breaks_a_worker_is_told_and_the_next_document_is_read(
    reader: SteadyReader, order: str, error: type[CompromisoError], words: str
) -> None:
    with pytest.raises(error, match=words):
        reader.ask(order.encode(), "a.txt")
    assert reader.ask(b"who", "b.txt").isdigit()


def test_each_document_has_the_whole_time_for_itself(
    monkeypatch: pytest.MonkeyPatch, reader: SteadyReader
) -> None:
    reader.limits = replace(SMALL, wall_s=0.3)
    reader.ask(b"who", "a.txt")
    time.sleep(0.4)
    assert reader.ask(b"who", "a.txt").isdigit()
    with pytest.raises(TookTooLong, match=r"not read after 0\.3 seconds"):
        reader.ask(b"sleep", "a.txt")


def test_a_worker_that_keeps_too_much_gives_way_to_another(reader: SteadyReader) -> None:
    before = reader.ask(b"who", "a.txt")
    reader.ask(b"keep", "a.txt")
    assert reader.ask(b"who", "a.txt") != before


def test_a_worker_opens_no_connection(reader: SteadyReader) -> None:
    assert reader.ask(b"call", "a.txt") == b"EPERM"


def test_pages_that_are_recognised_have_time_of_their_own(reader: SteadyReader) -> None:
    reader.limits = replace(SMALL, wall_s=0.1, scan_wall_s=10.0)
    assert reader.ask(b"scan", "a.txt") == b"None"
    reader.limits = replace(SMALL, wall_s=0.1, scan_wall_s=0.1)
    with pytest.raises(TookTooLong):
        reader.ask(b"scan", "a.txt")
    reader.limits = replace(SMALL, scans=2)
    with pytest.raises(TooManyParts):
        reader.ask(b"scan", "a.txt")


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="open files are listed in /proc")
def test_a_worker_sees_no_file_that_its_parent_has_open(
    reader: SteadyReader, tmp_path: Path
) -> None:
    with (tmp_path / "secret").open("wb"):
        seen = reader.ask(b"look", "a.txt").decode()
    assert len(seen.split(",")) <= 6  # three standard ones, two pipes, the list itself


def test_a_name_that_is_no_unicode_is_a_label_all_the_same(reader: SteadyReader) -> None:
    with pytest.raises(EmptyFile, match="the file is empty"):
        reader.ask(b"refuse", os.fsdecode(b"a\xff.txt"))
