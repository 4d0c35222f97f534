"""The script that sets everything up says in one sentence what stands in its way."""

from __future__ import annotations

import importlib.util
import socket
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def do() -> ModuleType:
    spec = importlib.util.spec_from_file_location("do", ROOT / "do.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    return script


def test_it_needs_nothing_but_python() -> None:
    bare = [sys.executable, "-I", "-S", str(ROOT / "do.py")]

    assert subprocess.run(bare, capture_output=True, check=False).returncode == 2  # noqa: S603


def test_an_old_python_is_told_which_one_is_needed(
    do: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))

    with pytest.raises(SystemExit):
        do.check_python()
    assert capsys.readouterr().err.startswith("Compromiso needs Python 3.11 or newer")


def test_a_python_without_venv_gets_the_one_line_to_run(
    do: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)

    with pytest.raises(SystemExit):
        do.install_uv()
    assert "apt-get install -y python3-venv" in capsys.readouterr().err


def test_a_taken_port_gives_way_to_the_next(
    do: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        first = taken.getsockname()[1]
        monkeypatch.setenv("PORT", str(first))

        assert first < do.free_port() < first + do.PORTS_TRIED


def test_an_unknown_verb_lists_those_there_are(
    do: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["do.py", "dance"])

    with pytest.raises(SystemExit):
        do.main()
    told = capsys.readouterr().err
    assert [verb for verb in do.VERBS if f"  {verb} " not in told] == []


@pytest.mark.parametrize(("url", "is_brought"), [("", False), ("postgresql:///here", True)])
def test_the_driver_comes_where_a_database_is_named(
    do: ModuleType, monkeypatch: pytest.MonkeyPatch, url: str, is_brought: bool
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(do, "uv", lambda: "uv")
    monkeypatch.setattr(do, "call", lambda *words: asked.extend(words))
    monkeypatch.setenv("DATABASE_URL", url)
    do.install()
    assert ("postgresql" in asked) is is_brought
    assert "dev" not in asked


def test_make_has_every_verb(do: ModuleType) -> None:
    (target,) = (
        line
        for line in (ROOT / "Makefile").read_text(encoding="utf-8").splitlines()
        if line.startswith(".PHONY:")
    )

    assert target.split()[1:] == [
        "run",
        "test",
        "setup",
        "install",
        "compile",
        "lint",
        "bench",
        "docs",
        "golden",
        "prove",
    ]
    assert set(target.split()[1:]) == set(do.VERBS)
