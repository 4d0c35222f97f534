"""Every page of follow-up, as those who see it: axe finds nothing, nothing is too wide."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from e2e.looks import looking, wrongs
from e2e.served import AtWork
from playwright.sync_api import Browser, Page

PICTURES = Path(__file__).parents[1] / "out"
NARROWEST = {"width": 320, "height": 740}


@pytest.fixture
def pages(browser: Browser, at_work: AtWork) -> Iterator[dict[str, Page]]:
    """Give one page for each person who looks at something, as narrow as pages can be."""
    names = {name for name, _address in at_work.places.values()}
    opened = {
        name: looking(at_work.browser_of(browser, name, viewport=NARROWEST)).new_page()
        for name in names
    }
    yield opened
    for page in opened.values():
        page.context.close()


SCHEMES = ("light", "dark")
"""Looked at by turns: the walk looks at the same pages in both."""


def test_nothing_is_wrong_with_any_page_of_follow_up(
    pages: dict[str, Page], at_work: AtWork
) -> None:
    found = {}
    for place, (route, (name, where)) in enumerate(at_work.places.items()):
        page = pages[name]
        answer = page.goto(where)
        assert answer is not None
        assert answer.status == 200, route
        if said := wrongs(page, SCHEMES[place % 2]):
            found[route] = said
        if os.environ.get("PICTURES"):
            PICTURES.mkdir(exist_ok=True)
            page.screenshot(path=PICTURES / f"{route.replace(' ', '-')}-at-work.png")
    assert found == {}
