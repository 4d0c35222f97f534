from __future__ import annotations

import stat
from pathlib import Path
from typing import Any

import pytest

from compromiso.register.errors import DriverMissing, UnknownDatabase
from compromiso.web import surroundings


def test_sqlite_waits_writes_at_once_and_syncs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    options = surroundings.database(tmp_path)["OPTIONS"]
    assert (options["transaction_mode"], options["timeout"]) == ("IMMEDIATE", 20)
    assert "journal_mode=WAL" in options["init_command"]
    assert "synchronous=FULL" in options["init_command"]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "postgresql://ana:p%40ss@db.example.org:5433/register",
            {"NAME": "register", "USER": "ana", "PASSWORD": "p@ss", "HOST": "db.example.org",
             "PORT": "5433", "OPTIONS": {}},
        ),
        (
            "postgres://ana@/register?host=%2Frun%2Fpg",
            {"NAME": "register", "USER": "ana", "PASSWORD": "", "HOST": "/run/pg", "PORT": "",
             "OPTIONS": {}},
        ),
        (
            "postgresql://ana@db.example.org/register?sslmode=verify-full&sslrootcert=%2Fca.pem",
            {"NAME": "register", "USER": "ana", "PASSWORD": "", "HOST": "db.example.org",
             "PORT": "", "OPTIONS": {"sslmode": "verify-full", "sslrootcert": "/ca.pem"}},
        ),
    ],
)  # fmt: skip
def test_an_address_names_a_postgresql(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str, expected: dict[str, Any]
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    named = surroundings.database(tmp_path)
    assert named.pop("ENGINE") == "django.db.backends.postgresql"
    assert named.pop("CONN_MAX_AGE")
    assert named.pop("CONN_HEALTH_CHECKS")
    assert named == expected


def test_a_database_that_cannot_be_used_is_no_reason_to_use_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "mysql://localhost/register")
    with pytest.raises(UnknownDatabase, match="begins with “mysql”"):
        surroundings.database(tmp_path)
    monkeypatch.setenv("DATABASE_URL", "postgresql:///register")
    monkeypatch.setattr(surroundings, "find_spec", lambda name: None)
    with pytest.raises(DriverMissing):
        surroundings.database(tmp_path)


def test_what_changes_lies_where_its_owner_only_can_look(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMPROMISO_VAR", str(tmp_path / "var"))
    assert stat.S_IMODE(surroundings.var_directory().stat().st_mode) == 0o700
    (tmp_path / "var").chmod(0o750)
    assert stat.S_IMODE(surroundings.var_directory().stat().st_mode) == 0o750


def test_the_key_is_drawn_once_and_for_its_owner_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COMPROMISO_SECRET_KEY", raising=False)
    key = surroundings.secret_key(tmp_path)
    assert len(key) >= 50
    assert surroundings.secret_key(tmp_path) == key
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600
    monkeypatch.setenv("COMPROMISO_SECRET_KEY", "another")
    assert surroundings.secret_key(tmp_path) == "another"


@pytest.mark.parametrize(
    ("named", "hosts"),
    [("", ["127.0.0.1", "localhost", "[::1]"]), ("a.org, b.org,", ["a.org", "b.org"])],
)
def test_the_server_answers_to_loopback_unless_told(
    monkeypatch: pytest.MonkeyPatch, named: str, hosts: list[str]
) -> None:
    monkeypatch.setenv("COMPROMISO_HOSTS", named)
    assert surroundings.hosts() == hosts
