from __future__ import annotations

import faulthandler
import os
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest
import register_sample as sample

from compromiso.intake import read_file, worker
from compromiso.intake.errors import (
    FileTooLarge,
    NoSuchFile,
    ReaderDied,
    TookTooLong,
    TooManyParts,
    TooMuchMemory,
)
from compromiso.intake.limits import LIMITS, MIB
from compromiso.intake.reading import check_size
from compromiso.model.dossier import Dossier

Reader = Callable[[bytes, str], Dossier]
SMALL = replace(LIMITS, memory=128 * MIB, cpu_s=1, wall_s=60.0, file_bytes=1000)


def spin(content: bytes, name: str) -> NoReturn:
    while True:
        pass


def sleep(content: bytes, name: str) -> NoReturn:
    while True:
        time.sleep(1)


def grow(content: bytes, name: str) -> NoReturn:
    held = []
    while True:
        held.append(bytearray(MIB))


def fall(content: bytes, name: str) -> NoReturn:
    faulthandler.disable()
    os.kill(os.getpid(), signal.SIGSEGV)
    raise AssertionError


def give_up(content: bytes, name: str) -> NoReturn:
    """End as a library in C does that is given no memory."""
    faulthandler.disable()
    os.abort()


def stumble(content: bytes, name: str) -> NoReturn:
    raise RecursionError("too deep")


def leave(content: bytes, name: str) -> NoReturn:
    os._exit(0)


def say_too_much(content: bytes, name: str) -> Dossier:
    return replace(sample.dossier(), text="x" * 3 * MIB)


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Callable[[Reader], None]:
    monkeypatch.setattr(worker, "warm", lambda: None)
    return lambda reading: monkeypatch.setattr(worker, "_read", lambda c, n, _: reading(c, n))


@pytest.mark.parametrize(
    ("reading", "error", "words"),
    [
        (spin, TookTooLong, "not read after 1 seconds"),
        (grow, TooMuchMemory, "more than 128 MB"),
        (give_up, TooMuchMemory, "more than 128 MB"),
        (fall, ReaderDied, "without an answer"),
        (stumble, ReaderDied, "RecursionError: too deep, test_worker.py:"),
        (leave, ReaderDied, "without an answer"),
    ],
)
def test_what_breaks_the_worker_is_told_and_breaks_nothing_else(
    reader: Callable[[Reader], None], reading: Reader, error: type[Exception], words: str
) -> None:
    reader(reading)
    with pytest.raises(error, match=words):
        read_file(b"x", "a.txt", limits=SMALL)


def test_a_worker_that_waits_is_stopped_by_the_clock(reader: Callable[[Reader], None]) -> None:
    reader(sleep)
    with pytest.raises(TookTooLong, match=r"not read after 0\.2 seconds"):
        read_file(b"x", "a.txt", limits=replace(SMALL, wall_s=0.2))


def test_an_answer_may_not_grow_without_end(reader: Callable[[Reader], None]) -> None:
    reader(say_too_much)
    with pytest.raises(TooMuchMemory):
        read_file(b"x", "a.txt", limits=replace(SMALL, answer_bytes=2 * MIB))


@pytest.mark.parametrize(("parts", "is_read"), [(2, True), (1, False)])
def test_a_document_of_too_many_parts_is_refused(
    reader: Callable[[Reader], None], parts: int, is_read: bool
) -> None:
    reader(sample.read_file)
    limits = replace(SMALL, parts=parts)
    if is_read:
        assert read_file(b"x", "a.txt", limits=limits).text == "x"
    else:
        with pytest.raises(TooManyParts, match="2 parts were read in it"):
            read_file(b"x", "a.txt", limits=limits)


def test_what_was_read_comes_back_whole(reader: Callable[[Reader], None]) -> None:
    reader(sample.read_file)
    assert read_file(sample.content(), "a.txt") == sample.read_file(sample.content(), "a.txt")


def children() -> set[str]:
    """Give the numbers of the children of this process, the dead not yet buried included."""
    lists = Path("/proc/self/task").glob("*/children")
    return {number for path in lists for number in path.read_text().split()}


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="children are counted in /proc")
def test_no_worker_is_left_behind(reader: Callable[[Reader], None]) -> None:
    before = children()
    for reading in (spin, stumble):
        reader(reading)
        with pytest.raises((TookTooLong, ReaderDied)):
            read_file(b"x", "a.txt", limits=replace(SMALL, wall_s=0.1))
    reader(sample.read_file)
    read_file(b"x", "a.txt")
    assert children() <= before


def test_threads_read_side_by_side(reader: Callable[[Reader], None]) -> None:
    reader(sample.read_file)
    read: list[str] = []
    threads = [
        threading.Thread(target=lambda n=n: read.append(read_file(b"%d" % n, "a.txt").text))
        for n in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(read) == [str(n) for n in range(8)]


def test_a_worker_leaves_no_core_and_ends_with_its_limits(
    reader: Callable[[Reader], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    reader(fall)
    with pytest.raises(ReaderDied):
        read_file(b"x", "a.txt", limits=SMALL)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("over", "is_read"), [(0, True), (1, False)])
def test_the_size_is_checked_to_the_byte(
    reader: Callable[[Reader], None], tmp_path: Path, over: int, is_read: bool
) -> None:
    reader(sample.read_file)
    file = tmp_path / "a.txt"
    file.write_bytes(b"x" * (SMALL.file_bytes + over))
    for given in (file, file.read_bytes()):
        if is_read:
            assert read_file(given, "a.txt", limits=SMALL).source.bytes == SMALL.file_bytes
        else:
            with pytest.raises(FileTooLarge):
                read_file(given, "a.txt", limits=SMALL)


def test_a_file_of_60_mb_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    file = tmp_path / "big.txt"
    with file.open("wb") as stream:
        stream.truncate(60 * MIB)
    with pytest.raises(FileTooLarge, match=r"big\.txt: 60\.0 MB, more than the 50\.0 MB"):
        read_file(file)
    with pytest.raises(FileTooLarge):
        check_size(60 * MIB, "big.txt")


def test_a_file_that_is_absent_or_a_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(NoSuchFile, match="No such file"):
        read_file(tmp_path / "absent.txt")
    with pytest.raises(NoSuchFile, match="directory"):
        read_file(tmp_path)


def test_an_answer_can_name_nothing_but_our_own_nouns(reader: Callable[[Reader], None]) -> None:
    reader(lambda content, name: replace(sample.dossier(), text=os.system))
    with pytest.raises(ReaderDied, match="its answer is none of a reader"):
        read_file(b"x", "a.txt")


def test_a_name_that_is_no_unicode_becomes_a_label_that_can_be_written(
    reader: Callable[[Reader], None], tmp_path: Path
) -> None:
    reader(sample.read_file)
    file = tmp_path / os.fsdecode(b"acta\xff.txt")
    file.write_bytes(b"x")
    assert read_file(file).source.name.encode("utf-8") == b"acta?.txt"
