"""Somebody else saved first: both texts are shown, nothing that was typed is lost."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from compromiso.register.selectors import commitments as selectors
from compromiso.web.pages.commitments.forms import CorrectionForm, shown
from compromiso.web.pages.commitments.page import commitment_facts


def stale_decision(request: HttpRequest, commitment_id: UUID) -> HttpResponse:
    """Show the commitment as it is now and ask for the decision again."""
    facts = commitment_facts(request, selectors.commitment(commitment_id))
    return render(request, "commitments/commitment.html", {**facts, "stale": True}, status=409)


def stale_correction(request: HttpRequest, commitment_id: UUID) -> HttpResponse:
    """Show the other person's words beside the ones typed, ready to be saved again."""
    page = selectors.commitment(commitment_id)
    typed = request.POST.copy()
    typed["version"] = str(page.commitment.version)
    form = CorrectionForm(typed, commitment=page.commitment)
    theirs = shown(page.commitment)
    differ = form.changes() if form.is_valid() else form.changed_data
    rows = [(form[name], theirs[name]) for name in differ if name in theirs]
    facts = {**commitment_facts(request, page), "form": form, "rows": rows}
    return render(request, "commitments/correct.html", {**facts, "stale": True}, status=409)
