"""Meetings in time, and what the texts say about each."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from compromiso.register.permissions import READ
from compromiso.register.selectors import meetings as selectors
from compromiso.web.access import declared
from compromiso.web.pages.meetings.years import by_year


@declared(READ)
def meetings(request: HttpRequest) -> HttpResponse:
    """Show the meetings, the latest first, as a line in time and as a table."""
    held = selectors.meetings()
    facts = {"section": "meetings", "meetings": held, "years": by_year(held)}
    return render(request, "meetings/list.html", facts)


@declared(READ)
def meeting(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Show one meeting: who, where, when, what it adopted, and the words that say so."""
    view = next((view for view in selectors.meetings() if view.meeting.id == meeting_id), None)
    if view is None:
        raise Http404
    return render(request, "meetings/meeting.html", {"section": "meetings", "view": view})
