"""Sending a browser on, whether it asked for a page or for a region of one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django_htmx.http import HttpResponseClientRedirect


def go_on(request: HttpRequest, address: str) -> HttpResponse:
    """Send the browser to another page; a region that asks sends the whole page there."""
    if request.headers.get("HX-Request"):
        return HttpResponseClientRedirect(address)
    return HttpResponseRedirect(address)
