"""What provisions in four languages are about, against labels made by reading them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from compromiso.terms.loading import LANGUAGES
from compromiso.terms.phrases import Words
from compromiso.text.commitments.topics import find_themes

LABELS = tomllib.loads((Path(__file__).parent / "themes_labels.toml").read_text("utf-8"))
FLOOR = 0.9


def tagged(language: str) -> list[tuple[set[str], set[str]]]:
    """List what was found in each provision and what a person says of it."""
    found = []
    for text, wanted in LABELS[language].items():
        words = Words(text)
        themes = find_themes(words, language, 0, len(words.words))
        found.append((set(themes), set(wanted)))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_themes_are_precise_and_few_are_missed(language: str) -> None:
    pairs = tagged(language)
    right = sum(len(found & wanted) for found, wanted in pairs)
    assert len(pairs) >= 15
    assert right / sum(len(found) for found, _ in pairs) >= FLOOR
    assert right / sum(len(wanted) for _, wanted in pairs) >= FLOOR
