"""What stays the same when words are put into another language."""

from __future__ import annotations

import pytest

from compromiso.terms.phrases import Words
from compromiso.text.alignment.marks import cognate, figures, likeness, marks, rarity, weighed


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("philosophy", "filosofía"),
        ("system", "sistema"),
        ("migration", "migración"),
        ("commission", "comisión"),
        ("school", "escola"),
        ("human", "umano"),
    ],
)
def test_words_that_languages_share_begin_alike(one: str, other: str) -> None:
    assert cognate(one)[:3] == cognate(other)[:3]


def test_a_figure_is_one_whatever_parts_its_thousands() -> None:
    spellings = ("92,642", "92.642", "92 642", "92642")
    assert {tuple(figures(f"some {each} people")) for each in spellings} == {("92642",)}


def test_actors_and_treaties_are_known_in_any_language() -> None:
    english = Words("SEGIB and ECLAC apply the Charter of the United Nations.")
    spanish = Words("La SEGIB y la CEPAL aplican la Carta de las Naciones Unidas.")
    one = marks(english, 0, len(english.text), "en")
    other = marks(spanish, 0, len(spanish.text), "es")

    assert {"@segib", "@eclac", "§Charter of the United Nations"} <= set(one) & set(other)


def test_the_rarer_mark_weighs_more() -> None:
    counts = [marks(Words(text), 0, len(text), "en") for text in ("bridges 7", "bridges 8")]
    weights = rarity(counts)
    one, other = (weighed(count, weights) for count in counts)

    assert 0 < likeness(one, other) < 0.5
    assert likeness(one, one) == pytest.approx(1.0)
