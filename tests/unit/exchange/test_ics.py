"""Dates as iCalendar: folded by octets, a year is no day, a moment is in universal time."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from compromiso.exchange.ics import LINE_OCTETS, CalendarEvent, write_calendar
from compromiso.model.vague_date import VagueDate

STAMP = datetime(2026, 11, 22, 1, 2, 3, tzinfo=UTC)


def vague(iso: str) -> VagueDate:
    found = VagueDate.read(iso)
    assert found is not None
    return found


def written(*events: CalendarEvent) -> str:
    return write_calendar(events, "Fechas", STAMP)


def unfolded(text: str) -> list[str]:
    return re.sub(r"\r\n ", "", text).split("\r\n")


def test_a_day_a_month_and_a_year_cover_what_they_may_mean() -> None:
    isos = ("2028-02-29", "2028-02", "2028")
    lines = unfolded(written(*(CalendarEvent(iso, vague(iso), iso) for iso in isos)))
    starts = [line for line in lines if line.startswith("DTSTART")]
    ends = [line for line in lines if line.startswith("DTEND")]
    assert starts == [f"DTSTART;VALUE=DATE:{day}" for day in ("20280229", "20280201", "20280101")]
    assert ends == [f"DTEND;VALUE=DATE:{day}" for day in ("20280301", "20280301", "20290101")]


def test_a_moment_is_told_in_universal_time() -> None:
    at = datetime(2027, 3, 1, 23, 59, tzinfo=ZoneInfo("America/Montevideo"))
    lines = unfolded(written(CalendarEvent("c", at, "Informe")))
    assert "DTSTART:20270302T025900Z" in lines
    assert "DTSTAMP:20261122T010203Z" in lines


def test_signs_of_the_format_are_escaped_and_line_ends_are_kept_inside() -> None:
    lines = unfolded(written(CalendarEvent("u", vague("2027"), "a; b, c\\d\r\ne\x07")))
    assert "SUMMARY:a\\; b\\, c\\\\d\\ne" in lines


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_no_line_is_too_long_and_no_letter_is_cut(summary: str) -> None:
    text = written(CalendarEvent("u", vague("2027"), summary))
    pieces = text.encode().split(b"\r\n")
    assert all(len(piece) <= LINE_OCTETS for piece in pieces)
    assert all(piece.decode() is not None for piece in pieces)
    assert text.endswith("END:VCALENDAR\r\n")
    assert unfolded(text)[0] == "BEGIN:VCALENDAR"
    assert sum(line.startswith("SUMMARY:") for line in unfolded(text)) == 1
