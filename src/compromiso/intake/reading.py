"""One document, one process: what a hostile file breaks is the worker, never the register."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from compromiso.intake.errors import FileTooLarge, NoSuchFile
from compromiso.intake.limits import LIMITS, MIB, Limits
from compromiso.intake.worker import supervised
from compromiso.model.dossier import Dossier
from compromiso.text.reading.progress import Progress, silently


def read_file(
    file: Path | str | bytes,
    name: str | None = None,
    *,
    limits: Limits = LIMITS,
    progress: Progress = silently,
) -> Dossier:
    """Read a file, by its path or its bytes, within the limits; raise what stopped it.

    `progress` is told of each page whose text is recognised: which one, and of how many.
    """
    if isinstance(file, bytes):
        content, label = file, label_of(name or hashlib.sha256(file).hexdigest()[:16])
        check_size(len(content), label, limits)
    else:
        label = label_of(name or Path(file).name)
        content = opened(Path(file), label, limits)
    return supervised(content, label, limits, progress)


def label_of(name: str) -> str:
    """Give a name as a label that can be written everywhere, `?` for what is no text."""
    return name.encode("utf-8", "replace").decode("utf-8")


def check_size(size: int, name: str, limits: Limits = LIMITS) -> None:
    """Pass if a file of this many bytes may be read, else raise `FileTooLarge`."""
    if size > limits.file_bytes:
        raise FileTooLarge(
            name=name, size_mb=round(size / MIB, 1), limit_mb=round(limits.file_bytes / MIB, 1)
        )


def opened(path: Path, name: str = "", limits: Limits = LIMITS) -> bytes:
    """Give the bytes of a file, its size checked before and after it is opened."""
    name = name or path.name
    try:
        with path.open("rb") as stream:
            check_size(os.fstat(stream.fileno()).st_size, name, limits)
            content = stream.read(limits.file_bytes + 1)
    except OSError as refused:
        raise NoSuchFile(name=name, why=refused.strerror or str(refused)) from refused
    check_size(len(content), name, limits)
    return content
