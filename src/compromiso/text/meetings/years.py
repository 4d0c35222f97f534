"""The year that a date leaves out, inferred from what the text says elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from compromiso.text.meetings.dates import BARE_YEAR

if TYPE_CHECKING:
    from compromiso.text.meetings.dates import Dated

FRONT_DATE = re.compile(r"^\W{0,4}(?:date|fecha|data)\W{1,4}(\d{4})-(\d\d)-(\d\d)", re.I | re.M)
FRONT_CHARS = 600
AGENDA = re.compile(r"agenda|objetivos|goals", re.IGNORECASE)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
YEARS_AHEAD = 2
DAYS_BACK, DAYS_AHEAD = 90, 275


@dataclass(frozen=True, slots=True)
class YearEvidence:
    """What a text says of its time: its own date, and the years that it names."""

    published: date | None
    named: tuple[int, ...]


def year_evidence(text: str, span: tuple[int, int], dated: str | None) -> YearEvidence:
    """Collect the evidence of a stretch of text; `dated` is the text's ISO date, if it is known."""
    front = FRONT_DATE.search(text, 0, FRONT_CHARS)
    parts = list(front.groups()) if front else (dated or "").split("-")
    published = None
    if len(parts) == 3:
        published = _date(*map(int, parts))
    named = {
        int(found[0])
        for found in BARE_YEAR.finditer(text, *span)
        if not AGENDA.search(text, max(0, found.start() - 12), found.end() + 8)
    }
    return YearEvidence(published, tuple(sorted(named, reverse=True)))


def infer_year(dated: Dated, evidence: YearEvidence) -> tuple[int | None, str]:
    """Give the year of a date that names none and how it was inferred, or None and why not."""
    if dated.month is None:
        return None, ""
    if evidence.published is not None:
        year = _nearest(dated, evidence.published)
        return year, f"Year inferred: {year}, from the date of the text ({evidence.published})."
    if dated.weekday is None or dated.day is None:
        return None, "The year is not stated and nothing in the text tells it."
    for named in evidence.named:
        for year in range(named, named + YEARS_AHEAD + 1):
            day = _date(year, dated.month, dated.day)
            if day is not None and day.weekday() == dated.weekday:
                return year, (
                    f"Year inferred: {day.isoformat()} is a {WEEKDAYS[dated.weekday]}, the first"
                    f" from {named} on, the latest year in the text that fits."
                )
    return None, "The year is not stated; the weekday fits no year near those that the text names."


def _nearest(dated: Dated, published: date) -> int:
    """Give the year that brings a day nearest to the date of the text, rather after it."""
    month, day = dated.month or 1, dated.day or 15
    for year in (published.year, published.year + 1, published.year - 1):
        meant = _date(year, month, day)
        if meant is not None and -DAYS_BACK <= (meant - published).days <= DAYS_AHEAD:
            return year
    return published.year


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
