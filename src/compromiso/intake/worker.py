"""The forked worker that reads one document under limits, and the parent that waits for it."""

from __future__ import annotations

import importlib
import io
import os
import pickle
import select
import signal
import sys
import time
import traceback
from dataclasses import fields
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any, Final, NoReturn

from compromiso.errors import CompromisoError
from compromiso.intake.errors import ReaderDied, TookTooLong, TooManyParts, TooMuchMemory
from compromiso.intake.limits import MIB, Limits
from compromiso.model.dossier import Dossier

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
        _read(text.encode(), "warm.txt")


def supervised(content: bytes, name: str, limits: Limits) -> Dossier:
    """Read in a worker of its own; whatever happens there comes back as a dossier or an error."""
    if next(_asked) == 1:
        warm()
    if not hasattr(os, "fork"):  # pragma: no cover - Windows: no worker, only the size is limited
        return _read(content, name)
    inlet, outlet = os.pipe()
    worker = os.fork()
    if worker == 0:
        os.close(inlet)
        _work(content, name, limits, outlet)
    os.close(outlet)
    try:
        answer = _answer(inlet, worker, name, limits)
    finally:
        os.close(inlet)
        status = _ended(worker)
    return _told(answer, status, name, limits)


def _read(content: bytes, name: str) -> Dossier:
    from compromiso.text.dossier import read  # late: the parent may never need the reader

    return read(content, name)


def _work(content: bytes, name: str, limits: Limits, outlet: int) -> NoReturn:
    """Read, answer and leave; whatever happens, never return into what the parent was doing."""
    code = _DIED
    try:
        code = _answered(content, name, limits, outlet)
    finally:
        try:
            if code == _DIED:
                _send(outlet, ("died", _last_words()))
        finally:
            os._exit(code)


def _answered(content: bytes, name: str, limits: Limits, outlet: int) -> int:
    try:
        _limit(limits)
        _send(outlet, _outcome(content, name, limits))
    except MemoryError:
        return _NO_MEMORY
    return _ANSWERED


def _outcome(content: bytes, name: str, limits: Limits) -> tuple[Any, ...]:
    try:
        return "read", _within(_read(content, name), name, limits)
    except CompromisoError as refused:
        kind = type(refused)
        return "refused", kind.__module__, kind.__qualname__, refused.facts


def _within(dossier: Dossier, name: str, limits: Limits) -> Dossier:
    """Pass a dossier of no more parts than the limit."""
    counted = (getattr(dossier, field.name) for field in fields(dossier))
    parts = sum(len(part) for part in counted if isinstance(part, tuple))
    if parts > limits.parts:
        raise TooManyParts(name=name, parts=parts, limit=limits.parts)
    return dossier


def _last_words() -> str:
    """Say which exception ends the worker, and where it was raised."""
    kind, raised, trace = sys.exc_info()
    if kind is None or trace is None:
        return "no exception"
    last = traceback.extract_tb(trace, limit=-1)[0]
    return f"{kind.__name__}: {str(raised)[:200]}, {Path(last.filename).name}:{last.lineno}"


def _send(outlet: int, answer: tuple[Any, ...]) -> None:
    with os.fdopen(outlet, "wb", closefd=False) as stream:
        pickle.dump(answer, stream, protocol=pickle.HIGHEST_PROTOCOL)


def _limit(limits: Limits) -> None:
    import resource

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    ceiling = _address_space() + limits.memory
    resource.setrlimit(resource.RLIMIT_AS, (ceiling, ceiling))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_s, limits.cpu_s + 2))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _address_space() -> int:
    """Give the bytes of address space in use: the program's own, not the document's."""
    try:
        with open("/proc/self/statm", encoding="ascii") as stream:  # noqa: PTH123 - no path to join
            return int(stream.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 512 * MIB


def _answer(inlet: int, worker: int, name: str, limits: Limits) -> bytes:
    """Give the bytes the worker sent; stop it when it is late or says too much."""
    until = time.monotonic() + limits.wall_s
    received = bytearray()
    while len(received) <= limits.answer_bytes:
        ready, _, _ = select.select([inlet], [], [], max(0.0, until - time.monotonic()))
        if not ready:
            os.kill(worker, signal.SIGKILL)
            raise TookTooLong(name=name, seconds=round(limits.wall_s, 1))
        chunk = os.read(inlet, _CHUNK)
        if not chunk:
            return bytes(received)
        received += chunk
    os.kill(worker, signal.SIGKILL)
    raise TooMuchMemory(name=name, limit_mb=limits.answer_bytes // MIB)


def _ended(worker: int) -> int:
    _, status = os.waitpid(worker, 0)
    return os.waitstatus_to_exitcode(status)


def _told(answer: bytes, status: int, name: str, limits: Limits) -> Dossier:
    if status == -signal.SIGXCPU:
        raise TookTooLong(name=name, seconds=limits.cpu_s)
    if status in _OUT_OF_MEMORY:
        raise TooMuchMemory(name=name, limit_mb=limits.memory // MIB)
    if status < 0 or not answer:
        raise ReaderDied(name=name, how=f"exit {status}")
    try:
        told = _Answers(io.BytesIO(answer)).load()
    except (pickle.UnpicklingError, EOFError) as strange:
        raise ReaderDied(name=name, how="its answer is none of a reader") from strange
    return _opened(told, name)


def _opened(answer: tuple[Any, ...], name: str) -> Dossier:
    match answer:
        case "read", Dossier() as dossier:
            return dossier
        case "refused", str(module), str(kind), dict(facts):
            raise getattr(importlib.import_module(module), kind)(**facts)
        case _:
            raise ReaderDied(name=name, how=str(answer[-1]))


class _Answers(pickle.Unpickler):
    """Reads the worker's answer; knows our own nouns and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        """Give one of our own classes; a worker that was broken into can name no other."""
        if module == "compromiso.errors" or module.startswith("compromiso.model."):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(module)
