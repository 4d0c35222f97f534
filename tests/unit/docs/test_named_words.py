"""What the documentation tells a reader to press stands on the pages, in the very words."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from named_words import Named, named_in

from compromiso.web.ui import catalogs

ROOT = Path(__file__).resolve().parents[3]
TUTORIALS = ROOT / "docs" / "tutorial"
YEARS = {
    "en": TUTORIALS / "a-year-of-reporting.md",
    "es": TUTORIALS / "un-ano-de-informes.md",
    "pt": TUTORIALS / "um-ano-de-relatorios.md",
}
HOWTOS = sorted((ROOT / "docs" / "howto").glob("*.md"))
PRESSED = re.compile(r"(?<![*\w])\*([^*\n]+(?:\n[^*\n]+)?)\*(?![*\w])")
CODE = re.compile(r"```.*?```|`[^`]*`", re.DOTALL)
PLACE = re.compile(r"%\\\(\w+\\\)s")


@cache
def sentences(language: str) -> tuple[re.Pattern[str], ...]:
    """Give the words of every page in a language, what is filled in left open."""
    translated = catalogs.held("es" if language == "en" else language)
    held = [message for message in translated if message.id]
    spoken = [message.id if language == "en" else message.string for message in held]
    forms = {one for said in spoken for one in (said if isinstance(said, tuple) else (said,))}
    return tuple(re.compile(PLACE.sub(".+", re.escape(" ".join(one.split())))) for one in forms)


def is_spoken(words: str, language: str = "en") -> bool:
    """Say whether a page says these words; `…` is what is filled in, PDF is PDF everywhere."""
    filled = words.replace("…", "15")
    return words.isupper() or any(one.fullmatch(filled) for one in sentences(language))


@pytest.mark.parametrize("language", YEARS)
def test_the_year_of_reporting_presses_and_reads_what_pages_say(language: str) -> None:
    named = [one for one in named_in(YEARS[language]) if one.kind != "stands"]
    assert len(named) > 40
    assert [one.words for one in named if not is_spoken(one.words, language)] == []


@pytest.mark.parametrize("page", HOWTOS, ids=lambda page: page.stem)
def test_each_howto_names_buttons_and_pages_that_there_are(page: Path) -> None:
    named = PRESSED.findall(CODE.sub("", page.read_text(encoding="utf-8")))
    words = [part for one in named for part in re.split(r"\s*[→›]\s*", " ".join(one.split()))]
    assert [one for one in words if not is_spoken(one)] == []


def test_words_that_no_page_says_are_noticed() -> None:
    assert not is_spoken("Press this")
    assert is_spoken("Publish 15 drafts")
    assert Named("pressed", "Sign in") in named_in(YEARS["en"])
