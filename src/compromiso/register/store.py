"""The one blob store of this installation."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from compromiso.register.storage import BlobStore


def blobs() -> BlobStore:
    """Give the store of originals in the var directory."""
    return BlobStore(Path(settings.VAR) / "blobs")


def incoming() -> Path:
    """Give the directory of files that wait to be loaded, made if absent."""
    directory = Path(settings.VAR) / "incoming"
    directory.mkdir(parents=True, exist_ok=True)
    return directory
