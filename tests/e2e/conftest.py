"""One server and one browser for all journeys; the register holds the bundled examples."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from e2e.served import ROOT, RUN, AtWork, around, serving
from playwright.sync_api import Browser, Page, sync_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-sync", "--no-first-run",
    "--disable-background-networking", "--disable-component-update",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(item.path).parent == Path(__file__).parent:
            item.add_marker(pytest.mark.browser)


def chromium() -> str:
    """Give the browser of this machine; skip where there is none, fail where CI promised one."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        reason = "no Chromium on this machine: apt-get install chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium()
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def loaded(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Load the examples into a register that nobody serves yet; give its directory."""
    var = tmp_path_factory.mktemp("var")
    examples = [str(ROOT / "examples" / language) for language in ("en", "es", "pt")]
    subprocess.run(  # noqa: S603 - this very Python and our own command
        [sys.executable, "-c", RUN, "load", *examples], cwd=ROOT, env=around(var), check=True
    )
    return var


@pytest.fixture(scope="session")
def server(loaded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the examples to the one person of this machine; give the address."""
    var = shutil.copytree(loaded, tmp_path_factory.mktemp("alone") / "var")
    with serving(var) as base:
        yield base


@pytest.fixture(scope="session")
def at_work(loaded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[AtWork]:
    """Serve the examples to the institutions of `world_at_work`, with what they did so far."""
    var = shutil.copytree(loaded, tmp_path_factory.mktemp("together") / "var")
    told = subprocess.run(  # noqa: S603 - this very Python and our own file
        [sys.executable, str(Path(__file__).with_name("world_at_work.py"))],
        cwd=ROOT, env=around(var), check=True, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    with serving(var) as base:
        yield AtWork(base, **json.loads(told.stdout))


@pytest.fixture
def page(browser: Browser, server: str) -> Iterator[Page]:
    """Open a page; fail the test if the browser complained about anything."""
    context = browser.new_context(base_url=server, viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    opened.set_default_timeout(8000)
    complaints: list[str] = []
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on(
        "console", lambda said: complaints.append(said.text) if said.type == "error" else None
    )
    yield opened
    context.close()
    assert complaints == []


@pytest.fixture
def plain_page(browser: Browser, server: str) -> Iterator[Page]:
    """Open a page in a browser that runs no script."""
    context = browser.new_context(base_url=server, java_script_enabled=False)
    opened = context.new_page()
    opened.set_default_timeout(8000)
    yield opened
    context.close()
