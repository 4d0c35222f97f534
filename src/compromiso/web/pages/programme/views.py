"""The programme: its lines, and which provisions they take up."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from compromiso.register.permissions import DRAFT_ACTION, READ, may
from compromiso.web.access import declared, person_of
from compromiso.web.pages.programme.page import programme_facts
from compromiso.web.pages.programme.table import csv_table


@declared(READ)
def programme(request: HttpRequest) -> HttpResponse:
    """Show a plan as a matrix of provisions and lines, as a table, and line by line."""
    facts = programme_facts(request.GET)
    facts["may_draft"] = may(person_of(request), DRAFT_ACTION)
    return render(request, "programme/programme.html", facts)


@declared(READ)
def programme_table(request: HttpRequest) -> HttpResponse:
    """Give the coverage of a plan as a table for spreadsheets."""
    content = csv_table(programme_facts(request.GET))
    headers = {"Content-Disposition": 'attachment; filename="coverage.csv"'}
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)
