"""Counts are kept beside what they count."""

from __future__ import annotations

import pytest

from compromiso.register import models
from compromiso.register.models.tally import ALL
from compromiso.register.permissions import LOCAL
from compromiso.register.selectors.commitments import (
    CommitmentFilter,
    commitments,
    facets_of_all,
)
from compromiso.register.selectors.tallies import total
from compromiso.register.services.rebuild import rebuild, verify
from compromiso.register.services.review import accept_commitment

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


def test_a_wrong_count_is_found_and_put_right(source: models.Source) -> None:
    right = total()
    models.Tally._default_manager.filter(id=ALL).update(counts={"state": {"accepted": 9}})
    assert [one.table for one in verify().differences] == ["Tally"]
    rebuild(by=LOCAL)
    assert total() == right
    assert verify().is_sound
