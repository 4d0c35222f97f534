"""One proposal at a time, large, with the decision under the hand."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from compromiso.register.permissions import REVIEW_COMMITMENT
from compromiso.web.access import declared
from compromiso.web.pages.review.queue import queue_facts


@declared(REVIEW_COMMITMENT)
def review(request: HttpRequest) -> HttpResponse:
    """Show the proposal that waits at place `n`, or say that nothing waits."""
    return render(request, "review/review.html", queue_facts(request))
