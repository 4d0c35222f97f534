"""The calendar, and its feeds for the calendars that people keep."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_cache_control

from compromiso.register.permissions import READ, VISITOR
from compromiso.register.selectors.calendar_feed import person_of_key
from compromiso.web.access import declared
from compromiso.web.pages.calendar.feed import feed
from compromiso.web.pages.calendar.page import calendar_facts, today


@declared(READ)
def calendar(request: HttpRequest) -> HttpResponse:
    """Show a year of dates by month."""
    return render(request, "calendar/calendar.html", calendar_facts(request))


@declared(READ)
def calendar_feed(request: HttpRequest) -> HttpResponseBase:
    """Give the public dates as iCalendar."""
    return feed(request, VISITOR)


@declared(READ)
def calendar_own_feed(request: HttpRequest, key: str) -> HttpResponseBase:
    """Give the dates that the owner of a private address may see."""
    person = person_of_key(key, today())
    if person is None:
        raise Http404
    answer = feed(request, person)
    patch_cache_control(answer, private=True, no_store=True)
    return answer
