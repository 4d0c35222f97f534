from __future__ import annotations

import pickle
import shutil
import sys
from pathlib import Path

import pytest

from compromiso import compiled
from compromiso.text.dossier import read


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a copy of the sources, and an environment where nothing is compiled."""
    package = tmp_path / "compromiso"
    shutil.copytree(compiled.PACKAGE / "model", package / "model")
    shutil.copy(compiled.PACKAGE / "errors.py", package)
    monkeypatch.setattr(compiled, "PACKAGE", package)
    monkeypatch.setattr(compiled, "HOME", tmp_path / "readers")
    monkeypatch.delenv(compiled.SETTING)
    return package


def test_a_source_that_changed_has_another_library(checkout: Path) -> None:
    before = compiled.library_of(compiled.fingerprint())
    with (checkout / "model" / "task.py").open("a") as source:
        source.write("#\n")

    assert compiled.library_of(compiled.fingerprint()) != before


def test_a_new_source_has_another_library(checkout: Path) -> None:
    before = compiled.library_of(compiled.fingerprint())
    (checkout / "model" / "new.py").touch()

    assert compiled.library_of(compiled.fingerprint()) != before


def test_a_library_that_cannot_be_loaded_leaves_the_plain_reader(checkout: Path) -> None:
    library = compiled.library_of(compiled.fingerprint())
    library.parent.mkdir(parents=True)
    library.write_bytes(b"of another machine")
    before = list(sys.meta_path)

    assert not compiled.is_compiled.__wrapped__()
    assert sys.meta_path == before


def test_without_compiled_readers_no_source_is_looked_at(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiled, "fingerprint", lambda: pytest.fail("sources were read"))

    assert not compiled.is_compiled.__wrapped__()


def test_the_reader_goes_to_other_processes_by_its_name() -> None:
    assert pickle.loads(pickle.dumps(read)) is read  # noqa: S301
