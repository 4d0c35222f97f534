"""Claims: those about a commitment, one of them, and the form that makes one."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from compromiso.register.errors import EditConflict
from compromiso.register.permissions import READ, READ_INBOX
from compromiso.web.access import declared, person_of
from compromiso.web.pages.claims.decide import STAGES, StageForm
from compromiso.web.pages.claims.form_page import (
    change_form,
    form_facts,
    found_points,
    make_form,
    save_change,
    save_new,
    shown_claim,
)
from compromiso.web.pages.claims.page import claim_facts, claims_facts
from compromiso.web.pages.claims.table import claims_csv
from compromiso.web.pages.conflict import conflict_page


@declared(READ)
def claims(request: HttpRequest, commitment_id: UUID) -> HttpResponse:
    """Show what the State, independent assessors and civil society claim, side by side."""
    return render(request, "claims/list.html", claims_facts(request, commitment_id))


@declared(READ)
def claims_table(request: HttpRequest, commitment_id: UUID) -> HttpResponse:
    """Give the same as a table for spreadsheets."""
    return claims_csv(claims_facts(request, commitment_id))


@declared(READ)
def claim(request: HttpRequest, claim_id: UUID) -> HttpResponse:
    """Show one claim: its words, its passage, its grade on every scale, its history."""
    return render(request, "claims/claim.html", claim_facts(request, claim_id))


@declared(READ_INBOX)
def claim_new(request: HttpRequest, commitment_id: UUID) -> HttpResponse:
    """Let an assessor or observer draft a claim."""
    form = make_form(request, commitment_id)
    if form.is_bound and not found_points(request) and form.is_valid():
        return redirect(save_new(request, commitment_id, form))
    facts = form_facts(request, commitment_id, form)
    return render(request, "claims/form.html", facts, status=400 if form.errors else 200)


@declared(READ_INBOX)
def claim_change(request: HttpRequest, claim_id: UUID) -> HttpResponse:
    """Let whoever made a claim change it."""
    form, commitment_id = change_form(request, claim_id)
    if form.is_bound and not found_points(request) and form.is_valid():
        try:
            return redirect(save_change(request, claim_id, form))
        except EditConflict as conflict:
            return conflict_page(request, conflict, form, shown_claim, back=request.path)
    facts = form_facts(request, commitment_id, form)
    return render(request, "claims/form.html", facts, status=400 if form.errors else 200)


@declared(READ_INBOX)
@require_POST
def claim_stage(request: HttpRequest, claim_id: UUID) -> HttpResponse:
    """Publish or withdraw a claim."""
    said = StageForm(request.POST)
    if said.is_valid():
        stage, version = said.cleaned_data["stage"], said.cleaned_data["version"]
        STAGES[stage](claim_id, version=version, by=person_of(request))
    return redirect("claim", claim_id)
