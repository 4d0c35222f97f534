"""Commitments: the list, a page each, and what a person decides about them."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST
from django.views.decorators.vary import vary_on_headers

from compromiso.register.errors import EditConflict
from compromiso.register.permissions import READ, REVIEW_COMMITMENT
from compromiso.register.selectors import commitments as selectors
from compromiso.register.services import review
from compromiso.web.access import declared, person_of
from compromiso.web.pages.commitments.forms import CorrectionForm, DecisionForm
from compromiso.web.pages.commitments.page import after_decision, commitment_facts, list_facts
from compromiso.web.pages.commitments.stale import stale_correction, stale_decision

DECISIONS = {
    "accept": review.accept_commitment,
    "reject": review.reject_commitment,
    "undo": review.undo,
}


@declared(READ)
@vary_on_headers("HX-Request")
def commitments(request: HttpRequest) -> HttpResponse:
    """List the commitments that answer to the filter."""
    return render(request, "commitments/list.html", list_facts(request.GET))


@declared(READ)
def commitment(request: HttpRequest, commitment_id: UUID) -> HttpResponse:
    """Show one commitment: its words, what was understood, who cites it, its history."""
    facts = commitment_facts(request, selectors.commitment(commitment_id))
    return render(request, "commitments/commitment.html", facts)


@declared(REVIEW_COMMITMENT)
@require_POST
def decide(request: HttpRequest, commitment_id: UUID) -> HttpResponse:
    """Accept, reject or take back the last decision, if nobody else has decided meanwhile."""
    said = DecisionForm(request.POST)
    if not said.is_valid():
        raise BadRequest
    name, version = said.cleaned_data["decision"], said.cleaned_data["version"]
    try:
        DECISIONS[name](commitment_id, version=version, by=person_of(request))
    except EditConflict:
        return stale_decision(request, commitment_id)
    return redirect(after_decision(request, commitment_id, name))


@declared(REVIEW_COMMITMENT)
def correct(request: HttpRequest, commitment_id: UUID) -> HttpResponse:
    """Let a person say how a commitment is to be understood."""
    page = selectors.commitment(commitment_id)
    form = CorrectionForm(request.POST or None, commitment=page.commitment)
    if form.is_valid():
        try:
            done = "correct" if form.save(commitment_id, by=person_of(request)) else ""
        except EditConflict:
            return stale_correction(request, commitment_id)
        return redirect(after_decision(request, commitment_id, done))
    facts = {**commitment_facts(request, page), "form": form}
    return render(request, "commitments/correct.html", facts, status=400 if form.errors else 200)
