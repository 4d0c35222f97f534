"""A deadline is the end of a day in a zone: one instant, told in every reader's own time."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from compromiso.register.errors import WrongValue


def zone_named(name: str) -> ZoneInfo:
    """Give an IANA time zone by its name; one that is not known is a `WrongValue`."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as unknown:
        raise WrongValue(field="zone", value=name, choices="America/Lima, UTC, …") from unknown


def end_of(day: date, zone: str) -> datetime:
    """Give the instant, in UTC, at which a day is over in a zone.

    It is the first instant of the next day. Where clocks jump over midnight it is the jump; where
    they strike midnight twice it is the first stroke.

    >>> end_of(date(2026, 12, 31), "America/Montevideo").isoformat()
    '2027-01-01T03:00:00+00:00'
    """
    midnight = datetime.combine(day + timedelta(days=1), time.min, tzinfo=zone_named(zone))
    return midnight.astimezone(UTC)


def last_day(closes_at: datetime, zone: str) -> date:
    """Give the last whole day before a deadline, in the zone in which it was said."""
    return (closes_at - timedelta(microseconds=1)).astimezone(zone_named(zone)).date()


def is_late(submitted_at: datetime, closes_at: datetime) -> bool:
    """Say whether something came after its deadline: the instant itself is late."""
    return submitted_at >= closes_at


def days_left(now: datetime, closes_at: datetime, zone: str) -> int:
    """Count the days from today to the last day in the zone of the deadline.

    0 on the last day itself, below 0 once it is over.
    """
    return (last_day(closes_at, zone) - now.astimezone(zone_named(zone)).date()).days
