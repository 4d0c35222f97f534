from __future__ import annotations

from compromiso.text.meetings.dates import Dated
from compromiso.text.meetings.years import infer_year, year_evidence

TUESDAY_18_JULY = Dated(0, 1, month=7, day=18, weekday=1)


def test_a_weekday_tells_the_year_after_the_latest_one_named() -> None:
    text = "From 1995 to 2003, says the report of 2005."
    year, reason = infer_year(TUESDAY_18_JULY, year_evidence(text, (0, len(text)), None))
    assert year == 2006
    assert "2006-07-18 is a Tuesday" in reason


def test_the_year_of_an_agenda_is_no_evidence() -> None:
    text = "Since 2005; see the 2030 Agenda and Agenda 2030."
    assert year_evidence(text, (0, len(text)), None).named == (2005,)


def test_the_date_of_the_text_tells_the_nearest_year() -> None:
    evidence = year_evidence("", (0, 0), "2022-12-20")
    assert infer_year(Dated(0, 1, month=1, day=9), evidence)[0] == 2023


def test_the_front_matter_dates_the_text() -> None:
    text = "---\ndate: '2022-09-27'\n---\nOn October 6"
    assert infer_year(Dated(0, 1, month=10, day=6), year_evidence(text, (0, 0), None))[0] == 2022


def test_a_year_that_nothing_tells_stays_open_and_is_said_to() -> None:
    year, reason = infer_year(Dated(0, 1, month=9), year_evidence("", (0, 0), None))
    assert year is None
    assert "not stated" in reason
