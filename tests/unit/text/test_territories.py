"""The names of States, taken alone out of Babel's tables; the words of a long text."""

from __future__ import annotations

import pytest
from babel import Locale

from compromiso.terms.loading import LANGUAGES
from compromiso.terms.phrases import MANY, Words
from compromiso.terms.territories import territories


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_names_are_those_of_babel_in_its_order(language: str) -> None:
    assert list(territories(language).items()) == list(Locale(language).territories.items())


def test_the_same_words_of_a_long_text_are_one_object() -> None:
    words = Words("Trees, and roads. " * MANY)
    assert words.words[:4] == ["trees", "and", "roads", "trees"]
    assert words.words[0] is words.words[-3]
    assert [words.starts[-1], words.ends[-1]] == [18 * MANY - 7, 18 * MANY - 2]
