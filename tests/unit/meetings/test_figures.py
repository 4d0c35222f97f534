from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from unit.meetings.note_text import as_note

from compromiso.text.meetings.figures import find_figures
from compromiso.text.meetings.quantities import spoken_value

if TYPE_CHECKING:
    from compromiso.model.figure import Figure


def figures(text: str, language: str = "en") -> list[Figure]:
    return list(find_figures(text, as_note(text, language)))


@pytest.mark.parametrize(
    ("language", "text", "value", "unit", "what"),
    [
        ("en", "Some 16,000 migrant workers are gone.", 16_000, "persons", "migrant workers"),
        ("en", "Over three million people live there.", 3_000_000, "persons", "people"),
        ("en", "About 57.5 million boats were lost.", 57_500_000, "count", "boats"),
        ("en", "This is 3 per cent of all immigrants.", 3, "percent", "immigrants"),
        ("en", "The Fund gave $1.2 billion in new loans.", 1.2e9, "USD", "new loans"),
        ("en", "Canada gave $75 million Canadian dollars.", 75e6, "CAD", ""),
        ("es", "Unos 514.485 migrantes en la costa.", 514_485, "persons", "migrantes"),
        ("es", "Hay dos millones de barcos.", 2_000_000, "count", "barcos"),
        ("es", "Es el 3,5 por ciento de la población.", 3.5, "percent", "población"),
        ("pt", "Há cerca de 1,2 milhão de pessoas.", 1_200_000, "persons", "pessoas"),
        ("pt", "São US$ 50 milhões.", 50e6, "USD", ""),
        ("fr", "Environ 20\u00a0000 réfugiés sont là.", 20_000, "persons", "réfugiés"),
        ("fr", "Soit 25 millions de dollars.", 25e6, "USD", ""),
    ],
)
def test_a_figure_has_a_value_a_unit_and_what_it_counts(
    language: str, text: str, value: float, unit: str, what: str
) -> None:
    (figure,) = figures(text, language)
    assert (figure.value, figure.unit, figure.what) == (value, unit, what)


@pytest.mark.parametrize(
    "text",
    [
        "Between 1995 and 2003 the lake population in Peru, mainly fish, increased from 92,642 to"
        " 514,485.",
        "In Peru the lake population, mainly fish, rose from 92,642 in 1995 to 514,485 in 2003.",
    ],
)
def test_a_rise_is_two_figures_with_a_year_each(text: str) -> None:
    first, second = figures(text)
    assert (first.value, first.period, first.place) == (92_642, "1995", "Peru")
    assert (second.value, second.period, second.place) == (514_485, "2003", "Peru")
    assert first.what == second.what == "lake population"


def test_a_figure_that_says_less_takes_it_from_the_one_before() -> None:
    text = "In 2005 some 20 million Andean people lived in Europe and three million in Asia."
    first, second = figures(text)
    assert (first.place, second.place) == ("Europe", "Asia")
    assert first.what == second.what
    assert {first.period, second.period} == {"2005"}


@pytest.mark.parametrize(
    "text",
    [
        "See paragraph 250 and Article 1200.",
        "Resolution 68/4 of 3 October 2013.",
        "Tel: +54 11 5219 2033",
        "It lasts 120 days, from 2010 to 2030.",
        "(105) Point one hundred and five",
        "See https://example.org/2022/1500000/x of 12,000.html",
        "The 16th Summit of the 22 States, point 25.f, 3 to 5x1.",
        "Since the year two thousand and eight.",
        "140.7 Ratify the Protocol (Peru);",
        "The Council decides.\n\n119 and later notes",
        "recommendations 140.38 and 140.128 of Slovenia",
    ],
)
def test_labels_dates_telephones_and_references_are_no_figures(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("words", "language", "value"),
    [
        ("twenty-five thousand", "en", 25_000),
        ("one hundred and twenty million", "en", 120e6),
        ("tres millones", "es", 3e6),
        ("dos mil quinientos", "es", 2_500),
        ("vinte mil", "pt", 20_000),
        ("quatre-vingt mille", "fr", 80_000),
        ("million", "en", None),
    ],
)
def test_numbers_in_words_have_their_value(words: str, language: str, value: float | None) -> None:
    assert spoken_value(words, language) == value
