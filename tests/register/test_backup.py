"""A backup is the register at one moment; restored, it is that register again."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
import register_sample as sample
from django.db import connection

from compromiso.register import models
from compromiso.register.errors import (
    BackupDamaged,
    BackupOfAnotherVersion,
    NoFileForBackup,
    NotABackup,
    NotAllowed,
    RegisterNotEmpty,
)
from compromiso.register.permissions import LOCAL, VISITOR
from compromiso.register.selectors.search import find
from compromiso.register.services import restore as restoring
from compromiso.register.services.backup import MANIFEST, back_up
from compromiso.register.services.load import store
from compromiso.register.services.rebuild import verify
from compromiso.register.services.restore import restore
from compromiso.register.store import blobs
from compromiso.register.table_lines import tables

WORDS = "DECLARATION OF HARBOUR TOWN\n\n1. The ministers shall open ten schools by 2010.\n"


def on_sqlite(var: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Call the command in a register of its own, beside the one of the tests."""
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-m", "compromiso", *words],
        env=environment | {"COMPROMISO_VAR": str(var)},
        capture_output=True,
        text=True,
        check=True,
    )


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Back up a register that another process filled, on SQLite."""
    place = tmp_path_factory.mktemp("backed-up")
    document = place / "harbour.txt"
    document.write_text(WORDS, encoding="utf-8")
    on_sqlite(place / "var", "load", str(document))
    on_sqlite(place / "var", "backup", str(place / "register.zip"))
    return place / "register.zip"


def parts_of(backup: Path) -> dict[str, str]:
    with ZipFile(backup) as archive:
        return json.loads(archive.read(MANIFEST))["parts"]


def test_what_is_restored_is_what_was_backed_up(made: Path, tmp_path: Path) -> None:
    restore(made, by=LOCAL)
    again = tmp_path / "again.zip"
    back_up(again, by=LOCAL)
    assert parts_of(again) == parts_of(made)
    assert verify().is_sound


def constraints() -> dict[str, object]:
    """Tell what each table of the register is held together by."""
    with connection.cursor() as cursor:
        told = connection.introspection.get_constraints
        return {each._meta.db_table: told(cursor, each._meta.db_table) for each in tables()}


def test_a_large_register_is_indexed_after_its_rows(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = constraints()
    monkeypatch.setattr(restoring, "MANY", 1)
    restore(made, by=LOCAL)
    assert constraints() == before
    assert sum(len(each) for each in before.values()) > 100
    back_up(tmp_path / "again.zip", by=LOCAL)
    assert parts_of(tmp_path / "again.zip") == parts_of(made)


def test_rows_that_are_damaged_leave_the_indexes_as_they_were(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = constraints()
    monkeypatch.setattr(restoring, "MANY", 1)
    monkeypatch.setattr(restoring, "check_tables", refuse)
    with pytest.raises(BackupDamaged):
        restore(made, by=LOCAL)
    assert constraints() == before
    assert not models.LedgerEntry.objects.exists()


def refuse(_manifest: object) -> None:
    raise BackupDamaged(part="a table")


def test_nobody_but_its_owner_can_read_a_backup(made: Path) -> None:
    assert stat.S_IMODE(made.stat().st_mode) == 0o600


def test_a_restored_register_can_be_searched_and_added_to(made: Path) -> None:
    restore(made, by=LOCAL)
    assert find("schools").total
    store(sample.content(), sample.dossier(), LOCAL)
    assert models.Source.objects.count() == 2
    assert verify().is_sound


def test_a_backup_holds_every_table_and_every_original(made: Path) -> None:
    parts = parts_of(made)
    assert {f"tables/{table._meta.model_name}.jsonl" for table in tables()} <= set(parts)
    assert [name for name in parts if name.startswith("originals/")] == [
        f"originals/{line['sha256']}" for line in lines(made, "source")
    ]


def lines(backup: Path, table: str) -> list[dict[str, object]]:
    with ZipFile(backup) as archive:
        told = archive.read(f"tables/{table}.jsonl").decode()
    return [json.loads(line) for line in told.splitlines()]


def altered(made: Path, copy: Path, name: str, content: bytes | None) -> Path:
    """Copy a backup with one part changed, or left out."""
    with ZipFile(made) as old, ZipFile(copy, "w", ZIP_STORED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
            elif content is not None:
                new.writestr(part, content)
    return copy


@pytest.mark.parametrize("content", [b"", None], ids=["emptied", "left out"])
def test_a_damaged_table_puts_nothing_back(
    made: Path, tmp_path: Path, content: bytes | None
) -> None:
    damaged = altered(made, tmp_path / "damaged.zip", "tables/provision.jsonl", content)
    with pytest.raises(BackupDamaged):
        restore(damaged, by=LOCAL)
    assert not models.LedgerEntry.objects.exists()


def test_a_changed_original_puts_nothing_back(made: Path, tmp_path: Path) -> None:
    original = next(name for name in parts_of(made) if name.startswith("originals/"))
    damaged = altered(made, tmp_path / "damaged.zip", original, b"other words")
    with pytest.raises(BackupDamaged, match="originals/"):
        restore(damaged, by=LOCAL)
    assert list(blobs().hashes()) == []


def test_packed_bytes_that_were_overwritten_put_nothing_back(made: Path, tmp_path: Path) -> None:
    with ZipFile(made) as archive:
        packed = archive.getinfo("tables/provision.jsonl")
    content = bytearray(made.read_bytes())
    start = packed.header_offset + 30 + len(packed.filename) + 20
    content[start : start + 40] = b"\xff" * 40
    damaged = tmp_path / "damaged.zip"
    damaged.write_bytes(content)
    with pytest.raises(BackupDamaged, match="tables/provision"):
        restore(damaged, by=LOCAL)
    assert not models.LedgerEntry.objects.exists()


def test_a_backup_cut_short_is_no_backup(made: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.zip"
    cut.write_bytes(made.read_bytes()[:-200])
    with pytest.raises(NotABackup, match=r"cut\.zip"):
        restore(cut, by=LOCAL)


def test_a_backup_with_other_tables_is_not_guessed_at(made: Path, tmp_path: Path) -> None:
    with ZipFile(made) as archive:
        manifest = json.loads(archive.read(MANIFEST))
    manifest["migrations"].append("9999_from_the_future")
    later = altered(made, tmp_path / "later.zip", MANIFEST, json.dumps(manifest).encode())
    with pytest.raises(BackupOfAnotherVersion):
        restore(later, by=LOCAL)


def test_a_register_that_holds_something_is_left_alone(made: Path, source: models.Source) -> None:
    with pytest.raises(RegisterNotEmpty):
        restore(made, by=LOCAL)
    assert models.Source.objects.get() == source


def test_a_visitor_may_neither_back_up_nor_restore(made: Path, tmp_path: Path) -> None:
    with pytest.raises(NotAllowed):
        back_up(tmp_path / "mine.zip", by=VISITOR)
    with pytest.raises(NotAllowed):
        restore(made, by=VISITOR)


@pytest.mark.by_itself
def test_the_command_moves_a_register_to_a_new_place(made: Path, tmp_path: Path) -> None:
    told = on_sqlite(made.parent / "var", "move", "--to", "sqlite", "--var", str(tmp_path / "new"))
    assert "0 differences" in told.stdout
    on_sqlite(tmp_path / "new", "backup", str(tmp_path / "moved.zip"))
    assert parts_of(tmp_path / "moved.zip") == parts_of(made)


def test_nothing_but_a_file_is_replaced_by_a_backup(tmp_path: Path) -> None:
    with pytest.raises(NoFileForBackup):
        back_up(tmp_path, by=LOCAL)
    assert tmp_path.is_dir()
