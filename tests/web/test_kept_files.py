"""A large file is made once for each state of what it tells, while it is sent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from compromiso.web.ui.kept_files import kept


@pytest.fixture
def made(tmp_path: Path, settings: Any) -> list[str]:
    settings.VAR = tmp_path
    return []


def test_a_file_is_made_once_for_each_state(made: list[str], tmp_path: Path) -> None:
    def write() -> Iterator[bytes]:
        made.append("made")
        yield from (b"one ", b"two")

    for _ in range(2):
        assert b"".join(kept("all.zip", "then", write)) == b"one two"
    assert made == ["made"]
    assert b"".join(kept("all.zip", "now", write)) == b"one two"
    assert made == ["made", "made"]
    assert [one.name for one in (tmp_path / "made").iterdir()] == ["all.zip-now"]


def test_what_nobody_took_whole_is_not_kept(made: list[str], tmp_path: Path) -> None:
    sent = kept("all.zip", "then", lambda: iter([b"one ", b"two"]))
    assert next(sent) == b"one "
    assert len(list((tmp_path / "made").iterdir())) == 1
    sent.close()
    assert list((tmp_path / "made").iterdir()) == []
