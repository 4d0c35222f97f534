"""How far a long reading has come."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Told before each page whose text is recognised: which one it is, and of how many."""


def silently(number: int, count: int) -> None:
    """Tell nobody."""
