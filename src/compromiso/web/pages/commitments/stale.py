"""Somebody else saved first: both texts are shown, nothing that was typed is lost."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from compromiso.register.selectors import commitments as selectors
from compromiso.web.pages.commitments.forms import FIELDS, WORDED, CorrectionForm, shown
from compromiso.web.pages.commitments.page import commitment_facts


def stale_decision(request: HttpRequest, commitment_id: UUID) -> HttpResponse:
    """Show the commitment as it is now and ask for the decision again."""
    facts = commitment_facts(request, selectors.commitment(commitment_id))
    return render(request, "commitments/commitment.html", {**facts, "stale": True}, status=409)


def stale_correction(request: HttpRequest, commitment_id: UUID) -> HttpResponse:
    """Show the other person's words beside the ones typed, ready to be saved again.

    What the person left alone now says what the other person saved.
    """
    page = selectors.commitment(commitment_id)
    theirs = shown(page.commitment)
    mine = CorrectionForm(request.POST, commitment=page.commitment).changed_data
    form = CorrectionForm(_merged(request.POST, theirs, mine), commitment=page.commitment)
    rows = [(form[name], theirs[name]) for name in FIELDS if name in mine]
    facts = {**commitment_facts(request, page), "form": form, "rows": rows, "stale": True}
    return render(request, "commitments/correct.html", facts, status=409)


def _merged(typed: QueryDict, theirs: Mapping[str, Any], mine: Collection[str]) -> QueryDict:
    merged = typed.copy()
    merged["version"] = str(theirs["version"])
    for name in WORDED:
        merged[f"initial-{name}"] = theirs[name]
        if name not in mine:
            merged[name] = theirs[name]
    if "themes" not in mine:
        merged.setlist("themes", theirs["themes"])
    return merged
