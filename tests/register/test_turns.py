"""Those who write wait for their turn."""

from __future__ import annotations

import fcntl
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from compromiso.register import turns
from compromiso.register.turns import QUEUE, in_turn


@pytest.fixture
def var(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the directory of a register on SQLite, outside of any transaction."""
    settings.VAR = tmp_path
    outside = SimpleNamespace(vendor="sqlite", in_atomic_block=False)
    monkeypatch.setattr(turns, "connection", outside)
    return tmp_path


def taken(var: Path) -> bool:
    """Say whether somebody else could not write now."""
    with (var / QUEUE).open("ab") as queue:
        try:
            fcntl.flock(queue, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def test_one_writes_at_a_time_and_lets_the_next_in_even_when_it_fails(var: Path) -> None:
    with in_turn():
        assert taken(var)
    assert not taken(var)
    with pytest.raises(ZeroDivisionError), in_turn():
        raise ZeroDivisionError
    assert not taken(var)


@pytest.mark.parametrize(("vendor", "inside"), [("sqlite", True), ("postgresql", False)])
def test_nobody_waits_within_a_transaction_or_on_postgresql(
    var: Path, monkeypatch: pytest.MonkeyPatch, vendor: str, inside: bool
) -> None:
    monkeypatch.setattr(turns, "connection", SimpleNamespace(vendor=vendor, in_atomic_block=inside))
    with in_turn():
        assert not taken(var)
