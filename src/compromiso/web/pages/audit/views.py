"""The audit."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from compromiso.register.permissions import READ
from compromiso.web.access import declared


@declared(READ)
def audit(request: HttpRequest) -> HttpResponse:
    """Show it."""
    return render(request, "audit/audit.html", {"section": "audit"})
