"""The process in time."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from compromiso.register.permissions import READ
from compromiso.web.access import declared
from compromiso.web.pages.process.page import timeline_facts, timeline_file


@declared(READ)
def timeline(request: HttpRequest) -> HttpResponse:
    """Show meetings, texts, reports and claims by year, and what happened in one of them."""
    return render(request, "process/timeline.html", timeline_facts(request.GET))


@declared(READ)
def timeline_download(request: HttpRequest, form: str) -> HttpResponse:
    """Give the same as a drawing or as a table."""
    return timeline_file(request.GET, form)
