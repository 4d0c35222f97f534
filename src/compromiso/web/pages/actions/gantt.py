"""Actions in time: a bar for each, drawn in the row of the table that says the same in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from compromiso.model.vague_date import VagueDate

WIDTH: Final = 1000
_HEIGHT: Final = 24
_MOST_YEARS: Final = 40


@dataclass(frozen=True, slots=True)
class Span:
    """The years that a chart covers, from the first of January to the last of December."""

    first: int
    last: int

    @property
    def years(self) -> range:
        """List the years."""
        return range(self.first, self.last + 1)

    def x(self, day: date) -> float:
        """Give where a day stands, from 0 to `WIDTH`."""
        start, end = date(self.first, 1, 1), date(self.last, 12, 31)
        share = (day - start).days / max(1, (end - start).days)
        return round(WIDTH * min(1.0, max(0.0, share)), 1)


def span_of(actions: Iterable[Any], today: date) -> Span:
    """Give the years that these actions and this day take up, not more than forty."""
    days = [day for action in actions for day in (action.start, action.end) if day]
    years = [day.year for day in days] or [today.year]
    first, last = min(years), max(years)
    return Span(first, min(last, first + _MOST_YEARS - 1))


def bar(action: Any, span: Span, today: date) -> SafeString:
    """Draw one action: its bar, a tick for each milestone, a line for today."""
    start, end = action.start or action.end, action.end or action.start
    pieces = [*_years(span), *_today(span, today)]
    if start and end:
        left, right = sorted((span.x(start), span.x(end)))
        pieces.append(
            format_html(
                '<rect class="span" x="{}" y="6" width="{}" height="12"/>',
                left,
                max(4.0, round(right - left, 1)),
            )
        )
    pieces += _ticks(action.milestones, span)
    return format_html(
        '<svg class="gantt" aria-hidden="true" viewBox="0 0 {} {}" preserveAspectRatio="none">'
        "{}</svg>",
        WIDTH,
        _HEIGHT,
        format_html_join("", "{}", ((piece,) for piece in pieces)),
    )


def _years(span: Span) -> Iterable[SafeString]:
    for year in span.years[1:]:
        yield format_html(
            '<rect class="year-line" x="{}" width="2" height="24"/>', _start(span, year)
        )


def _start(span: Span, year: int) -> float:
    return span.x(date(year, 1, 1))


def _today(span: Span, today: date) -> Iterable[SafeString]:
    if today.year in span.years:
        yield format_html('<rect class="today" x="{}" width="3" height="24"/>', span.x(today))


def _ticks(milestones: Sequence[Any], span: Span) -> Iterable[SafeString]:
    for milestone in milestones:
        when = VagueDate.read(milestone["due"] or "")
        if when is not None and span.first <= when.last.year <= span.last:
            kind = "done" if milestone["done_on"] else "due"
            yield format_html(
                '<rect class="tick {}" x="{}" y="2" width="8" height="20"/>',
                kind,
                span.x(when.last),
            )
