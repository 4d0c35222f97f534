"""The first page: what is here and what to do next."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from compromiso.register.permissions import READ
from compromiso.web.access import declared
from compromiso.web.pages.home.front import front_page


@declared(READ)
def home(request: HttpRequest) -> HttpResponse:
    """Show what waits, what is new and what nobody has touched; or how to begin."""
    return render(
        request, "home/home.html", {"section": "home", "front": front_page(get_language() or "")}
    )
