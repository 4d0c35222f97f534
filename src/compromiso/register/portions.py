"""Identifiers, so many at a time: a database takes only so many in one question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final
from uuid import UUID

AT_ONCE: Final = 500


def portions(ids: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    """Yield all of some identifiers, 500 at most at a time."""
    yield from (ids[first : first + AT_ONCE] for first in range(0, len(ids), AT_ONCE))
