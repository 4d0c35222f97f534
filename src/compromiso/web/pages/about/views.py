"""Help: the signs, the keys, and what the pages are for."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from compromiso.register.permissions import READ
from compromiso.web.access import declared
from compromiso.web.ui.words import FORCE, FORCE_MEANING, MEANING, STATUS


@declared(READ)
def show_help(request: HttpRequest) -> HttpResponse:
    """Explain every sign and key that the pages use."""
    statuses = [(code, MEANING[code]) for code in STATUS]
    forces = [(code, FORCE_MEANING[code]) for code in FORCE]
    return render(request, "about/help.html", {"statuses": statuses, "forces": forces})
