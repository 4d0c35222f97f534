from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from compromiso.register.errors import BlobDamaged
from compromiso.register.storage import BlobStore


def test_bytes_are_kept_under_their_hash(tmp_path: Path) -> None:
    store = BlobStore(tmp_path)
    sha256 = store.put(b"words")
    assert sha256 == hashlib.sha256(b"words").hexdigest()
    assert store.path(sha256) == tmp_path / sha256[:2] / sha256[2:]
    assert store.get(sha256) == b"words"
    assert list(store.hashes()) == [sha256]


def test_a_file_is_synced_before_it_has_its_name_and_the_directory_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A power cut may come between any two of these; in no order but this is nothing lost."""
    did: list[str] = []
    sync, rename = os.fsync, Path.replace

    def synced(descriptor: int) -> None:
        name = Path(f"/proc/self/fd/{descriptor}").resolve()
        did.append("sync directory" if name.is_dir() else "sync file")
        sync(descriptor)

    def renamed(path: Path, target: Path) -> Path:
        did.append("rename")
        return rename(path, target)

    store = BlobStore(tmp_path)
    store.put(b"first, so that the directory is there")
    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Path, "replace", renamed)
    store.put(b"first, so that the directory is there")
    assert did == ["sync file", "rename", "sync directory"]


def test_a_failure_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    store = BlobStore(tmp_path / "blobs")
    with pytest.raises(OSError, match="No space"):
        store.put(b"words")
    assert [file for file in tmp_path.rglob("*") if file.is_file()] == []


def test_damage_is_told_from_absence(tmp_path: Path) -> None:
    store = BlobStore(tmp_path)
    sha256 = store.put(b"words")
    store.path(sha256).write_bytes(b"other words")
    with pytest.raises(BlobDamaged, match="not the file received"):
        store.get(sha256)
    store.drop(sha256)
    with pytest.raises(BlobDamaged, match="gone"):
        store.get(sha256)


def test_a_half_written_file_is_no_original_and_is_swept(tmp_path: Path) -> None:
    store = BlobStore(tmp_path)
    sha256 = store.put(b"words")
    (store.path(sha256).parent / ".part-1").write_bytes(b"wor")
    assert list(store.hashes()) == [sha256]
    assert store.sweep(lambda held: held == sha256, older_than_s=-1) == 1
    assert store.get(sha256) == b"words"
