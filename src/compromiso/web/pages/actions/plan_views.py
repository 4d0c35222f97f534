"""A plan turned into actions: every line at once, to be published together."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from compromiso.register.permissions import DRAFT_ACTION, PUBLISH_ACTION, Person, may_on
from compromiso.register.selectors.action_proposals import LineProposal, plans, proposals
from compromiso.register.selectors.commitment_words import words_of
from compromiso.register.selectors.seats import institutions_within
from compromiso.register.services.actions import draft_actions, publish_actions
from compromiso.web.access import declared, person_of


@declared(DRAFT_ACTION)
def plan_actions(request: HttpRequest) -> HttpResponse:
    """Show what the lines of a plan propose; draft the actions, then publish them."""
    person = person_of(request)
    own = list(institutions_within(person, DRAFT_ACTION))
    said = request.POST if request.method == "POST" else request.GET
    institution = next(
        (i for i in own if str(i.id) == said.get("institution")), next(iter(own), None)
    )
    known = plans()
    plan = next((p for p in known if p.slug == said.get("plan")), next(iter(known), None))
    rows = proposals(plan.slug, institution.id) if plan and institution else []
    if request.method == "POST" and plan and institution:
        _act(said.get("deed", ""), rows, institution.id, person)
        return redirect(f"{reverse('plan-actions')}?plan={plan.slug}&institution={institution.id}")
    return render(request, "actions/plan.html", _facts(rows, institution, person, plan, known, own))


def _facts(
    rows: list[LineProposal], institution: Any, person: Person, *named: Any
) -> dict[str, Any]:
    plan, known, own = named
    missing = [row for row in rows if not row.actions]
    drafts = [a for row in rows for a in row.actions if a.stage == "draft"]
    place = (institution.id, institution.country) if institution else (None, "")
    return {
        "section": "programme",
        "here": "actions",
        "rows": [(row, words_of(row.values["commitments"]).values()) for row in rows],
        "plan": plan,
        "plans": known,
        "institutions": own,
        "institution": institution,
        "n_missing": len(missing),
        "n_drafts": len(drafts),
        "may_publish": may_on(person, PUBLISH_ACTION, *place),
    }


def _act(deed: str, rows: list[LineProposal], institution: UUID, person: Person) -> None:
    if deed == "draft":
        values = [row.values | {"institution_id": institution} for row in rows if not row.actions]
        draft_actions(values, by=person)
    elif deed == "publish":
        publish_actions([a.id for row in rows for a in row.actions], by=person)
    else:
        raise Http404
