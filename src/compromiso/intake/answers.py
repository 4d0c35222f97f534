"""What a worker sends its parent: what it read, why it refused, or what broke it."""

from __future__ import annotations

import importlib
import io
import pickle
import sys
import traceback
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from compromiso.errors import CompromisoError
from compromiso.intake.errors import ReaderDied, TooManyParts
from compromiso.intake.limits import Limits
from compromiso.model.dossier import Dossier

T = TypeVar("T")
Answer = tuple[Any, ...]


def outcome(work: Callable[[], T]) -> Answer:
    """Give what some work gives, or the error that it was refused with."""
    try:
        return "read", work()
    except CompromisoError as refused:
        kind = type(refused)
        return "refused", kind.__module__, kind.__qualname__, refused.facts


def within(dossier: Dossier, name: str, limits: Limits) -> Dossier:
    """Pass a dossier of no more parts than the limit."""
    counted = (getattr(dossier, field.name) for field in fields(dossier))
    parts = sum(len(part) for part in counted if isinstance(part, tuple))
    if parts > limits.parts:
        raise TooManyParts(name=name, parts=parts, limit=limits.parts)
    return dossier


def last_words() -> str:
    """Say which exception ends the worker, and where it was raised."""
    kind, raised, trace = sys.exc_info()
    if kind is None or trace is None:
        return "no exception"
    last = traceback.extract_tb(trace, limit=-1)[0]
    return f"{kind.__name__}: {str(raised)[:200]}, {Path(last.filename).name}:{last.lineno}"


def pack(answer: Answer, stream: BinaryIO) -> None:
    """Write an answer to a pipe."""
    pickle.dump(answer, stream, protocol=pickle.HIGHEST_PROTOCOL)


def unpacked(answer: bytes, name: str) -> Answer:
    """Give an answer back from its bytes, which may name our own nouns and nothing else."""
    try:
        told = _Answers(io.BytesIO(answer)).load()
    except (pickle.UnpicklingError, EOFError) as strange:
        raise ReaderDied(name=name, how="its answer is none of a reader") from strange
    return told if isinstance(told, tuple) else ("died", "its answer is none of a reader")


def refusal(answer: Answer, name: str) -> CompromisoError:
    """Give the error that a worker sent instead of what it read."""
    match answer:
        case "refused", str(module), str(kind), dict(facts):
            error: CompromisoError = getattr(importlib.import_module(module), kind)(**facts)
            return error
        case _:
            return ReaderDied(name=name, how=str(answer[-1]))


class _Answers(pickle.Unpickler):
    """Reads a worker's answer; knows our own nouns and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        """Give one of our own classes; a worker that was broken into can name no other."""
        if module == "compromiso.errors" or module.startswith("compromiso.model."):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(module)
