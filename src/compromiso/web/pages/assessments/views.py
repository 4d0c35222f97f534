"""What the claims come to: map, heat map, agreement, roll-up, coverage."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from compromiso.register.permissions import READ
from compromiso.web.access import declared
from compromiso.web.pages.assessments.agreement_page import agreement_facts, agreement_file
from compromiso.web.pages.assessments.coverage_page import coverage_facts, coverage_file
from compromiso.web.pages.assessments.heat_page import heat_facts, heat_file
from compromiso.web.pages.assessments.map_page import map_facts, map_file
from compromiso.web.pages.assessments.roll_page import components_file, roll_facts

FILES = {"map": map_file, "heat-map": heat_file, "coverage": coverage_file}


@declared(READ)
def assessments(request: HttpRequest) -> HttpResponse:
    """Show the States as a map of tiles and as a table."""
    return render(request, "assessments/map.html", map_facts(request.GET))


@declared(READ)
def heat_map(request: HttpRequest) -> HttpResponse:
    """Show States against themes, or against the commitments of a document."""
    return render(request, "assessments/heat.html", heat_facts(request.GET))


@declared(READ)
def agreement(request: HttpRequest) -> HttpResponse:
    """Show how far assessors agree."""
    return render(request, "assessments/agreement.html", agreement_facts(request.GET))


@declared(READ)
def agreement_table(request: HttpRequest) -> HttpResponse:
    """Give the same as a table."""
    return agreement_file(request.GET)


@declared(READ)
def roll_up(request: HttpRequest) -> HttpResponse:
    """Show one figure for each document, theme, State or line."""
    return render(request, "assessments/roll_up.html", roll_facts(request.GET))


@declared(READ)
def components(request: HttpRequest) -> HttpResponseBase:
    """Give every component of these figures."""
    return components_file(request.GET)


@declared(READ)
def coverage_all(request: HttpRequest) -> HttpResponse:
    """Show how far every point of a document has come."""
    return render(request, "assessments/coverage.html", coverage_facts(request.GET))


@declared(READ)
def chart_file(request: HttpRequest, chart: str, form: str) -> HttpResponse:
    """Give a chart as a drawing or as a table."""
    if chart not in FILES or form not in {"svg", "csv"}:
        raise Http404
    return FILES[chart](request.GET, form)
