"""What the page on the library shows is what comes out."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
PAGE = ROOT / "docs" / "howto" / "read-from-python.md"


def test_every_line_of_python_gives_what_stands_below_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    told = doctest.testfile(str(PAGE), module_relative=False)
    assert told.failed == 0
    assert told.attempted > 10
