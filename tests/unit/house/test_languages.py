"""A rule written for one language is owed to all four."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from compromiso.terms.loading import LANGUAGES

TERMS = Path(__file__).resolve().parents[3] / "src" / "compromiso" / "terms"
TOPICS = sorted({path.stem for folder in LANGUAGES for path in (TERMS / folder).glob("*.toml")})


def table(language: str, topic: str) -> dict[str, object]:
    """Give one table of terms."""
    return tomllib.loads((TERMS / language / f"{topic}.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_keys(language: str, topic: str) -> None:
    assert sorted(table(language, topic)) == sorted(table("en", topic))
