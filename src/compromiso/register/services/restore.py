"""A backup put back into an empty register, and compared with what was backed up."""

from __future__ import annotations

import hashlib
import io
import json
import zlib
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Final
from zipfile import BadZipFile, ZipFile

from django.db import transaction

from compromiso.register import models
from compromiso.register.errors import (
    BackupDamaged,
    BackupOfAnotherVersion,
    NotABackup,
    RegisterNotEmpty,
)
from compromiso.register.filling import in_bulk
from compromiso.register.opening import advise_planner
from compromiso.register.permissions import RESTORE_REGISTER, Person, require
from compromiso.register.services.backup import (
    FORMAT,
    INCOMING,
    MANIFEST,
    ORIGINALS,
    Manifest,
    applied_migrations,
)
from compromiso.register.store import blobs, incoming
from compromiso.register.table_lines import Table, add_lines, continue_counting, lines_of, tables

DAMAGED: Final = (BadZipFile, zlib.error, OSError, EOFError, RuntimeError, ValueError)
"""What the standard library raises where a part of an archive cannot be unpacked."""

MANY: Final = 20_000
"""From how many rows on they are put back in bulk."""


def restore(path: Path, *, by: Person) -> Manifest:
    """Put a backup into this register, which must be empty: all of it or nothing.

    Every part is compared with its hash before anything is written, and every table afterwards.
    """
    require(by, RESTORE_REGISTER)
    if models.LedgerEntry.objects.exists() or models.Upload.objects.exists():
        raise RegisterNotEmpty
    with _opened(path) as archive:
        manifest = read_manifest(archive, path)
        _check_version(manifest)
        _check_parts(archive, manifest)
        _put_back_files(archive, manifest)
        with transaction.atomic():
            _put_back_rows(archive, manifest)
            check_tables(manifest)
    advise_planner(anew=True)
    return manifest


def _opened(path: Path) -> ZipFile:
    try:
        return ZipFile(path)
    except (BadZipFile, OSError) as wrong:
        raise NotABackup(name=path.name) from wrong


def read_manifest(archive: ZipFile, path: Path) -> Manifest:
    """Give what a backup says of itself."""
    try:
        told = json.loads(archive.read(MANIFEST))
        return Manifest(**told)
    except (KeyError, TypeError, *DAMAGED) as wrong:
        raise NotABackup(name=path.name) from wrong


def _check_version(manifest: Manifest) -> None:
    if manifest.format != FORMAT or manifest.migrations != applied_migrations("default"):
        raise BackupOfAnotherVersion(version=manifest.version)


def _check_parts(archive: ZipFile, manifest: Manifest) -> None:
    """Compare every part with its hash; raise `BackupDamaged` for the first that is not as made."""
    if set(archive.namelist()) != {MANIFEST, *manifest.parts}:
        raise BackupDamaged(part="its list of parts")
    for name, sha256 in manifest.parts.items():
        if _hash_of(_chunks(archive, name)) != sha256:
            raise BackupDamaged(part=name)


def _chunks(archive: ZipFile, name: str) -> Iterator[bytes]:
    try:
        with archive.open(name) as part:
            yield from iter(lambda: part.read(1 << 20), b"")
    except DAMAGED as wrong:
        raise BackupDamaged(part=name) from wrong


def _hash_of(chunks: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for chunk in chunks:
        digest.update(chunk)
    return digest.hexdigest()


def _put_back_files(archive: ZipFile, manifest: Manifest) -> None:
    for name in manifest.parts:
        folder, _, own = name.partition("/")
        if folder == ORIGINALS:
            blobs().put(archive.read(name))
        elif folder == INCOMING:
            (incoming() / Path(own).name).write_bytes(archive.read(name))


def _put_back_rows(archive: ZipFile, manifest: Manifest) -> None:
    many = sum(manifest.rows.values()) >= MANY
    with in_bulk(tables(), "default") if many else nullcontext():
        _add_rows(archive)
    continue_counting("default")


def _add_rows(archive: ZipFile) -> None:
    for table in tables():
        with archive.open(_part_of(table)) as part:
            lines = io.TextIOWrapper(part, encoding="utf-8", newline="\n")
            add_lines(table, lines, "default")


def check_tables(manifest: Manifest) -> None:
    """Compare every table here with the one backed up; raise `BackupDamaged` where one differs."""
    for table in tables():
        lines = (f"{line}\n".encode() for line in lines_of(table, "default"))
        if _hash_of(lines) != manifest.parts[_part_of(table)]:
            raise BackupDamaged(part=_part_of(table))


def _part_of(table: Table) -> str:
    return f"tables/{table._meta.model_name}.jsonl"
