"""The page on which a claim is drafted or changed, step by step without a script."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from compromiso.model.assessment import Progress
from compromiso.register.selectors.claims import claim, may_write
from compromiso.register.selectors.commitments import commitment
from compromiso.register.selectors.passages import Place, search_points
from compromiso.register.services.claims import change_claim, make_claim
from compromiso.web.access import person_of
from compromiso.web.pages.claims.forms import ClaimForm, institutions_of, key_of
from compromiso.web.pages.claims.page import about, may_claim
from compromiso.web.pages.conflict import typed
from compromiso.web.ui.words import word

FIND = "find"
TAKE = "take"


def make_form(request: HttpRequest, commitment_id: UUID) -> ClaimForm:
    """Give the form of a new claim; whoever may make none finds nothing here."""
    person = person_of(request)
    if not may_claim(person):
        raise Http404
    first = {"date": timezone.now().date(), "country": request.GET.get("state", "")}
    said = _said(request) if request.method == "POST" else None
    return ClaimForm(said, commitment=commitment_id, by=person, initial=first)


def change_form(request: HttpRequest, claim_id: UUID) -> tuple[ClaimForm, UUID]:
    """Give the form of a claim as it stands, and the commitment it is about."""
    person = person_of(request)
    view, _history = claim(claim_id, person)
    if not may_write(view, person):
        raise Http404
    said = _said(request) if request.method == "POST" else None
    commitment_id = view.claim.commitment_id
    first = {**shown_claim(view.claim), "version": view.claim.version}
    return ClaimForm(said, commitment=commitment_id, by=person, initial=first), commitment_id


def _said(request: HttpRequest) -> QueryDict:
    """Give what was typed; where a point that was found is taken, its words are the quote."""
    said = typed(request)
    for place in search_points(said.get("q", "")) if said.get(TAKE) else ():
        if key_of(place) == said[TAKE]:
            said["quote"], said["place"] = place.quote, key_of(place)
    return said


def found_points(request: HttpRequest) -> bool:
    """Say whether the person is still looking for the passage."""
    return FIND in request.POST or TAKE in request.POST


def shown_claim(row: Any) -> dict[str, Any]:
    """Give a claim as its form shows it."""
    anchor = row.anchor
    return {
        "country": row.country,
        "progress": row.progress,
        "date": row.date,
        "quote": anchor["quote"] if anchor else "",
        "place": f"{anchor['source']}:{anchor['start']}:{anchor['end']}" if anchor else "",
        "evidence": str(row.evidence_id or ""),
        "note": row.note,
    }


def save_new(request: HttpRequest, commitment_id: UUID, form: ClaimForm) -> str:
    """Draft the claim; give the address of its page."""
    institution = UUID(form.cleaned_data["institution"])
    values = form.values() | {"language": get_language() or "es"}
    made = make_claim(commitment_id, institution, values, by=person_of(request))
    return f"{reverse('claim', args=[made.id])}?done=claim-drafted"


def save_change(request: HttpRequest, claim_id: UUID, form: ClaimForm) -> str:
    """Change the claim; give the address of its page."""
    version, why = form.cleaned_data["version"] or 0, form.cleaned_data.get("why", "")
    values = form.values()
    change_claim(claim_id, version=version, changes=values, by=person_of(request), why=why)
    return f"{reverse('claim', args=[claim_id])}?done=claim-changed"


def form_facts(request: HttpRequest, commitment_id: UUID, form: ClaimForm) -> dict[str, Any]:
    """Give the form with what was found for it, and the meaning of each progress."""
    query = request.POST.get("q", "")
    if found_points(request):
        form.errors.clear()
    return {
        **about(commitment(commitment_id)),
        "form": form,
        "nobody": "institution" in form.fields and not institutions_of(person_of(request)),
        "query": query,
        "points": _told(search_points(query)) if FIND in request.POST and query else None,
        "places": _told(form.places) if len(form.places) > 1 else [],
        "progresses": [(str(p), word("found", p), word("found_meaning", p)) for p in Progress],
        "chosen": form["progress"].value(),
    }


def _told(places: Any) -> list[tuple[str, Place]]:
    return [(key_of(place), place) for place in places]
