"""Dates as iCalendar (RFC 5545), for the calendars that people keep."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import chain
from typing import Final

from compromiso.model.vague_date import VagueDate

LINE_OCTETS: Final = 75
"""A line is folded so that none is longer, its end left out."""
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """A date with its name; `uid` stays the same as long as the thing does.

    `when` is a date as precise as it was said, drawn over every day that it may mean; or a moment
    with its zone.
    """

    uid: str
    when: VagueDate | datetime
    summary: str
    description: str = ""
    url: str = ""
    category: str = ""


def write_calendar(events: Iterable[CalendarEvent], name: str, stamp: datetime) -> str:
    """Write events as one calendar; `stamp` is when what they say was true."""
    return "".join(calendar_lines(events, name, stamp))


def calendar_lines(events: Iterable[CalendarEvent], name: str, stamp: datetime) -> Iterator[str]:
    """Yield the same line by line, an event as soon as it is there."""
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Compromiso//Compromiso//EN"]
    head += ["CALSCALE:GREGORIAN", "METHOD:PUBLISH", f"X-WR-CALNAME:{_escaped(name)}"]
    told = (line for event in events for line in _event(event, stamp))
    for line in chain(head, told, ("END:VCALENDAR",)):
        yield from _folded(line)


def _event(event: CalendarEvent, stamp: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(event.uid)}"
    yield f"DTSTAMP:{_moment(stamp)}"
    yield from _when(event.when)
    yield f"SUMMARY:{_escaped(event.summary)}"
    if event.description:
        yield f"DESCRIPTION:{_escaped(event.description)}"
    if event.url:
        yield f"URL:{_CONTROL.sub('', event.url)}"
    if event.category:
        yield f"CATEGORIES:{_escaped(event.category)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _when(when: VagueDate | datetime) -> Iterator[str]:
    if isinstance(when, datetime):
        yield f"DTSTART:{_moment(when)}"
        yield "DURATION:PT0S"
        return
    yield f"DTSTART;VALUE=DATE:{when.first:%Y%m%d}"
    if when.last < date.max:
        yield f"DTEND;VALUE=DATE:{when.last + timedelta(days=1):%Y%m%d}"


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    for sign in ("\\", ";", ","):
        plain = plain.replace(sign, f"\\{sign}")
    return _CONTROL.sub("", plain).replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Yield a line in pieces of at most 75 octets, no letter cut in two."""
    room, start, size = LINE_OCTETS, 0, 0
    for place, letter in enumerate(line):
        octets = len(letter.encode())
        if size + octets > room:
            yield f"{line[start:place]}\r\n "
            start, size, room = place, 0, LINE_OCTETS - 1
        size += octets
    yield f"{line[start:]}\r\n"
