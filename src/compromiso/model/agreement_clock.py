"""The clock of an agreement: its terms, its renewals, the last day for notice."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

LONGEST_TERM: Final = 1200
LATEST_YEAR: Final = 9000
"""Terms beyond this year are not told."""


def months_after(day: date, months: int) -> date:
    """Give the same day of a later or earlier month, or its last day where it has no such day.

    >>> months_after(date(2027, 1, 31), 1)
    datetime.date(2027, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@dataclass(frozen=True, slots=True)
class Term:
    """One term of an agreement: the days on which it holds, both included.

    `notice_by` is the last day on which notice lets the agreement end with this term; None where
    the agreement ends by itself. `number` counts from 1.
    """

    number: int
    first: date
    last: date
    notice_by: date | None

    def holds(self, day: date) -> bool:
        """Say whether the term holds on a day."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class AgreementClock:
    """An agreement in force from a day for some months, renewed for as long unless notice is given.

    Notice must be given at least `notice_months` before the last day of a term. A term has 1 to
    1200 months.
    """

    in_force_on: date
    term_months: int
    renews: bool = True
    notice_months: int = 0
    notice_given_on: date | None = None

    def __post_init__(self) -> None:
        """Refuse a term that never ends or never begins."""
        if not 1 <= self.term_months <= LONGEST_TERM:
            raise ValueError(f"a term of {self.term_months} months")

    def terms(self) -> Iterator[Term]:
        """Yield the terms in their order, up to the one that notice ends."""
        number = 1
        while self._end(number).year < LATEST_YEAR:
            term = self.term(number)
            yield term
            if self._is_last(term):
                return
            number += 1

    def term(self, number: int) -> Term:
        """Give a term by its number; each is counted from the first day, so no day creeps."""
        first, end = self._end(number - 1), self._end(number)
        last = end - timedelta(days=1)
        return Term(
            number, first, last, months_after(last, -self.notice_months) if self.renews else None
        )

    def _end(self, number: int) -> date:
        return months_after(self.in_force_on, number * self.term_months)

    def _is_last(self, term: Term) -> bool:
        if not self.renews or term.notice_by is None:
            return True
        given = self.notice_given_on
        return given is not None and given <= term.notice_by

    def term_on(self, day: date) -> Term | None:
        """Give the term that holds on a day; None before the first and after the last."""
        for term in self.terms():
            if term.first > day:
                return None
            if term.holds(day):
                return term
        return None

    def ends_on(self) -> date | None:
        """Give the last day of the agreement, or None while it goes on being renewed."""
        if self.renews and self.notice_given_on is None:
            return None
        last: Term | None = None
        for term in self.terms():
            last = term
        return last.last if last else None

    def renewals(self, day: date) -> int:
        """Count how often the agreement was renewed up to a day."""
        number = 0
        for term in self.terms():
            if term.first > day:
                break
            number = term.number
        return max(0, number - 1)

    def with_notice(self, day: date) -> AgreementClock:
        """Give the clock as it would be if notice were given on a day."""
        return AgreementClock(
            self.in_force_on, self.term_months, self.renews, self.notice_months, day
        )
