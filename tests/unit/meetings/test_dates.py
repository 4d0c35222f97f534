from __future__ import annotations

import pytest

from compromiso.text.meetings.dates import find_dates, find_years


@pytest.mark.parametrize(
    ("language", "written", "first", "last"),
    [
        ("en", "on 10-11 April 2008 in Quito", "2008-04-10", "2008-04-11"),
        ("en", "during the 4th and 5th\nof November, 2006,", "2006-11-04", "2006-11-05"),
        ("en", "Monday, September 26, 2022, at", "2022-09-26", "2022-09-26"),
        ("en", "June 6 to 10, 2022", "2022-06-06", "2022-06-10"),
        ("en", "30 June to 2 July 2026", "2026-06-30", "2026-07-02"),
        ("en", "held in November 2006", "2006-11", "2006-11"),
        ("en", "on 31 June 2020", "2020-06", "2020-06"),
        ("es", "los días 4 y 5 de noviembre de 2006", "2006-11-04", "2006-11-05"),
        ("es", "del 30 de junio al 2 de julio de 2026", "2026-06-30", "2026-07-02"),
        ("es", "1º de mayo del 2010", "2010-05-01", "2010-05-01"),
        ("pt", "nos dias 4 e 5 de novembro de 2006", "2006-11-04", "2006-11-05"),
        ("pt", "em março de 2011", "2011-03", "2011-03"),
        ("fr", "du 4 au 5 novembre 2006", "2006-11-04", "2006-11-05"),
        ("fr", "le 1er mars 2007", "2007-03-01", "2007-03-01"),
        ("fr", "du lundi 3 au vendredi 7 juin 2024", "2024-06-03", "2024-06-07"),
    ],
)
def test_dates_are_read_as_each_language_writes_them(
    language: str, written: str, first: str, last: str
) -> None:
    (dated,) = find_dates(written, language, 0, len(written))
    assert (dated.first(None), dated.last(None)) == (first, last)


def test_a_date_without_a_year_keeps_its_weekday_and_has_no_iso_form() -> None:
    (dated,) = find_dates("beginning Tuesday 18 July, in", "en", 0, 29)
    assert (dated.weekday, dated.first(None), dated.first(2006)) == (1, None, "2006-07-18")


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "States may march on"), ("es", "el mar y la mar"), ("en", "12 States, 4 bodies")],
)
def test_words_that_only_look_like_months_are_no_dates(language: str, words: str) -> None:
    assert find_dates(words, language, 0, len(words)) == ()


def test_bare_years_are_not_parts_of_other_numbers() -> None:
    text = "in 2008, not 2,008 nor 2008/4 nor A2008"
    assert [dated.year for dated in find_years(text, 0, len(text))] == [2008]
