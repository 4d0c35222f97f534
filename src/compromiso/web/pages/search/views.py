"""Words found in what is held, in four languages."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.vary import vary_on_headers

from compromiso.register.permissions import READ
from compromiso.web.access import declared
from compromiso.web.pages.search.found import search_facts


@declared(READ)
@vary_on_headers("HX-Request")
def search(request: HttpRequest) -> HttpResponse:
    """Show where the words asked for stand, best first."""
    return render(request, "search/search.html", search_facts(request.GET))
