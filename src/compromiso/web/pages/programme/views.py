"""The programme: its lines, and which provisions they take up."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from compromiso.register.permissions import READ
from compromiso.web.access import declared
from compromiso.web.pages.programme.page import programme_facts
from compromiso.web.pages.programme.table import csv_table


@declared(READ)
def programme(request: HttpRequest) -> HttpResponse:
    """Show a plan as a matrix of provisions and lines, as a table, and line by line."""
    return render(request, "programme/programme.html", programme_facts(request.GET))


@declared(READ)
def programme_table(request: HttpRequest) -> HttpResponse:
    """Give the coverage of a plan as a table for spreadsheets."""
    content = csv_table(programme_facts(request.GET))
    headers = {"Content-Disposition": 'attachment; filename="coverage.csv"'}
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)
