"""The pages for what went wrong: what happened, what was kept, what to do."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language_from_path, override

from compromiso.errors import CompromisoError
from compromiso.intake.limits import MIB
from compromiso.web.api.problems import nothing_here, problem
from compromiso.web.ui.refused import tell

API: Final = "/api/"
"""Under here programs ask: what goes wrong is told to them as problem documents."""


def refusal(request: HttpRequest, error: CompromisoError, status: int) -> HttpResponse:
    """Say what the register refused and how to go on."""
    return render(request, "about/refusal.html", {"told": tell(error)}, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that what was sent could not be understood."""
    if request.path.startswith(API):
        return problem(400, "What was sent could not be understood.")
    return render(request, "about/400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that the page was open too long or the action is not allowed."""
    return render(request, "about/403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that nothing stands at this address."""
    if request.path.startswith(API):
        return nothing_here()
    return render(request, "about/404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Say that the fault is the server's; needs neither database nor session."""
    return HttpResponseServerError(render_to_string("about/500.html"))


def too_large(path: str, most: int) -> HttpResponse:
    """Say that more than `most` bytes were sent; needs neither database nor session."""
    if path.startswith(API):
        return problem(413, "More was sent than the server takes at once.", most=most)
    with override(get_language_from_path(path) or settings.LANGUAGE_CODE):
        facts = {"most": most // MIB, "home": reverse("home")}
        return HttpResponse(render_to_string("about/413.html", facts), status=413)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form was sent from a page that had gone stale."""
    return render(request, "about/403.html", status=403)
