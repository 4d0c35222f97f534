"""The garbage collector, asked to look seldom while a text is read."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

SELDOM = 100_000
"""How many new objects the collector waits for: a reading keeps nearly all that it makes."""
_NOTHING = -1


class _Readings:
    """How many readings are under way in this process, and what stood before the first."""

    def __init__(self) -> None:
        self._turn = Lock()
        self._under_way = 0
        self._before, self._lent = 0, _NOTHING
        gc.callbacks.append(self.looked)

    def begin(self) -> None:
        """Let the collector look seldom from now on, if it is at work and looks more often."""
        with self._turn:
            if not self._under_way:
                now = gc.get_threshold()[0]
                self._before = self._before if now == self._lent else now
                if 0 < self._before < SELDOM:
                    self._lend(SELDOM)
            self._under_way += 1

    def end(self) -> None:
        """Let the collector wait on, once the last reading has ended, for the caller's own objects.

        What was read is no garbage. When it next looks, what stood before is put back.
        """
        with self._turn:
            self._under_way -= 1
            if not self._under_way and gc.get_threshold()[0] == self._lent:
                self._lend(self._before + gc.get_count()[0])

    def looked(self, phase: str, _: dict[str, int]) -> None:
        """Put back what stood before, after the collector has looked; it takes no lock."""
        if phase == "stop" and not self._under_way and gc.get_threshold()[0] == self._lent:
            gc.set_threshold(self._before)
            self._lent = _NOTHING

    def _lend(self, seldom: int) -> None:
        self._lent = seldom
        gc.set_threshold(seldom)


_READINGS = _Readings()


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Let the collector look seldom until the block ends, and once more as late as ever.

    What the block leaves is not counted: the collector looks when as many objects are new besides
    as it was set to wait for, and is then set as it was. Blocks may overlap in several threads.
    """
    _READINGS.begin()
    try:
        yield
    finally:
        _READINGS.end()
