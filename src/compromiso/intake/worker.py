"""The forked worker that reads one document under limits, and the parent that waits for it."""

from __future__ import annotations

import os
import select
import signal
import time
from contextlib import suppress
from functools import cache, partial
from itertools import count
from typing import Final, NoReturn

from compromiso.intake.answers import (
    Answer,
    last_words,
    outcome,
    pack,
    refusal,
    unpacked,
    within,
)
from compromiso.intake.errors import ReaderDied, TookTooLong, TooMuchMemory
from compromiso.intake.hearing import Hearing, say_step
from compromiso.intake.limits import MIB, Limits
from compromiso.intake.readers import read_any
from compromiso.model.dossier import Dossier
from compromiso.text.reading.progress import Progress, silently

_ANSWERED: Final = 0
_NO_MEMORY: Final = 71
_DIED: Final = 70
_OUT_OF_MEMORY: Final = {_NO_MEMORY, -signal.SIGKILL, -signal.SIGABRT}
"""How a worker ends without memory: by itself, by the kernel, by a library in C given none."""
_CHUNK: Final = 1 << 20


_asked = count()
_WARMING: Final = (
    "1. The ministers undertake to open the schools of the town.",
    "1. Los ministros se comprometen a abrir las escuelas de la ciudad.",
    "1. Os ministros comprometem-se a abrir as escolas da cidade.",
    "1. Les ministres s'engagent à ouvrir les écoles de la ville.",
)


@cache
def warm() -> None:
    """Let this process know the reader and its words, so that no later worker must learn them."""
    for text in _WARMING:
        _read(text.encode(), "warm.txt", silently)


def supervised(content: bytes, name: str, limits: Limits, progress: Progress = silently) -> Dossier:
    """Read in a worker of its own; whatever happens there comes back as a dossier or an error."""
    if next(_asked) == 1:
        warm()
    if not hasattr(os, "fork"):  # pragma: no cover - Windows: no worker, only the size is limited
        return _read(content, name, progress)
    inlet, outlet = os.pipe()
    worker = os.fork()
    if worker == 0:
        _work(content, name, limits, outlet)
    os.close(outlet)
    try:
        answer = _answer(inlet, name, limits, progress)
    except BaseException:
        stop(worker)
        raise
    finally:
        os.close(inlet)
        status = ended(worker)
    return _told(answer, status, name, limits)


def _read(content: bytes, name: str, progress: Progress) -> Dossier:
    return read_any(content, name, progress)


def _work(content: bytes, name: str, limits: Limits, outlet: int) -> NoReturn:
    """Read, answer and leave; whatever happens, never return into what the parent was doing."""
    code = _DIED
    try:
        code = _answered(content, name, limits, outlet)
    finally:
        try:
            if code == _DIED:
                _send(outlet, ("died", last_words()))
        finally:
            os._exit(code)


def _answered(content: bytes, name: str, limits: Limits, outlet: int) -> int:
    from compromiso.intake.cage import limit_next, shut_in  # late: Windows has no such limits

    try:
        shut_in(outlet)
        limit_next(limits)
        told = partial(say_step, outlet)
        _send(outlet, outcome(lambda: within(_read(content, name, told), name, limits)))
    except MemoryError:
        return _NO_MEMORY
    return _ANSWERED


def _send(outlet: int, answer: Answer) -> None:
    with os.fdopen(outlet, "wb", closefd=False) as stream:
        pack(answer, stream)


def _answer(inlet: int, name: str, limits: Limits, progress: Progress) -> bytes:
    """Give the bytes of the answer; raise when it is late or too long."""
    seconds, begun = limits.wall_s, time.monotonic()
    heard = Hearing(limits, progress)
    while len(heard.answer) <= limits.answer_bytes:
        left = begun + seconds - time.monotonic()
        ready, _, _ = select.select([inlet], [], [], max(0.0, left))
        if not ready:
            raise TookTooLong(name=name, seconds=round(seconds, 1))
        chunk = os.read(inlet, _CHUNK)
        if not chunk:
            return bytes(heard.answer)
        seconds += heard.take(chunk) * limits.scan_wall_s
    raise TooMuchMemory(name=name, limit_mb=limits.answer_bytes // MIB)


def stop(worker: int) -> None:
    """Stop a worker and every program that it has started."""
    for kill in (os.killpg, os.kill):
        with suppress(OSError):
            kill(worker, signal.SIGKILL)


def ended(worker: int) -> int:
    """Wait for a worker to end and say how: its exit code, or the signal as a negative number.

    What it left running ends with it.
    """
    os.waitid(os.P_PID, worker, os.WEXITED | os.WNOWAIT)
    stop(worker)
    _, status = os.waitpid(worker, 0)
    return os.waitstatus_to_exitcode(status)


def why_ended(status: int, name: str, limits: Limits) -> None:
    """Raise what the end of a worker tells about its document; pass where it tells nothing."""
    if status == -signal.SIGXCPU:
        raise TookTooLong(name=name, seconds=limits.cpu_s)
    if status in _OUT_OF_MEMORY:
        raise TooMuchMemory(name=name, limit_mb=limits.memory // MIB)
    if status < 0:
        raise ReaderDied(name=name, how=f"exit {status}")


def _told(answer: bytes, status: int, name: str, limits: Limits) -> Dossier:
    why_ended(status, name, limits)
    if not answer:
        raise ReaderDied(name=name, how=f"exit {status}")
    match unpacked(answer, name):
        case "read", Dossier() as dossier:
            return dossier
        case other:
            raise refusal(other, name)
