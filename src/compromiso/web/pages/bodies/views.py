"""Bodies: what each was entrusted with and what it does about it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from compromiso.register.permissions import READ
from compromiso.web.access import declared
from compromiso.web.pages.bodies.page import bodies_facts, body_facts


@declared(READ)
def bodies(request: HttpRequest) -> HttpResponse:
    """List the bodies that the texts entrust with something."""
    return render(request, "bodies/list.html", bodies_facts())


@declared(READ)
def body(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one body."""
    return render(request, "bodies/body.html", body_facts(request.GET, slug))
