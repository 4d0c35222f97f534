"""Where the calendar and its feeds are."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import pgettext_lazy

from compromiso.web.pages.calendar.views import calendar, calendar_feed, calendar_own_feed

urlpatterns = [
    path("", calendar, name="calendar"),
    path(pgettext_lazy("address", "dates.ics"), calendar_feed, name="calendar-feed"),
    path("<slug:key>.ics", calendar_own_feed, name="calendar-own-feed"),
]
