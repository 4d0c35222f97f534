"""The garbage collector, asked to look seldom while a text is read."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

SELDOM = 20_000
"""How many new objects the collector waits for: a reading keeps nearly all that it makes."""


class _Readings:
    """How many readings are under way in this process, and what stood before the first."""

    def __init__(self) -> None:
        self._turn = Lock()
        self._under_way = 0
        self._before = 0

    def begin(self) -> None:
        """Let the collector look seldom from now on, if it is at work and looks more often."""
        with self._turn:
            if not self._under_way:
                self._before = gc.get_threshold()[0]
                if 0 < self._before < SELDOM:
                    gc.set_threshold(SELDOM)
            self._under_way += 1

    def end(self) -> None:
        """Put back what stood before, once the last reading has ended."""
        with self._turn:
            self._under_way -= 1
            if not self._under_way and gc.get_threshold()[0] == SELDOM:
                gc.set_threshold(self._before)


_READINGS = _Readings()


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Let the collector look seldom until the block ends, then as often as before.

    Blocks may overlap in several threads: the last to end puts the caller's setting back.
    """
    _READINGS.begin()
    try:
        yield
    finally:
        _READINGS.end()
