"""Institutions plan actions; who may see and change them; what plans propose."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import uuid4

import institutions_sample as world
import pytest

from compromiso.register import models
from compromiso.register.errors import EditConflict, NotAllowed, NotHeld, WrongValue
from compromiso.register.permissions import LOCAL, VISITOR, Person
from compromiso.register.selectors.action_page import action
from compromiso.register.selectors.action_proposals import plans, proposal_of, proposals
from compromiso.register.selectors.actions import ActionFilter, actions, count_overdue
from compromiso.register.selectors.named import commitments_named, name_commitments
from compromiso.register.services.actions import (
    change_action,
    draft_action,
    draft_actions,
    publish_action,
    publish_actions,
    withdraw_action,
)
from compromiso.register.services.rebuild import verify


def institution(slug: str) -> models.Institution:
    return models.Institution.objects.get(slug=slug)


def planned(slug: str = "mides-uy", code: str = "A1", **said: Any) -> dict[str, Any]:
    return {"institution_id": institution(slug).id, "code": code, "title": "Un censo", **said}


@pytest.fixture
def people() -> Mapping[str, Person]:
    return world.people("carlos", "celia", "vera", "ciro", "clara", "rita")


def codes(person: Person, **chosen: Any) -> list[str]:
    return [row.code for row in actions(person, ActionFilter(**chosen)).rows]


def test_a_draft_is_seen_by_its_institution_and_its_state_only(people) -> None:
    row = draft_action(planned(), by=people["carlos"])
    assert codes(people["carlos"]) == codes(people["vera"]) == ["A1"]
    for outside in (people["celia"], people["ciro"], people["rita"], VISITOR):
        assert codes(outside) == []
        with pytest.raises(NotHeld):
            action(outside, row.id)
    assert codes(LOCAL) == ["A1"]


def test_who_drafts_does_not_publish(people) -> None:
    row = draft_action(planned(), by=people["carlos"])
    with pytest.raises(NotAllowed):
        publish_action(row.id, version=1, by=people["carlos"])
    with pytest.raises(NotAllowed):
        draft_action(planned("dnm-ar"), by=people["vera"])
    now = publish_action(row.id, version=1, by=people["vera"])
    assert (now.stage, codes(VISITOR)) == ("published", ["A1"])
    with pytest.raises(NotAllowed):
        change_action(row.id, version=2, changes={"title": "Otro"}, by=people["carlos"])


def test_a_change_on_an_old_version_is_a_conflict(people) -> None:
    row = draft_action(planned(), by=people["carlos"])
    change_action(row.id, version=1, changes={"title": "Una encuesta"}, by=people["vera"])
    with pytest.raises(EditConflict):
        change_action(row.id, version=1, changes={"title": "Un mapa"}, by=people["carlos"])


def test_a_stage_is_not_changed_as_if_it_were_a_word(people) -> None:
    row = draft_action(planned(), by=people["carlos"])
    now = change_action(row.id, version=1, changes={"stage": "published"}, by=people["carlos"])
    assert now.stage == "draft"


def test_what_was_published_and_withdrawn_is_found_by_who_kept_its_address(people) -> None:
    shown = draft_action(planned(), by=people["vera"])
    hidden = draft_action(planned(code="A2"), by=people["carlos"])
    publish_action(shown.id, version=1, by=people["vera"])
    withdraw_action(shown.id, version=2, by=people["vera"], why="cut")
    withdraw_action(hidden.id, version=1, by=people["carlos"])
    page = action(VISITOR, shown.id)
    assert page.action.stage == "withdrawn"
    assert [entry.value for entry in page.history] == ["published", "withdrawn"]
    with pytest.raises(NotHeld):
        action(VISITOR, hidden.id)


def test_money_and_milestones_are_kept_as_they_were_said(people) -> None:
    said = planned(
        budget=[{"label": "Papel", "amount": "1200.50", "currency": "usd", "source": ""}] * 2,
        milestones=[{"title": "Fin", "due": "2027-06"}, {"title": "Algo", "due": None}],
    )
    row = draft_action(said, by=people["carlos"])
    assert [m["id"] for m in row.milestones] == ["m1", "m2"]
    assert str(action(people["carlos"], row.id).totals["USD"]) == "2401.00"
    with pytest.raises(WrongValue):
        draft_action(planned(code="B", budget=[{"amount": "mucho"}]), by=people["carlos"])
    for odd in ("1e999999999", "-1", "Infinity", "1_000", "٣", "9" * 16):
        line = {"amount": odd, "currency": "usd"}
        with pytest.raises(WrongValue):
            draft_action(planned(code="B", budget=[line]), by=people["carlos"])
    with pytest.raises(WrongValue):
        draft_action(planned(code="A1"), by=people["carlos"])


def test_a_milestone_is_overdue_when_the_last_day_it_may_mean_has_passed(people) -> None:
    said = planned(milestones=[{"title": "Fin", "due": "2026-11"}, {"title": "Ya", "due": "2025"}])
    draft_action(said, by=people["carlos"])
    assert count_overdue(people["carlos"], date(2026, 11, 30)) == 1
    assert count_overdue(people["carlos"], date(2026, 12, 1)) == 2
    assert count_overdue(VISITOR, date(2026, 12, 1)) == 0
    assert codes(people["carlos"], late=date(2024, 1, 1)) == []


def test_actions_are_found_by_institution_state_year_and_commitment(people) -> None:
    goal = str(uuid4())
    draft_action(
        planned(commitments=[goal], start=date(2026, 1, 1), end=date(2027, 3, 1)), by=people["vera"]
    )
    draft_action(planned("mre-uy", "B1"), by=people["vera"])
    clara = LOCAL
    assert codes(clara, institution="mre-uy") == ["B1"]
    assert codes(clara, country="uy") in (["A1", "B1"], ["B1", "A1"])
    assert codes(clara, year="2027") == ["A1"]
    assert codes(clara, commitment=goal) == ["A1"]
    assert codes(clara, commitment="nonsense") == []
    counts = {c.value: c.count for c in actions(clara).facets["institution"]}
    assert counts == {"mides-uy": 1, "mre-uy": 1}


def test_a_circle_is_told_and_not_refused_and_drafts_of_others_stay_unseen(people) -> None:
    first = draft_action(planned(), by=people["carlos"])
    second = draft_action(planned(code="A2", depends_on=[first.id]), by=people["carlos"])
    change_action(first.id, version=1, changes={"depends_on": [second.id]}, by=people["carlos"])
    assert [i.code for i in action(people["carlos"], first.id).issues] == ["PLAN-01"]
    publish_action(first.id, version=2, by=people["vera"])
    seen = action(VISITOR, first.id)
    assert (seen.depends_on, seen.issues) == ((), ())


def test_a_plan_becomes_actions_at_once_and_only_once(people, source) -> None:
    plan, segib = plans()[0], institution("segib")
    rows = proposals(plan.slug, segib.id)
    values = [row.values | {"institution_id": segib.id} for row in rows]
    drafted = draft_actions(values, by=people["clara"])
    assert len(drafted) == len(rows) > 0
    assert all(row.actions for row in proposals(plan.slug, segib.id))
    with pytest.raises(WrongValue):
        draft_actions(values, by=people["clara"])
    publish_actions([row.id for row in drafted], by=people["clara"])
    assert len(codes(VISITOR)) == len(rows)
    assert verify().is_sound


def test_a_line_proposes_the_commitments_that_its_citations_lead_to(source) -> None:
    line = models.ProgrammeLine.objects.order_by("order").first()
    said = proposal_of(line.id)
    assert said["title"]
    held = models.Commitment.objects.filter(id__in=said["commitments"])
    assert {c.provision.url_path for c in held} <= {
        t.provision.url_path for t in models.CitationTarget.objects.filter(role="target")
    }
    with pytest.raises(NotHeld):
        proposal_of(uuid4())


def test_a_commitment_is_named_by_document_and_point(commitment) -> None:
    every = [str(one.id) for one in models.Commitment.objects.all()]
    models.Commitment.objects.exclude(id=commitment.id).update(force="recognises")
    names = name_commitments(every)
    assert all(one in commitments_named(name) for one, name in zip(every, names, strict=True))
    assert not set(names) & set(every)
    name = name_commitments([str(commitment.id)])[0]
    assert name.endswith(commitment.provision.url_path)
    assert commitments_named(name) == [str(commitment.id)]
    assert commitments_named(f"https://example.org/en/commitments/{commitment.id}/")
    assert commitments_named("nowhere/99") == commitments_named(f"{name}#99") == []
