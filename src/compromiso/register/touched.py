"""What a service has changed, remembered until its end, when what follows from it is written."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from contextvars import ContextVar
from uuid import UUID


class Touched:
    """The records that the running service has spoken of; outside of a service none are kept.

    `write` is called with them once, inside the transaction of the outermost service.
    """

    def __init__(self, name: str, write: Callable[[set[UUID]], None]) -> None:
        self._write = write
        self._held: ContextVar[set[UUID] | None] = ContextVar(name, default=None)

    def add(self, ids: Iterable[UUID | None]) -> None:
        """Remember that the running service changes what these records are about."""
        held = self._held.get()
        if held is not None:
            held.update(one for one in ids if one is not None)

    @contextlib.contextmanager
    def written(self) -> Iterator[None]:
        """Write what follows from the records touched, before the outermost service ends."""
        if self._held.get() is not None:
            yield
            return
        held: set[UUID] = set()
        token = self._held.set(held)
        try:
            yield
        finally:
            self._held.reset(token)
        if held:
            self._write(held)
