"""The time zones that people choose from."""

from __future__ import annotations

from functools import cache
from zoneinfo import available_timezones


@cache
def time_zones() -> tuple[tuple[str, str], ...]:
    """List the time zones, Coordinated Universal Time first."""
    named = sorted(zone for zone in available_timezones() if "/" in zone)
    return (("UTC", "UTC"), *((zone, zone.replace("_", " ")) for zone in named))
