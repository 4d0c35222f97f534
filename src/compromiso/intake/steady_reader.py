"""One worker for many documents: each within its limits, and a new worker after one that broke.

A fork costs more than a small document does. Where one program reads thousands, the worker stays
and is given one document after another; the parent waits no longer for each than it may take.
"""

from __future__ import annotations

import gc
import os
import select
import struct
import time
from collections.abc import Callable
from functools import partial
from io import BytesIO
from types import TracebackType
from typing import Final, NoReturn, Self

from compromiso.intake.answers import last_words, outcome, pack, refusal, unpacked
from compromiso.intake.errors import ReaderDied, TookTooLong, TooManyParts, TooMuchMemory
from compromiso.intake.limits import LIMITS, MIB, Limits
from compromiso.intake.worker import ended, stop, warm, why_ended
from compromiso.text.reading.progress import Progress, silently

Work = Callable[[bytes, str, Progress], bytes]
"""What is done with the bytes of a file and its name; told of are the pages it recognises."""

_REQUEST: Final = struct.Struct("=QQ")
_HEAD: Final = struct.Struct("=cQ")
_PAGE, _GIVEN, _LAST = b"P", b"A", b"L"
"""What a head announces: that a page is begun, an answer, or the last answer of this worker."""
_CHUNK: Final = 1 << 20
_SELDOM: Final = (20_000, 20, 50)
"""When the collector looks for rings: reading leaves few."""
_NO_MEMORY, _DIED = 71, 70
_GROWN: Final = 4
"""The part of its memory, as 1 in so many, that a worker may keep before another takes over."""


class WorkerGone(Exception):
    """The worker ended in the middle of an answer."""


class SteadyReader:
    """Does `work` on one document after another in a forked worker, each within the limits."""

    def __init__(self, work: Work, limits: Limits = LIMITS) -> None:
        self.work = work
        self.limits = limits
        self.worker = 0
        self.inlet = self.outlet = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        raised: BaseException | None,
        _: TracebackType | None,
    ) -> None:
        self.close()

    def ask(self, content: bytes, name: str) -> bytes:
        """Give what the work gives for a document, or raise what stopped it."""
        if not hasattr(os, "fork"):  # pragma: no cover - Windows: no worker and no limits
            return self.work(content, name, silently)
        if not self.worker:
            self._start()
        try:
            self._request(content, name)
            retires, answer = self._answer(name)
        except WorkerGone:
            self._raise_end(name)
        except (TookTooLong, TooMuchMemory):
            self._stop()
            raise
        if retires:
            self.close()
        match unpacked(answer, name):
            case "read", bytes() as told:
                return told
            case other:
                raise refusal(other, name)

    def close(self) -> int:
        """Let the worker go and give how it ended; the next document gets a new one."""
        if not self.worker:
            return 0
        os.close(self.outlet)
        os.close(self.inlet)
        worker, self.worker = self.worker, 0
        return ended(worker)

    def _start(self) -> None:
        warm()
        asked, self.outlet = os.pipe()
        self.inlet, told = os.pipe()
        self.worker = os.fork()
        if self.worker == 0:
            _serve(self.work, self.limits, asked, told)
        os.close(asked)
        os.close(told)

    def _stop(self) -> int:
        stop(self.worker)
        return self.close()

    def _raise_end(self, name: str) -> NoReturn:
        status = self.close()
        why_ended(status, name, self.limits)
        raise ReaderDied(name=name, how=f"exit {status}")

    def _request(self, content: bytes, name: str) -> None:
        label = name.encode("utf-8", "replace")
        try:
            _write(self.outlet, _REQUEST.pack(len(label), len(content)) + label)
            _write(self.outlet, content)
        except BrokenPipeError as gone:
            raise WorkerGone from gone

    def _answer(self, name: str) -> tuple[bool, bytes]:
        until, pages = time.monotonic() + self.limits.wall_s, 0
        kind, size = _HEAD.unpack(self._received(_HEAD.size, until, name))
        while kind == _PAGE and pages < self.limits.scans:
            until, pages = until + self.limits.scan_wall_s, pages + 1
            kind, size = _HEAD.unpack(self._received(_HEAD.size, until, name))
        if kind == _PAGE:
            raise TooManyParts(name=name, parts=size, limit=self.limits.scans)
        if size > self.limits.answer_bytes:
            raise TooMuchMemory(name=name, limit_mb=self.limits.answer_bytes // MIB)
        return kind == _LAST, self._received(size, until, name)

    def _received(self, size: int, until: float, name: str) -> bytes:
        received = bytearray()
        while len(received) < size:
            ready, _, _ = select.select([self.inlet], [], [], max(0.0, until - time.monotonic()))
            if not ready:
                raise TookTooLong(name=name, seconds=round(self.limits.wall_s, 1))
            chunk = os.read(self.inlet, min(_CHUNK, size - len(received)))
            if not chunk:
                raise WorkerGone
            received += chunk
        return bytes(received)


def _serve(work: Work, limits: Limits, inlet: int, outlet: int) -> NoReturn:
    """Answer request after request and leave; never return into what the parent was doing."""
    code = _DIED
    try:
        code = _served(work, limits, inlet, outlet)
    finally:
        try:
            if code == _DIED:
                answer = BytesIO()
                pack(("died", last_words()), answer)
                _write(outlet, _HEAD.pack(_LAST, answer.tell()) + answer.getvalue())
        finally:
            os._exit(code)


def _served(work: Work, limits: Limits, inlet: int, outlet: int) -> int:
    from compromiso.intake.cage import address_space, limit_next, shut_in  # late: not on Windows

    shut_in(inlet, outlet)
    gc.freeze()  # what was loaded before stays: the collector need not look at it again
    gc.set_threshold(*_SELDOM)
    told = partial(_say_page, outlet)
    most = address_space() + limits.memory // _GROWN
    try:
        while head := _read(inlet, _REQUEST.size):
            labelled, size = _REQUEST.unpack(head)
            name, content = _read(inlet, labelled).decode("utf-8"), _read(inlet, size)
            limit_next(limits)
            answer = BytesIO()
            pack(outcome(lambda: work(content, name, told)), answer)  # noqa: B023 - called at once
            kind = _LAST if address_space() > most else _GIVEN
            _write(outlet, _HEAD.pack(kind, answer.tell()))
            _write(outlet, answer.getbuffer())
    except MemoryError:
        return _NO_MEMORY
    return 0


def _say_page(outlet: int, number: int, count: int) -> None:
    _write(outlet, _HEAD.pack(_PAGE, number))


def _read(inlet: int, size: int) -> bytes:
    """Give as many bytes from a pipe, or none where it was closed before."""
    received = bytearray()
    while len(received) < size:
        chunk = os.read(inlet, min(_CHUNK, size - len(received)))
        if not chunk:
            return b""
        received += chunk
    return bytes(received)


def _write(outlet: int, content: bytes | memoryview) -> None:
    """Write all of it, however little the pipe takes at once."""
    left = memoryview(content)
    while left:
        left = left[os.write(outlet, left) :]
