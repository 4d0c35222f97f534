"""Meetings in time, and what the texts say about each."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from compromiso.register.permissions import READ
from compromiso.register.selectors import meetings as selectors
from compromiso.web.access import declared
from compromiso.web.pages.meetings.years import by_year
from compromiso.web.ui.sent import page_of

PAGE_SIZE: Final = 50


@declared(READ)
def meetings(request: HttpRequest) -> HttpResponse:
    """Show the meetings, the latest first, as a line in time and as a table."""
    pages = max(1, -(-selectors.number_of_meetings() // PAGE_SIZE))
    page = page_of(request.GET.get("page"), pages)
    held = selectors.meetings((page - 1) * PAGE_SIZE, PAGE_SIZE)
    facts = {
        **{"section": "meetings", "meetings": held, "years": by_year(held)},
        **{"page": page, "pages": pages, "before": page - 1, "after": page + 1},
    }
    return render(request, "meetings/list.html", facts)


@declared(READ)
def meeting(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Show one meeting: who, where, when, what it adopted, and the words that say so."""
    view = selectors.meeting(meeting_id)
    return render(request, "meetings/meeting.html", {"section": "meetings", "view": view})
