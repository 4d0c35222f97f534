"""Every hostile file there is here."""

from __future__ import annotations

from collections.abc import Iterator

from hostile import archives, calling_out, floods, page_bombs
from hostile.trap import Bait, Trap


def traps(bait: Bait) -> Iterator[Trap]:
    """Yield every hostile file, one at a time: some are large."""
    yield from calling_out.traps(bait)
    yield from archives.traps(bait)
    yield from page_bombs.traps(bait)
    yield from floods.traps(bait)
