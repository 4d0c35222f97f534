"""The queue of passages that report, one behind the other."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from compromiso.register.errors import EditConflict, NotHeld
from compromiso.register.permissions import LINK_PASSAGE
from compromiso.register.selectors.pickable import commitments_offered
from compromiso.register.selectors.reporting_passages import PassageView, passage, queue
from compromiso.register.services.passages import link_passage, undo_passage
from compromiso.web.access import declared, person_of
from compromiso.web.pages.reports.page import frame
from compromiso.web.ui.sent import at_least


@declared(LINK_PASSAGE)
def passages(request: HttpRequest) -> HttpResponse:
    """Show the passage at a place of the queue and take the decision on it."""
    if request.method == "POST":
        return _decide(request)
    return _page(request)


def _page(request: HttpRequest, *, stale: bool = False) -> HttpResponse:
    waits = queue(at_least(request.GET.get("n", "") or request.POST.get("n", "")))
    query = request.GET.get("q", "")
    facts = {**frame(request, "passages"), "queue": waits, "p": waits.passage, "stale": stale}
    facts |= {"query": query, "last": _last(request), "n": waits.place}
    facts["found"] = commitments_offered(query, ()) if query else ()
    facts["later"] = waits.place % waits.total + 1 if waits.total > 1 else 0
    return render(request, "reports/passages.html", facts, status=409 if stale else 200)


def _decide(request: HttpRequest) -> HttpResponse:
    said, by = request.POST, person_of(request)
    try:
        one = UUID(said.get("passage", ""))
        ticked = [UUID(each) for each in said.getlist("commitments")]
    except ValueError as wrong:
        raise BadRequest from wrong
    deed, version = said.get("deed", ""), at_least(said.get("version", ""), least=0)
    if deed == "link" and not ticked:
        return redirect(f"{reverse('passages')}?n={at_least(said.get('n', ''))}&none=1")
    try:
        if deed == "undo":
            undo_passage(one, version=version, by=by)
        else:
            link_passage(one, ticked if deed == "link" else [], version=version, by=by)
    except EditConflict:
        return _page(request, stale=True)
    done = {"undo": "undone", "link": "linked"}.get(deed, "nothing")
    return redirect(f"{reverse('passages')}?n={at_least(said.get('n', ''))}&done={done}&last={one}")


def _last(request: HttpRequest) -> PassageView | Any:
    try:
        held = passage(UUID(request.GET.get("last", "")))
    except (ValueError, NotHeld):
        return None
    return held if held.stage != "open" else None
