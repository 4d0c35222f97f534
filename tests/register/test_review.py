from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from compromiso.register import models
from compromiso.register.errors import (
    EditConflict,
    NotAllowed,
    NotHeld,
    NothingToUndo,
    WrongValue,
)
from compromiso.register.permissions import LOCAL, VISITOR
from compromiso.register.selectors.commitments import CommitmentFilter, commitments
from compromiso.register.selectors.history import history_of
from compromiso.register.selectors.search import find
from compromiso.register.services.review import (
    accept_commitment,
    correct_commitment,
    reject_commitment,
    undo,
)

Service = Callable[..., models.Commitment]
URUGUAY = {"id": "uy", "name": "Uruguay", "kind": "state"}


def correct(commitment: models.Commitment, **changes: Any) -> models.Commitment:
    return correct_commitment(commitment.id, version=commitment.version, changes=changes, by=LOCAL)


@pytest.mark.parametrize(
    ("service", "state"), [(accept_commitment, "accepted"), (reject_commitment, "rejected")]
)
def test_a_decision_is_shown_and_leaves_the_words_alone(
    commitment: models.Commitment, service: Service, state: str
) -> None:
    now = service(commitment.id, version=1, by=LOCAL, why="read twice")
    assert (now.state, now.version) == (state, 2)
    assert now.action == commitment.action
    last = history_of(commitment.id)[-1]
    assert (last.who, last.field, last.value, last.why) == ("local", "state", state, "read twice")


def test_a_correction_is_shown_and_the_machines_words_stay_on_file(
    commitment: models.Commitment,
) -> None:
    now = correct(commitment, action="keep each school open", deadline="2008-12")
    assert (now.state, now.action, now.deadline) == (
        "corrected",
        "keep each school open",
        "2008-12",
    )
    told = {entry.field: (entry.before, entry.value) for entry in history_of(commitment.id)[1:]}
    assert told["action"] == ("keep every school open", "keep each school open")
    assert told["deadline"] == (None, "2008-12")
    assert set(told) == {"action", "deadline", "state"}


def test_a_corrected_actor_can_be_filtered_by(commitment: models.Commitment) -> None:
    correct(commitment, actors=[URUGUAY], themes=["schools"])
    assert commitments(CommitmentFilter(actor="uy")).total == 1
    assert commitments(CommitmentFilter(theme="schools")).total == 1
    assert commitments(CommitmentFilter(actor="ministers")).total == 0


def test_a_corrected_action_is_found_by_its_new_words(commitment: models.Commitment) -> None:
    correct(commitment, action="unlock the gymnasium")
    assert [hit.kind for hit in find("gymnasiums").hits] == ["commitment"]


def test_whoever_saves_second_is_told_and_loses_no_word(commitment: models.Commitment) -> None:
    correct(commitment, action="their words")
    with pytest.raises(EditConflict) as conflict:
        correct(commitment, action="your words")
    theirs = conflict.value.theirs
    assert isinstance(theirs, models.Commitment)
    assert (theirs.action, theirs.version) == ("their words", 2)
    assert conflict.value.yours["action"] == "your words"
    assert models.Commitment.objects.get(id=commitment.id).action == "their words"
    assert "your words" not in json.dumps([e.value for e in history_of(commitment.id)])


def test_undo_gives_back_what_was_there_and_forgets_nothing(commitment: models.Commitment) -> None:
    correct(commitment, action="too bold", actors=[URUGUAY])
    now = undo(commitment.id, version=2, by=LOCAL)
    assert (now.state, now.action, now.version) == ("proposed", "keep every school open", 3)
    assert commitments(CommitmentFilter(actor="ministers")).total == 1
    assert "too bold" in [entry.value for entry in history_of(commitment.id)]


def test_undo_of_a_second_decision_gives_back_the_first(commitment: models.Commitment) -> None:
    second = correct(correct(commitment, action="first"), action="second")
    now = undo(commitment.id, version=second.version, by=LOCAL)
    assert (now.state, now.action) == ("corrected", "first")


def test_what_nobody_decided_cannot_be_undone(commitment: models.Commitment) -> None:
    with pytest.raises(NothingToUndo):
        undo(commitment.id, version=1, by=LOCAL)


def test_undo_of_what_changed_meanwhile_is_a_conflict(commitment: models.Commitment) -> None:
    correct(commitment, action="first")
    with pytest.raises(EditConflict):
        undo(commitment.id, version=1, by=LOCAL)


@pytest.mark.parametrize(
    "changes",
    [
        {"force": "promises"},
        {"action": "   "},
        {"action": "with a \x00"},
        {"deadline": "soon"},
        {"deadline": "2010-13"},
        {"deadline": "2010-02-30"},
        {"actors": "uy"},
        {"actors": [{"id": "uy"}]},
        {"addressees": [URUGUAY | {"kind": "planet"}]},
        {"themes": [3]},
        {"state": "accepted"},
    ],
)
def test_a_value_that_cannot_be_is_refused_and_nothing_changes(
    commitment: models.Commitment, changes: dict[str, Any]
) -> None:
    with pytest.raises(WrongValue):
        correct(commitment, **changes)
    assert models.Commitment.objects.get(id=commitment.id).version == 1
    assert len(history_of(commitment.id)) == 1


@pytest.mark.parametrize("service", [accept_commitment, reject_commitment, undo])
def test_a_visitor_decides_nothing(commitment: models.Commitment, service: Service) -> None:
    with pytest.raises(NotAllowed):
        service(commitment.id, version=1, by=VISITOR)
    assert len(history_of(commitment.id)) == 1


def test_what_is_not_held_cannot_be_decided() -> None:
    with pytest.raises(NotHeld):
        accept_commitment(uuid4(), version=1, by=LOCAL)
