"""Every page of follow-up, as those who see it: axe finds nothing, nothing is too wide."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from e2e.looks import wrongs
from e2e.served import AtWork
from playwright.sync_api import Browser, BrowserContext

PICTURES = Path(__file__).parents[1] / "out"
NARROWEST = 320


@pytest.fixture
def contexts(browser: Browser, at_work: AtWork) -> Iterator[dict[str, BrowserContext]]:
    """Give a browser for each person who looks at something."""
    names = {name for name, _address in at_work.places.values()}
    opened = {name: at_work.browser_of(browser, name) for name in names}
    yield opened
    for context in opened.values():
        context.close()


def test_nothing_is_wrong_with_any_page_of_follow_up(
    contexts: dict[str, BrowserContext], at_work: AtWork
) -> None:
    found = {}
    for route, (name, where) in at_work.places.items():
        with closing(contexts[name].new_page()) as page:
            answer = page.goto(where)
            assert answer is not None
            assert answer.status == 200, route
            page.set_viewport_size({"width": NARROWEST, "height": 740})
            if said := wrongs(page):
                found[route] = said
            if os.environ.get("PICTURES"):
                PICTURES.mkdir(exist_ok=True)
                page.screenshot(path=PICTURES / f"{route.replace(' ', '-')}-at-work.png")
    assert found == {}
