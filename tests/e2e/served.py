"""A register served to the browser, with institutions at work in it or without."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext

ROOT = Path(__file__).parents[2]
RUN = "import sys; from compromiso.cli import main; sys.exit(main(sys.argv[1:]))"


def around(var: Path) -> dict[str, str]:
    """Give the surroundings of a process that works on the register in a directory."""
    surroundings = {**os.environ, "COMPROMISO_VAR": str(var)}
    surroundings.pop("DJANGO_SETTINGS_MODULE", None)
    return surroundings


@contextmanager
def serving(var: Path) -> Iterator[str]:
    """Serve the register in a directory; give the address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    running = subprocess.Popen(  # noqa: S603 - this very Python and our own command
        [sys.executable, "-c", RUN, "serve", "--port", str(port)],
        cwd=ROOT, env=around(var), stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert running.stdout is not None
    assert "http://" in running.stdout.readline()
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        running.terminate()
        running.wait(10)


@dataclass(frozen=True, slots=True)
class AtWork:
    """A served register in which institutions work, and what `world_at_work` tells of it."""

    base: str
    sessions: dict[str, str]
    places: dict[str, tuple[str, str]]
    promised: dict[str, list[tuple[str, str]]]

    def browser_of(self, browser: Browser, name: str, **more: Any) -> BrowserContext:
        """Open a browser in which a person is signed in, or nobody where the name is empty."""
        context = browser.new_context(base_url=self.base, **more)
        if name:
            cookie = {"name": "sessionid", "value": self.sessions[name], "url": self.base}
            context.add_cookies([cookie])  # type: ignore[list-item]
        return context
