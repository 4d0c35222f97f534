"""A backup: one file with every row and every original, as they were at one moment."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from django.db import connections
from django.utils import timezone

from compromiso import __version__
from compromiso.register import models
from compromiso.register.errors import NoFileForBackup
from compromiso.register.models.ledger_entry import GENESIS
from compromiso.register.permissions import BACK_UP_REGISTER, Person, require
from compromiso.register.snapshot import snapshot
from compromiso.register.store import blobs, incoming
from compromiso.register.table_lines import APPS, lines_of, tables

FORMAT: Final = 1
MANIFEST: Final = "backup.json"
ORIGINALS: Final = "originals"
INCOMING: Final = "incoming"


@dataclass
class Manifest:
    """What a backup holds: when and by which version it was made, and the hash of each part."""

    format: int
    version: str
    made_at: str
    engine: str
    migrations: list[str]
    entries: int
    head: str
    parts: dict[str, str] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)


def back_up(path: Path, *, by: Person) -> Manifest:
    """Write a backup that is whole or not there; loading and deciding may go on meanwhile.

    It holds what people sign in with: nobody but its owner can read it.
    """
    require(by, BACK_UP_REGISTER)
    if path.exists() and not path.is_file():
        raise NoFileForBackup(name=path)
    unfinished = path.with_name(f".{path.name}.part")
    try:
        unfinished.unlink(missing_ok=True)
        unfinished.touch(mode=0o600)
        with (
            ZipFile(unfinished, "w", ZIP_DEFLATED, compresslevel=1) as archive,
            snapshot() as using,
        ):
            manifest = _write(archive, using)
        with unfinished.open("rb") as stream:
            os.fsync(stream.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return manifest


def _write(archive: ZipFile, using: str) -> Manifest:
    manifest = _manifest(using)
    for table in tables():
        name = f"tables/{table._meta.model_name}.jsonl"
        manifest.rows[name] = _write_lines(archive, name, lines_of(table, using), manifest)
    for name, content in (*_originals(using), *_waiting(using)):
        archive.writestr(name, content, ZIP_STORED)
        manifest.parts[name] = hashlib.sha256(content).hexdigest()
    archive.writestr(MANIFEST, json.dumps(asdict(manifest), indent=1))
    return manifest


def _manifest(using: str) -> Manifest:
    last = models.LedgerEntry.objects.using(using).order_by("-seq").first()
    return Manifest(
        FORMAT,
        __version__,
        timezone.now().isoformat(),
        connections[using].vendor,
        applied_migrations(using),
        last.seq if last else 0,
        last.hash if last else GENESIS,
    )


def applied_migrations(using: str) -> list[str]:
    """List the migrations that the tables of the register have been through in a database."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations ORDER BY app, name")
        return [f"{app}.{name}" for app, name in cursor.fetchall() if app in APPS]


def _write_lines(archive: ZipFile, name: str, lines: Iterable[str], manifest: Manifest) -> int:
    digest, number = hashlib.sha256(), 0
    with archive.open(name, "w", force_zip64=True) as part:
        for line in lines:
            content = f"{line}\n".encode()
            part.write(content)
            digest.update(content)
            number += 1
    manifest.parts[name] = digest.hexdigest()
    return number


def _originals(using: str) -> Iterator[tuple[str, bytes]]:
    """Yield every original that a source or evidence of the snapshot owns, each once."""
    evidence = models.Evidence.objects.using(using).exclude(sha256="").order_by("id")
    named = dict(evidence.values_list("sha256", "name"))
    named |= dict(models.Source.objects.using(using).values_list("sha256", "name"))
    for sha256, name in named.items():
        yield f"{ORIGINALS}/{sha256}", blobs().get(sha256, name)


def _waiting(using: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files received and not yet read; one read meanwhile is an original by now."""
    kept = models.Upload.objects.using(using).filter(finished_at=None)
    for upload in kept:
        place = incoming() / str(upload.id)
        content = place.read_bytes() if place.exists() else _held(upload.sha256)
        if content is not None:
            yield f"{INCOMING}/{upload.id}", content


def _held(sha256: str) -> bytes | None:
    place = blobs().path(sha256)
    return place.read_bytes() if place.exists() else None
