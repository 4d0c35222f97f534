"""Which documents are left to read, a batch at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from compromiso.bulk.errors import NothingToRead
from compromiso.intake.reading import label_of

BATCH_FILES: Final = 200
BATCH_BYTES: Final = 8 * 1024 * 1024
"""What a batch holds at most: so much is lost when a run is killed."""
ENDING: Final = 8
FEWEST: Final = 5
"""Near the end a batch is one part in so many of what is left, so that all workers end together."""

READ, REFUSED, COPY = "read", "refused", "copy"
"""What became of a file: read, refused with a code, or the same bytes as another."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file: where it is, its name as a label, its SHA-256 (None where it cannot be opened)."""

    path: str
    name: str
    sha256: str | None = None
    is_copy: bool = False


@dataclass(frozen=True, slots=True)
class Batch:
    """Files to be read together, sorted by name."""

    files: tuple[Found, ...]

    @property
    def name(self) -> str:
        """Give the name of the part that this batch becomes: the same files, the same name."""
        told = "\n".join(f"{file.name}\t{file.sha256}" for file in self.files)
        return f"part-{hashlib.sha256(told.encode()).hexdigest()[:16]}"


@dataclass
class Done:
    """What the parts of a store list: files by name and hash, and the hashes that were read."""

    files: set[tuple[str, str]] = field(default_factory=set)
    hashes: set[str] = field(default_factory=set)

    def note(self, name: str, sha256: str | None, became: str) -> None:
        """Remember a file."""
        if sha256 is not None:
            self.files.add((name, sha256))
            if became != COPY:
                self.hashes.add(sha256)


def find_files(paths: Iterable[Path]) -> list[Found]:
    """List the files named and those in the folders named, their folders included, by name.

    Hidden files are left out, unless they are named themselves.
    """
    found: dict[str, Found] = {}
    for path in paths:
        files = sorted(_in_folder(path)) if path.is_dir() else [path]
        if not files:
            raise NothingToRead(name=label_of(path.name))
        folder = path if path.is_dir() else path.parent
        for file in files:
            name = label_of(file.relative_to(folder).as_posix())
            found.setdefault(str(file.absolute()), Found(str(file.absolute()), name))
    return sorted(found.values(), key=lambda file: (file.name, file.path))


def _in_folder(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _in_folder(path)
        elif path.is_file() or path.is_symlink():
            yield path


def batches_left(
    files: Sequence[Found], done: Done, most: int = BATCH_FILES
) -> Iterator[tuple[Batch, int]]:
    """Yield the batches that are left to read, each with the number of files passed over."""
    held: list[Found] = []
    size = passed = 0
    for at, file in enumerate(files):
        sha256, weight = _weighed(file)
        if (file.name, sha256) in done.files:
            passed += 1
            continue
        is_copy = sha256 in done.hashes
        done.note(file.name, sha256, COPY if is_copy else READ)
        held.append(Found(file.path, file.name, sha256, is_copy))
        size += weight
        ending = max(FEWEST, (len(files) - at) // ENDING)
        if len(held) >= min(most, ending) or size >= BATCH_BYTES:
            yield Batch(tuple(held)), passed
            held, size, passed = [], 0, 0
    if held or passed:
        yield Batch(tuple(held)), passed


def _weighed(file: Found) -> tuple[str | None, int]:
    """Give the SHA-256 and the size of a file, or None and 0 where it cannot be opened."""
    try:
        with Path(file.path).open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest(), stream.tell()
    except OSError:
        return None, 0
