from __future__ import annotations

import pytest

from compromiso.text.meetings.names import EventName, event_name
from compromiso.text.meetings.vocabulary import ordinal_of


def name_in(text: str, noun: str, language: str = "en") -> EventName:
    at = text.index(noun)
    return event_name(text, (at, at + len(noun)), (0, len(text)), language)


@pytest.mark.parametrize(
    ("text", "noun", "name"),
    [
        ("At the 17th Summit held in Bogotá", "Summit", "17th Summit"),
        ("for the Rivers in the 21st Century Conference, in", "Conference",
         "Rivers in the 21st Century Conference"),
        ("the Global Forum on Rivers and Lakes in Quito", "Forum",
         "Global Forum on Rivers and Lakes"),
        ("the Regional Forum on Rivers and the Council", "Forum", "Regional Forum on Rivers"),
        ("a two-day “Special Conference\nof Dry Lands”, where", "Conference",
         "Special Conference of Dry Lands"),
        ("Heads of State in the Andean Summit agreed", "Summit", "Andean Summit"),
        ("the October 6 Rivers meeting of Water Ministers in Lima", "meeting",
         "Rivers meeting of Water Ministers"),
        ("Row A\tXX Summit\tIdentify gaps", "Summit", "XX Summit"),
        ("a meeting in Lima", "meeting", "meeting"),
    ],
)  # fmt: skip
def test_a_name_reaches_as_far_as_its_capitals(text: str, noun: str, name: str) -> None:
    assert name_in(text, noun).text == name


@pytest.mark.parametrize(
    ("language", "text", "noun", "name"),
    [
        ("es", "la XVI Cumbre Iberoamericana de Jefes de Estado, en Lima", "Cumbre",
         "XVI Cumbre Iberoamericana de Jefes de Estado"),
        ("es", "el Encuentro Andino sobre Ríos y Lagos en Quito", "Encuentro",
         "Encuentro Andino sobre Ríos y Lagos"),
        ("pt", "a XVI Cúpula Ibero-Americana, realizada em", "Cúpula",
         "XVI Cúpula Ibero-Americana"),
        ("pt", "COMO O FÓRUM FOI ORGANIZADO", "FÓRUM", "FÓRUM"),
        ("fr", "la Conférence régionale sur les fleuves et les lacs, tenue à", "Conférence",
         "Conférence régionale sur les fleuves et les lacs"),
    ],
)  # fmt: skip
def test_names_follow_the_habits_of_each_language(
    language: str, text: str, noun: str, name: str
) -> None:
    assert name_in(text, noun, language).text == name


def test_an_acronym_after_a_name_belongs_to_it() -> None:
    assert name_in("the High Dialogue on Rivers (HDR) in", "Dialogue").acronym == "HDR"


@pytest.mark.parametrize(
    ("word", "language", "number"),
    [("16th", "en", 16), ("XVI", "es", 16), ("IX", "en", 9), ("third", "en", 3),
     ("novena", "es", 9), ("primer", "es", 1), ("première", "fr", 1),
     ("Lima", "en", None), ("del", "es", None)],
)  # fmt: skip
def test_ordinals_are_numbers(word: str, language: str, number: int | None) -> None:
    assert ordinal_of(word, language) == number
