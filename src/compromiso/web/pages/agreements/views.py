"""Agreements: the list, a page each, and what those who keep them do."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from compromiso.register.permissions import KEEP_AGREEMENT, READ, require_on
from compromiso.register.selectors.agreements import agreement_row, minute_row
from compromiso.register.services import agreements as services
from compromiso.web.access import declared, person_of
from compromiso.web.pages.agreements.forms import (
    AgreementForm,
    MinuteChange,
    MinuteForm,
    SeatForm,
    minute_shown,
    shown,
)
from compromiso.web.pages.agreements.page import (
    HERE,
    agreement_facts,
    first_values,
    list_facts,
    minute_facts,
    today,
)
from compromiso.web.pages.conflict import saved, typed
from compromiso.web.pages.form_page import form_page
from compromiso.web.ui.sent import version_of


@declared(READ)
def agreements(request: HttpRequest) -> HttpResponse:
    """List the agreements, and what the texts propose."""
    return render(request, "agreements/list.html", list_facts(request))


@declared(READ)
def agreement(request: HttpRequest, agreement_id: UUID) -> HttpResponse:
    """Show one agreement: its clock, its committee, its minutes."""
    facts = agreement_facts(request, agreement_id, seat=SeatForm(), minute=MinuteForm())
    return render(request, "agreements/agreement.html", facts)


@declared(KEEP_AGREEMENT)
def agreement_new(request: HttpRequest) -> HttpResponse:
    """Let an agreement be kept, as the words of its text propose or from nothing."""
    person, initial = person_of(request), first_values(request)
    form = AgreementForm(request.POST or None, person=person, initial=initial)
    if form.is_valid():
        return _done(services.keep_agreement(form.values(), by=person).id, "keep")
    return form_page(request, "agreements/form.html", {**HERE, "a": None}, form)


@declared(KEEP_AGREEMENT)
def agreement_change(request: HttpRequest, agreement_id: UUID) -> HttpResponse:
    """Let an agreement say something else."""
    row, person = _own(request, agreement_id), person_of(request)
    initial = {**shown(row), "version": row.version}
    form = AgreementForm(typed(request) or None, person=person, initial=initial)
    if form.is_valid():
        back = reverse("agreement", args=[row.id])
        change = partial(services.change_agreement, row.id, changes=form.values(), by=person)
        return saved(request, form, change, shown, back=back, onward="?done=keep")
    return form_page(request, "agreements/form.html", {**HERE, "a": row}, form)


@declared(KEEP_AGREEMENT)
@require_POST
def seat_new(request: HttpRequest, agreement_id: UUID) -> HttpResponse:
    """Give a person a seat on the committee."""
    _own(request, agreement_id)
    form = SeatForm(request.POST)
    if form.is_valid():
        services.seat_representative(agreement_id, form.values(), by=person_of(request))
        return _done(agreement_id, "seat")
    facts = agreement_facts(request, agreement_id, seat=form, minute=MinuteForm())
    return render(request, "agreements/agreement.html", facts, status=400)


@declared(KEEP_AGREEMENT)
@require_POST
def seat_end(request: HttpRequest, agreement_id: UUID, seat_id: UUID) -> HttpResponse:
    """Let a person sit on the committee until today."""
    version, person, until = version_of(request), person_of(request), today()
    services.end_representative(agreement_id, seat_id, version=version, until=until, by=person)
    return _done(agreement_id, "seat")


@declared(KEEP_AGREEMENT)
@require_POST
def minute_new(request: HttpRequest, agreement_id: UUID) -> HttpResponse:
    """Add a complementary minute."""
    _own(request, agreement_id)
    form = MinuteForm(request.POST)
    if form.is_valid():
        services.add_minute(agreement_id, form.cleaned_data, by=person_of(request))
        return _done(agreement_id, "minute")
    facts = agreement_facts(request, agreement_id, seat=SeatForm(), minute=form)
    return render(request, "agreements/agreement.html", facts, status=400)


@declared(KEEP_AGREEMENT)
def minute_change(request: HttpRequest, agreement_id: UUID, minute_id: UUID) -> HttpResponse:
    """Let a complementary minute be corrected; what it said before stays in its history."""
    _own(request, agreement_id)
    row, person = minute_row(agreement_id, minute_id), person_of(request)
    initial = {**minute_shown(row), "version": row.version}
    form = MinuteChange(typed(request) or None, initial=initial)
    if form.is_valid():
        said, why = form.values(), form.cleaned_data["why"]
        change = partial(services.change_minute, row.id, changes=said, by=person, why=why)
        onward, back = (
            f"?done=minute#minute-{row.number}",
            reverse("agreement", args=[agreement_id]),
        )
        return saved(request, form, change, minute_shown, back=back, onward=onward)
    return form_page(request, "agreements/minute.html", minute_facts(request, row), form)


def _own(request: HttpRequest, agreement_id: UUID) -> Any:
    """Give an agreement that the person keeps; any other is as if it were not there."""
    row = agreement_row(agreement_id)
    place = (row.institution_id, row.institution.country)
    require_on(person_of(request), KEEP_AGREEMENT, *place)
    return row


def _done(agreement_id: UUID, deed: str) -> HttpResponse:
    return redirect(f"{reverse('agreement', args=[agreement_id])}?done={deed}")
