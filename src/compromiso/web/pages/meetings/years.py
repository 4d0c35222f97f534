"""Meetings put together by the year in which they began."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from compromiso.register.selectors.meetings import MeetingView


@dataclass(frozen=True, slots=True)
class Year:
    """A year and its meetings; the name is empty where the texts give no date."""

    name: str
    meetings: tuple[MeetingView, ...]


def by_year(meetings: Iterable[MeetingView]) -> list[Year]:
    """Put meetings, given in order of time, together by year."""
    return [Year(name, tuple(held)) for name, held in groupby(meetings, lambda m: m.date[:4])]
