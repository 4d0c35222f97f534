"""Calls for reports: the list, a page each with who has answered, and the form."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from compromiso.register.permissions import DRAFT_REPORT, KEEP_CYCLE, READ, may, may_on, require_on
from compromiso.register.selectors import cycles as selectors
from compromiso.register.selectors.seats import own_language
from compromiso.register.services import reporting_cycles as services
from compromiso.web.access import declared, person_of
from compromiso.web.pages.calls.forms import CycleForm, cycle_shown
from compromiso.web.pages.conflict import saved, typed
from compromiso.web.pages.form_page import form_page, is_to_keep
from compromiso.web.pages.reports.page import frame
from compromiso.web.ui.sent import version_of

DEEDS = {"open": (services.open_cycle, "opened"), "close": (services.close_cycle, "closed")}


@declared(READ)
def cycles(request: HttpRequest) -> HttpResponse:
    """List the calls, the last deadline first."""
    held = selectors.cycles(person_of(request))
    return render(request, "calls/list.html", {**frame(request, "calls"), "cycles": held})


@declared(READ)
def cycle(request: HttpRequest, cycle_id: UUID) -> HttpResponse:
    """Show a call: who was asked, who has answered, by when."""
    person = person_of(request)
    view = selectors.cycle(cycle_id, person)
    facts = {**frame(request, "calls"), "view": view, "c": view.cycle}
    facts["may_call"] = may_on(person, KEEP_CYCLE, *_place(view.cycle))
    facts["may_answer"] = view.cycle.stage != "draft" and may(person, DRAFT_REPORT)
    facts["zone"] = _zone_of(request)
    return render(request, "calls/cycle.html", facts)


def _zone_of(request: HttpRequest) -> str:
    return str(getattr(request.user, "zone", "") or "UTC")


@declared(KEEP_CYCLE)
def cycle_new(request: HttpRequest) -> HttpResponse:
    """Draft a call."""
    person = person_of(request)
    language = own_language(person, KEEP_CYCLE) or get_language()
    initial = {"version": 0, "language": language, "zone": _zone_of(request)}
    form = CycleForm(request.POST or None, person=person, initial=initial)
    if is_to_keep(request, form):
        made = services.draft_cycle(form.values(), by=person)
        return redirect(f"{reverse('cycle', args=[made.id])}?done=saved")
    return form_page(request, "calls/form.html", {**frame(request, "calls"), "c": None}, form)


@declared(KEEP_CYCLE)
def cycle_change(request: HttpRequest, cycle_id: UUID) -> HttpResponse:
    """Change what a call asks."""
    person = person_of(request)
    row = selectors.cycle_row(cycle_id, person)
    require_on(person, KEEP_CYCLE, *_place(row))
    initial = {**cycle_shown(row), "version": row.version}
    form = CycleForm(typed(request) or None, person=person, initial=initial)
    if is_to_keep(request, form):
        back = reverse("cycle", args=[row.id])
        change = partial(services.change_cycle, row.id, changes=form.values(), by=person)
        return saved(request, form, change, cycle_shown, back=back)
    return form_page(request, "calls/form.html", {**frame(request, "calls"), "c": row}, form)


@declared(KEEP_CYCLE)
@require_POST
def cycle_stage(request: HttpRequest, cycle_id: UUID) -> HttpResponse:
    """Open a call or close it."""
    deed, version = request.POST.get("deed", ""), version_of(request)
    if deed not in DEEDS:
        raise BadRequest
    by = person_of(request)
    selectors.cycle_row(cycle_id, by)
    service, done = DEEDS[deed]
    service(cycle_id, version=version, by=by)
    return redirect(f"{reverse('cycle', args=[cycle_id])}?done={done}")


def _place(row: Any) -> tuple[UUID, str]:
    return row.institution_id, row.institution.country
