"""Counts are kept beside what they count."""

from __future__ import annotations

from datetime import date
from itertools import product
from uuid import UUID

import institutions_sample as world
import pytest

from compromiso.register import models
from compromiso.register.models.tally import ALL
from compromiso.register.permissions import LOCAL
from compromiso.register.selectors.commitments import (
    CommitmentFilter,
    at_place,
    commitments,
    facets_of_all,
)
from compromiso.register.selectors.tallies import total
from compromiso.register.services.claims import make_claim, publish_claim, withdraw_claim
from compromiso.register.services.rebuild import rebuild, verify
from compromiso.register.services.review import accept_commitment, reject_commitment, undo
from compromiso.terms.theme_scheme import with_broader

pytestmark = pytest.mark.django_db


def test_a_decision_moves_a_commitment_from_one_count_to_another(source: models.Source) -> None:
    one = models.Commitment.objects.filter(source=source, state="proposed").first()
    assert one is not None
    before = total()["state"]["proposed"]
    accept_commitment(one.id, version=one.version, by=LOCAL)
    assert total()["state"]["proposed"] == before - 1
    assert total()["state"]["accepted"] == 1


def test_the_choices_of_an_unfiltered_list_are_those_that_are_counted(
    source: models.Source,
) -> None:
    for choice in facets_of_all()["actor"]:
        assert commitments(CommitmentFilter(actor=choice.value)).total == choice.count
        acting = models.CommitmentActor.objects.filter(actor_id=choice.value)
        assert acting.values("commitment").distinct().count() == choice.count
    for choice in facets_of_all()["theme"]:
        found = commitments(CommitmentFilter(theme=choice.value))
        assert found.total == choice.count
        assert len(found.rows) == min(choice.count, 50)


@pytest.fixture
def claim(source: models.Source) -> models.Claim:
    eclac = world.found()["eclac"]
    one = models.Commitment.objects.filter(source=source, force="undertakes").first()
    assert one is not None
    values = {"country": "uy", "progress": "no-answer", "date": date(2010, 1, 1)}
    made = make_claim(one.id, eclac.id, values, by=LOCAL)
    return publish_claim(made.id, version=1, by=LOCAL)


def test_what_stands_follows_claim_and_commitment(claim: models.Claim) -> None:
    unit = models.ClaimUnit._default_manager.get()
    assert (unit.said, unit.force) == ("no-answer", "undertakes")
    row = models.Commitment.objects.get(id=claim.commitment_id)
    reject_commitment(row.id, version=row.version, why="x", by=LOCAL)
    assert models.ClaimUnit._default_manager.get().force == ""
    assert verify().is_sound
    withdraw_claim(claim.id, version=claim.version, by=LOCAL)
    assert not models.ClaimUnit._default_manager.exists()
    assert not models.ClaimTally._default_manager.exists()


def test_a_wrong_unit_and_a_wrong_public_entry_are_found_and_put_right(
    claim: models.Claim,
) -> None:
    models.ClaimUnit._default_manager.update(said="fully")
    models.ClaimTally._default_manager.filter(axis="state").update(counts={})
    models.PublicEntry._default_manager.first().delete()
    wrong = {one.table for one in verify().differences}
    assert wrong == {"ClaimUnit", "ClaimTally", "PublicEntry"}
    rebuild(by=LOCAL)
    assert verify().is_sound


def brute(asked: dict[str, str]) -> set[UUID]:
    """Choose commitments row by row, as slowly as can be."""
    held = set()
    for row in models.Commitment.objects.select_related("instrument"):
        about = {name for one in row.theme_rows.all() for name in with_broader(one.theme)}
        values = {
            "actor": {part.actor_id for part in row.parts.all()},
            "theme": about,
            "force": {row.force},
            "state": {row.state},
            "instrument": {row.instrument.slug} if row.instrument else set(),
        }
        if all(value in values[name] for name, value in asked.items()):
            held.add(row.id)
    return held


def test_what_is_asked_for_together_is_what_answers_to_each(source: models.Source) -> None:
    accept_commitment(models.Commitment.objects.all()[1].id, version=1, by=LOCAL)
    asked_any = [(name, one.value) for name, some in facets_of_all().items() for one in some]
    for first, second in product(asked_any, asked_any):
        asked = dict([first, second])
        found = commitments(CommitmentFilter(**asked))
        assert {row.id for row in found.rows} == brute(asked)
        assert found.total == len(brute(asked))
        for name, choices in found.facets.items():
            others = {key: value for key, value in asked.items() if key != name}
            counts = {c.value: c.count for c in choices}
            assert all(counts[v] == len(brute(others | {name: v})) for v in counts)
            assert sum(c.chosen for c in choices) == (name in asked and asked[name] in counts)


def test_a_decision_and_its_undoing_move_what_a_filter_leaves(source: models.Source) -> None:
    proposed = CommitmentFilter(state="proposed", force="entrusts")
    one = commitments(proposed).rows[0]
    accept_commitment(one.id, version=one.version, by=LOCAL)
    assert commitments(proposed).total == 0
    undo(one.id, version=2, by=LOCAL)
    assert [row.id for row in commitments(proposed).rows] == [one.id]
    assert (
        at_place("proposed", 1)
        == min(models.Commitment.objects.all(), key=lambda row: row.order).id
    )


def test_a_wrong_count_is_found_and_put_right(source: models.Source) -> None:
    right = total()
    models.Tally._default_manager.filter(id=ALL).update(counts={"state": {"accepted": 9}})
    assert [one.table for one in verify().differences] == ["Tally"]
    rebuild(by=LOCAL)
    assert total() == right
    assert verify().is_sound
