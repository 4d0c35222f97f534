"""Originals under their SHA-256: written, synced, renamed, directory synced; never changed."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from compromiso.register.errors import BlobDamaged

_TEMPORARY = ".part-"


class BlobStore:
    """A directory of originals; a name on disk is always a hash, never what a user typed."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, sha256: str) -> Path:
        """Give the place of the bytes with this hash."""
        return self.root / sha256[:2] / sha256[2:]

    def put(self, content: bytes) -> str:
        """Keep the bytes so that neither a kill nor a power cut can lose them; give their hash.

        The file is written anew even where it was held: a sweep never takes a young file.
        """
        sha256 = hashlib.sha256(content).hexdigest()
        target = self.path(sha256)
        self._make_directory(target.parent)
        temporary = target.parent / f"{_TEMPORARY}{uuid4().hex}"
        try:
            _write_synced(temporary, content)
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)
        _sync_directory(target.parent)
        return sha256

    def get(self, sha256: str, name: str = "this document") -> bytes:
        """Give the bytes, checked against their hash."""
        try:
            content = self.path(sha256).read_bytes()
        except FileNotFoundError as absent:
            raise BlobDamaged(name=name, what="gone", sha256=sha256) from absent
        if hashlib.sha256(content).hexdigest() != sha256:
            raise BlobDamaged(name=name, what="not the file received", sha256=sha256)
        return content

    def drop(self, sha256: str) -> None:
        """Forget the bytes."""
        self.path(sha256).unlink(missing_ok=True)

    def hashes(self) -> Iterator[str]:
        """Yield the hash of everything kept."""
        for file in self.root.glob("??/*"):
            if not file.name.startswith(_TEMPORARY):
                yield file.parent.name + file.name

    def sweep(self, is_held: Callable[[str], bool], older_than_s: float = 600) -> int:
        """Remove what a killed load left behind, if older than a load can last; say how many."""
        too_young = time.time() - older_than_s
        swept = 0
        for file in list(self.root.glob("??/*")):
            left = file.name.startswith(_TEMPORARY) or not is_held(file.parent.name + file.name)
            with suppress(FileNotFoundError):
                if left and file.stat().st_mtime <= too_young:
                    file.unlink()
                    swept += 1
        return swept

    def _make_directory(self, directory: Path) -> None:
        if not directory.is_dir():
            directory.mkdir(parents=True, exist_ok=True)
            _sync_directory(self.root)
            _sync_directory(self.root.parent)


def _write_synced(path: Path, content: bytes) -> None:
    with path.open("xb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _sync_directory(directory: Path) -> None:
    if os.name == "nt":  # pragma: no cover - Windows cannot open a directory
        return
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
