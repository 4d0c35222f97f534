"""The process in time: meetings, texts, reports and claims, year by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from django.db.models import Count, Model, QuerySet
from django.db.models.functions import ExtractYear, Substr

from compromiso.register import models
from compromiso.register.selectors.standing_claims import once_per_change
from compromiso.register.services.ledger import head

LANES: Final = ("meeting", "instrument", "report", "claim")
MOST: Final = 200
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
    """Count the meetings, texts, published reports and claims of every year."""
    return _years(head()[1])


@lru_cache(maxsize=1)
def _years(_head: str) -> Years:
    counts: Counter[tuple[str, int]] = Counter()
    for kind, rows, year in _counted():
        for told, number in rows.order_by().annotate(y=year).values_list("y").annotate(Count("id")):
            if told and str(told).isdigit():
                counts[kind, int(told)] += number
    told_years = {year for _kind, year in counts}
    span = range(min(told_years), max(told_years) + 1) if told_years else ()
    return Years(tuple(span), counts)


def _counted() -> Iterator[tuple[str, QuerySet[Model], Any]]:
    yield "meeting", _rows(models.Meeting.objects.all()), Substr("start_date", 1, 4)
    yield "instrument", _rows(models.Instrument.objects.all()), Substr("date", 1, 4)
    yield "report", _rows(_reports()), ExtractYear("published_at")
    yield "claim", _rows(_claims()), ExtractYear("date")


def _rows(rows: Any) -> QuerySet[Model]:
    return rows  # type: ignore[no-any-return]


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


@once_per_change
def _claims_of(year: int) -> list[models.Claim]:
    found = _claims().filter(date__year=year).select_related("institution")
    return list(found.order_by("date")[:MOST])
