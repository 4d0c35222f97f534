"""A deadline is over when its day is over where it was said, whatever the clocks do there."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from compromiso.register.deadline import days_left, end_of, is_late, last_day
from compromiso.register.errors import WrongValue

DAYS = [
    (date(2026, 12, 31), "America/Montevideo", "2027-01-01T03:00:00"),
    (date(2026, 12, 31), "UTC", "2027-01-01T00:00:00"),
    (date(2026, 12, 31), "Pacific/Kiritimati", "2026-12-31T10:00:00"),
    (date(2026, 3, 28), "Europe/Madrid", "2026-03-28T23:00:00"),
    (date(2026, 3, 29), "Europe/Madrid", "2026-03-29T22:00:00"),
    (date(2026, 10, 25), "Europe/Madrid", "2026-10-25T23:00:00"),
    # The clocks of Santiago jump from 24:00 to 01:00, and strike 23:00 twice in autumn.
    (date(2026, 9, 5), "America/Santiago", "2026-09-06T04:00:00"),
    (date(2026, 4, 4), "America/Santiago", "2026-04-05T04:00:00"),
    # Those of Havana strike midnight twice: the first stroke ends the day.
    (date(2026, 10, 31), "America/Havana", "2026-11-01T04:00:00"),
    # Apia had no 30 December 2011.
    (date(2011, 12, 29), "Pacific/Apia", "2011-12-30T10:00:00"),
]


@pytest.mark.parametrize(("day", "zone", "instant"), DAYS)
def test_the_end_of_a_day_is_one_instant(day: date, zone: str, instant: str) -> None:
    closes_at = end_of(day, zone)
    assert closes_at == datetime.fromisoformat(instant).replace(tzinfo=UTC)
    assert last_day(closes_at, zone) == day


@pytest.mark.parametrize(("day", "zone", "_instant"), DAYS)
def test_late_is_judged_to_the_millisecond(day: date, zone: str, _instant: str) -> None:
    closes_at = end_of(day, zone)
    assert not is_late(closes_at - timedelta(milliseconds=1), closes_at)
    assert is_late(closes_at, closes_at)
    assert is_late(closes_at + timedelta(milliseconds=1), closes_at)


ZONES = (
    "America/Argentina/Buenos_Aires", "America/Asuncion", "America/Bogota", "America/Caracas",
    "America/Costa_Rica", "America/El_Salvador", "America/Guatemala", "America/Guayaquil",
    "America/Havana", "America/La_Paz", "America/Lima", "America/Managua", "America/Manaus",
    "America/Mexico_City", "America/Montevideo", "America/Noronha", "America/Panama",
    "America/Rio_Branco", "America/Santiago", "America/Santo_Domingo", "America/Sao_Paulo",
    "America/Tegucigalpa", "America/Tijuana", "Atlantic/Azores", "Atlantic/Canary",
    "Europe/Andorra", "Europe/Lisbon", "Europe/Madrid", "Pacific/Easter", "Pacific/Galapagos",
)  # fmt: skip
"""Where the clocks of the 22 States of the first process stand."""
QUARTER = timedelta(minutes=15)


def first_quarter_after(day: date, zone: str) -> datetime:
    """Look for the end of a day with nothing but a clock on the wall: each quarter of an hour."""
    at = datetime.combine(day, time(8), tzinfo=UTC)
    while at.astimezone(ZoneInfo(zone)).date() <= day:
        at += QUARTER
    return at


def days_of_change(zone: str) -> set[date]:
    """Give the days about which the clocks of a zone are changed, from 2006 to 2030."""
    noons = [datetime(2006, 1, 1, 12, tzinfo=UTC) + timedelta(days) for days in range(25 * 365)]
    offsets = [noon.astimezone(ZoneInfo(zone)).utcoffset() for noon in noons]
    pairs = zip(noons, offsets, offsets[1:], strict=False)
    changed = [noon.date() for noon, before, after in pairs if before != after]
    return {day + timedelta(near) for day in changed for near in (-1, 0, 1)} | {date(2026, 12, 31)}


@pytest.mark.parametrize("zone", ZONES)
def test_on_every_day_of_change_the_clock_on_the_wall_agrees(zone: str) -> None:
    for day in days_of_change(zone):
        assert end_of(day, zone) == first_quarter_after(day, zone)
        assert last_day(end_of(day, zone), zone) == day


@pytest.mark.parametrize(
    ("now", "left"),
    [
        ("2026-12-01T02:59:59.999", 31),
        ("2026-12-01T03:00:00", 30),
        ("2026-12-31T12:00:00", 0),
        ("2027-01-01T02:59:59.999", 0),
        ("2027-01-01T03:00:00", -1),
    ],
)
def test_days_are_counted_where_the_deadline_was_said(now: str, left: int) -> None:
    closes_at = end_of(date(2026, 12, 31), "America/Montevideo")
    at = datetime.fromisoformat(now).replace(tzinfo=UTC)
    assert days_left(at, closes_at, "America/Montevideo") == left


@pytest.mark.parametrize("zone", ["Mars/Olympus", "", "../etc/passwd"])
def test_a_zone_nobody_knows_is_refused(zone: str) -> None:
    with pytest.raises(WrongValue):
        end_of(date(2026, 12, 31), zone)
