"""The process in time: meetings, texts, reports and claims, year by year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from django.db.models import Count, QuerySet
from django.db.models.functions import Substr

from compromiso.register import models
from compromiso.register.selectors import tallies

LANES: Final = ("meeting", "instrument", "report", "claim")
MOST: Final = 60
"""So many events of one kind are listed for a year."""


@dataclass(frozen=True, slots=True)
class Years:
    """How much of each kind happened in each year, from the first to the last."""

    years: tuple[int, ...]
    counts: Mapping[tuple[str, int], int]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened in a year; `kind` is one of `LANES`."""

    date: str
    kind: str
    what: Any


def years() -> Years:
    """Count the meetings, texts, published reports and claims of every year.

    Computed once for each change of a document and of what is published.
    """
    return _years(tallies.stamped(), tallies.public_stamped())


@lru_cache(maxsize=1)
def _years(_documents: str, _published: str) -> Years:
    counts = {(kind, year): n for kind, told in _counted() for year, n in told}
    told_years = {year for _kind, year in counts}
    span = range(min(told_years), max(told_years) + 1) if told_years else ()
    return Years(tuple(span), counts)


def _counted() -> Iterator[tuple[str, Iterator[tuple[int, int]]]]:
    yield "meeting", _said(models.Meeting.objects.all(), "start_date")
    yield "instrument", _said(models.Instrument.objects.all(), "date")
    yield "report", _dated(_reports(), "published_at")
    yield "claim", _dated(_claims(), "date")


def _said(rows: QuerySet[Any], column: str) -> Iterator[tuple[int, int]]:
    """Count rows by the year that a text begins with."""
    told = rows.order_by().annotate(y=Substr(column, 1, 4)).values_list("y")
    for year, number in told.annotate(n=Count("*")):
        if year and year.isdecimal():
            yield int(year), number


def _dated(rows: QuerySet[Any], column: str) -> Iterator[tuple[int, int]]:
    """Count rows by the year of a day, one count for each year that has any, from the index."""
    ordered = rows.order_by(column).values_list(column, flat=True)
    first = ordered.first()
    while first is not None:
        year = first.year
        yield year, rows.order_by().filter(**{f"{column}__year": year}).count()
        first = ordered.filter(**{f"{column}__year__gt": year}).first()


def _reports() -> QuerySet[models.Report]:
    return models.Report.objects.filter(stage="published").exclude(published_at=None)


def _claims() -> QuerySet[models.Claim]:
    return models.Claim.objects.filter(stage="published")


def events_of(year: int) -> list[Event]:
    """List what happened in a year, in time order; of each kind the first `MOST`."""
    told = [
        *(Event(m.start_date or "", "meeting", m) for m in _meetings(year)),
        *(Event(i.date or "", "instrument", i) for i in _instruments(year)),
        *(Event(_day(r), "report", r) for r in _reports_of(year)),
        *(Event(c.date.isoformat(), "claim", c) for c in _claims_of(year)),
    ]
    return sorted(told, key=lambda event: event.date)


def _day(report: models.Report) -> str:
    return report.published_at.date().isoformat() if report.published_at else ""


def _meetings(year: int) -> QuerySet[models.Meeting]:
    found = models.Meeting.objects.filter(start_date__startswith=f"{year}")
    return found.order_by("start_date")[:MOST]


def _instruments(year: int) -> QuerySet[models.Instrument]:
    return models.Instrument.objects.filter(date__startswith=f"{year}").order_by("date")[:MOST]


def _reports_of(year: int) -> QuerySet[models.Report]:
    found = _reports().filter(published_at__year=year).select_related("institution")
    return found.order_by("published_at")[:MOST]


def _claims_of(year: int) -> list[models.Claim]:
    found = _claims().filter(date__year=year).select_related("institution")
    return list(found.order_by("date")[:MOST])
