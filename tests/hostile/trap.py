"""A file made to do harm, and the bait that would show that it did."""

from __future__ import annotations

from dataclasses import dataclass

CANARY = "canario-7f3a9c"
"""A word that stands in a file nobody may read."""


@dataclass(frozen=True, slots=True)
class Bait:
    """Where a trap leads: a file with the canary in it, a port where somebody listens."""

    file: str = "/nonexistent/canary.txt"
    port: int = 9

    @property
    def url(self) -> str:
        """Give an address on this machine."""
        return f"http://127.0.0.1:{self.port}/{CANARY}.dtd"


@dataclass(frozen=True, slots=True)
class Trap:
    """A hostile file: its name, its bytes, and the codes it may end with (none: any, or read)."""

    name: str
    content: bytes
    codes: frozenset[str] = frozenset()
