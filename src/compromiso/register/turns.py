"""Who writes next: on SQLite, those who write wait in a queue and not in a scrum."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import connection

QUEUE: Final = "register.turn"


@contextlib.contextmanager
def in_turn() -> Iterator[None]:
    """Wait for the turn of this thread to write, and give it up at the end.

    SQLite lets one write at a time and makes the others try again and again: where many write,
    somebody always comes too late and is told of a lock. Here they come one after the other, in
    whichever process they are. A transaction within one has its turn already; PostgreSQL has
    queues of its own. Windows has no such locks: there SQLite's own waiting holds.
    """
    if os.name != "posix" or connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    import fcntl

    with (Path(settings.VAR) / QUEUE).open("ab") as queue:
        fcntl.flock(queue, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(queue, fcntl.LOCK_UN)  # also where a process forked meanwhile holds it
