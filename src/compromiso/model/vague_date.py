"""A date as precise as it was said: a day, a month or a year."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Final, Self

_SAID: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class VagueDate:
    """The days that an ISO date may mean, from the first to the last; `iso` is as it was said."""

    iso: str
    first: date
    last: date

    @classmethod
    def read(cls, iso: str) -> Self | None:
        """Read `2028`, `2028-06` or `2028-06-30`; None where it is no such date.

        >>> VagueDate.read("2028-02").last
        datetime.date(2028, 2, 29)
        """
        match = _SAID.fullmatch(iso)
        if match is None:
            return None
        year, month, day = (int(part) if part else 0 for part in match.groups())
        try:
            first = date(year, month or 1, day or 1)
        except ValueError:
            return None
        end = month or 12
        return cls(iso, first, first if day else date(year, end, monthrange(year, end)[1]))

    def is_past(self, today: date) -> bool:
        """Say whether every day that may be meant lies before `today`."""
        return self.last < today
