"""What the pages about commitments are filled with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.translation import get_language

from compromiso.register.permissions import DRAFT_REPORT, REVIEW_COMMITMENT, may
from compromiso.register.selectors.commitments import (
    CommitmentFilter,
    CommitmentPage,
    commitments,
)
from compromiso.register.selectors.language_versions import versions_shown
from compromiso.web.access import person_of
from compromiso.web.ui.claims import claim
from compromiso.web.ui.facets import told_facets
from compromiso.web.ui.history import told_history
from compromiso.web.ui.notices import notice
from compromiso.web.ui.sent import at_least, whole

FILTERS = ("force", "state", "actor", "theme", "instrument")

FARTHEST = 600
"""So many characters before and after a commitment are shown with it."""


def list_facts(asked: QueryDict) -> dict[str, Any]:
    """Give the list that answers to the filter in the address, with its facets."""
    chosen = {name: value for name in FILTERS if (value := asked.get(name))}
    page = at_least(asked.get("page"))
    found = commitments(CommitmentFilter(**chosen, page=page, language=get_language() or ""))
    return {
        "section": "commitments",
        "found": found,
        "facets": told_facets(found.facets, FILTERS),
        "filtered": bool(chosen),
        "waiting": sum(c.count for c in found.facets["state"] if c.value == "proposed"),
        "page": page,
        "before": page - 1,
        "after": page + 1,
    }


def commitment_facts(request: HttpRequest, page: CommitmentPage) -> dict[str, Any]:
    """Give one commitment with its claim in a sentence and its history in words."""
    return {
        "section": "commitments",
        "page": page,
        "c": page.commitment,
        "context": context(page),
        "lang": page.instrument.language if page.instrument else "und",
        "claim": claim(page.commitment),
        "history": told_history(page.history),
        "versions": versions_shown(page.commitment),
        "may_decide": may(person_of(request), REVIEW_COMMITMENT),
        "may_report": may(person_of(request), DRAFT_REPORT),
        "told": notice(request),
        "back": request.POST.get("back") or request.GET.get("back", ""),
    }


@dataclass(frozen=True, slots=True)
class Context:
    """The words around a commitment within its point, and the lead that the point stands under."""

    lead: str
    before: str
    after: str


def context(page: CommitmentPage) -> Context:
    """Give the words around a commitment; what is too long is cut between two words."""
    held, at = page.provision, page.commitment
    if held is None or not held.start <= at.start <= at.end <= held.end:
        return Context("", "", "")
    text = at.source.expression.text
    before, after = text[held.start : at.start], text[at.end : held.end]
    if len(before) > FARTHEST:
        before = f"… {before[-FARTHEST:].partition(' ')[2]}"
    if len(after) > FARTHEST:
        after = f"{after[:FARTHEST].rpartition(' ')[0]} …"
    return Context(_lead(held.parent, text), before, after)


def _lead(parent: Any, text: str) -> str:
    if parent is None or not parent.label:
        return ""
    words = " ".join(text[start:end] for start, end in parent.spans)
    return words if len(words) <= FARTHEST else f"{words[:FARTHEST].rpartition(' ')[0]} …"


def after_decision(request: HttpRequest, commitment_id: UUID, decision: str) -> str:
    """Say where to go on: to the queue if the person came from there, else to the commitment."""
    place = whole(request.POST.get("back"))
    if place is not None:
        return f"{reverse('review')}?n={place}&done={decision}&last={commitment_id}"
    return f"{reverse('commitment', args=[commitment_id])}?done={decision}"
