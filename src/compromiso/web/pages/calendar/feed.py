"""The calendar as iCalendar, in the language of its address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from django.http import HttpRequest, StreamingHttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from compromiso.exchange.ics import CalendarEvent, calendar_lines
from compromiso.register.permissions import Person
from compromiso.register.selectors.calendar import KINDS, DateView, Window, dates_by_year, stamp_of
from compromiso.web.pages.calendar.page import (
    href_of,
    kind_words,
    today,
    what_words,
    when_words,
)
from compromiso.web.ui.tables import in_language, in_parts

PAST_YEARS: Final = 1
YEARS_TO_COME: Final = 5


def feed(request: HttpRequest, person: Person) -> StreamingHttpResponse:
    """Give the dates of last year and the years to come that a person may see."""
    window = Window(today().year - PAST_YEARS, today().year + YEARS_TO_COME)
    kind, institution = request.GET.get("kind", ""), request.GET.get("institution", "")
    found = dates_by_year(person, window, kind if kind in KINDS else "", institution)
    lines = calendar_lines(_events(request, found), _("Compromiso: dates"), stamp_of(today()))
    return StreamingHttpResponse(
        in_language(in_parts(lines), get_language()), content_type="text/calendar; charset=utf-8"
    )


def _events(request: HttpRequest, found: Iterable[DateView]) -> Iterator[CalendarEvent]:
    for view in found:
        words = what_words(view)
        href = href_of(view)
        yield CalendarEvent(
            f"{view.what}-{view.subject.id}@{request.get_host().partition(':')[0]}",
            view.at or view.when,
            f"{words}: {view.title}",
            when_words(view),
            request.build_absolute_uri(href) if href else "",
            kind_words()[view.kind],
        )
