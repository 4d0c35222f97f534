"""States: each with what it undertook, does and is said to have done."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from compromiso.register.permissions import READ
from compromiso.web.access import declared
from compromiso.web.pages.states.page import state_facts, state_file


@declared(READ)
def state(request: HttpRequest, country: str) -> HttpResponse:
    """Show one State."""
    return render(request, "states/state.html", state_facts(request, country))


@declared(READ)
def state_table(request: HttpRequest, country: str) -> HttpResponse:
    """Give what a State undertook as a table."""
    return state_file(request, country)
