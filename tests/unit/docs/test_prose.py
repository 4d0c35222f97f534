"""The pages are plain: their links lead somewhere, and words that say nothing are not in them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.utils.translation import override

from compromiso.model.citation import Status
from compromiso.web.ui import words

ROOT = Path(__file__).resolve().parents[3]
PAGES = sorted(
    page
    for page in (
        *ROOT.glob("*.md"),
        *(ROOT / "docs").rglob("*.md"),
        *(ROOT / "examples").glob("*.md"),
    )
    if page.name != "measured.md"
)
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")
UNWANTED = re.compile(
    r"\b(we|our|us|simply|just|easily|obviously|please|leverage|seamless\w*)\b", re.I
)
CODE = re.compile(r"```.*?```|`[^`]*`", re.DOTALL)


def name(page: Path) -> str:
    """Give the path of a page from the root of the checkout."""
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_each_link_leads_to_a_file(page: Path) -> None:
    targets = LINK.findall(page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_no_page_says_we_or_simply(page: Path) -> None:
    prose = CODE.sub("", page.read_text(encoding="utf-8"))
    assert UNWANTED.findall(prose) == [] or page.name == "style.md"


def test_the_page_on_statuses_has_the_words_of_the_pages() -> None:
    page = (ROOT / "docs" / "explanation" / "statuses.md").read_text(encoding="utf-8")
    with override("en"):
        for status in Status:
            assert f"| `{status}` | {words.word('status', status)} |" in page


def test_every_page_can_be_reached_from_the_index() -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    held = {page for page in (ROOT / "docs").rglob("*.md") if page.name != "README.md"}
    linked = {(ROOT / "docs" / target).resolve() for target in LINK.findall(index)}
    assert {name(page) for page in held - linked} == set()


def test_the_figures_of_the_first_page_were_measured() -> None:
    figures = re.findall(r"\d+ of \d+", (ROOT / "README.md").read_text(encoding="utf-8"))
    measured = (ROOT / "docs" / "reference" / "measured.md").read_text(encoding="utf-8")
    assert figures
    assert [figure for figure in figures if figure not in measured] == []
