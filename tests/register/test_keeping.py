"""Records that people keep: every change in the ledger, one version at a time."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from compromiso.register import models
from compromiso.register.errors import EditConflict, WrongValue
from compromiso.register.keeping import add, as_of, change
from compromiso.register.permissions import LOCAL
from compromiso.register.services import ledger
from compromiso.register.services.rebuild import rebuild, verify


@ledger.recorded
def kept(row: Any) -> Any:
    return add(row, by=LOCAL)


@ledger.recorded
def changed(row: models.Kept, version: int, **changes: Any) -> Any:
    return change(type(row), row.id, version=version, changes=changes, by=LOCAL, why="moved")


@pytest.fixture
def ministry() -> models.Institution:
    return kept(models.Institution(slug="mre-uy", name="Ministerio", kind="ministry", country="uy"))


@pytest.fixture
def action(ministry: models.Institution) -> models.Action:
    return kept(
        models.Action(
            institution=ministry,
            code="A1",
            title="Un censo",
            commitments=[str(uuid4())],
            milestones=[
                {"id": "m1", "title": "Cuestionario", "due": "2027-03-01", "done_on": None}
            ],
        )
    )


def entries(row: models.Kept) -> list[tuple[str, str, int]]:
    held = models.LedgerEntry.objects.filter(subject_id=row.id)
    return list(held.values_list("kind", "field", "version"))


def test_each_column_that_changes_has_one_entry(action: models.Action) -> None:
    changed(action, 1, title="Una encuesta", description="", code="A1", end=None)
    assert entries(action) == [("keeping", "", 1), ("decision", "title", 2)]
    changed(action, 2, title="", description="Todo")
    assert entries(action)[2:] == [("decision", "title", 3), ("decision", "description", 3)]


def test_what_changes_nothing_is_not_written(action: models.Action) -> None:
    assert changed(action, 1, title="Un censo").version == 1
    assert len(entries(action)) == 1


@pytest.mark.parametrize(
    "odd",
    [{"title": "a\x00b"}, {"language": "x" * 9}, {"code": "x" * 99},
     {"milestones": [{"title": "\x00"}]}],
)  # fmt: skip
def test_what_a_column_cannot_hold_is_refused_when_it_is_added_and_when_it_changes(
    action: models.Action, odd: dict[str, Any]
) -> None:
    with pytest.raises(WrongValue):
        changed(action, 1, **odd)
    with pytest.raises(WrongValue):
        kept(models.Action(**{"institution": action.institution, "code": "B", "title": "B"} | odd))
    assert len(entries(action)) == 1
    assert models.Action.objects.get().title == "Un censo"


def test_the_later_writer_gets_both_texts(action: models.Action) -> None:
    changed(action, 1, title="La primera")
    with pytest.raises(EditConflict) as conflict:
        changed(action, 1, title="La segunda")
    assert conflict.value.theirs.title == "La primera"  # type: ignore[attr-defined]
    assert conflict.value.yours == {"title": "La segunda"}
    assert as_of(models.Action, action.id, 1).title == "Un censo"


def test_links_follow_the_lists(action: models.Action) -> None:
    other = uuid4()
    changed(action, 1, commitments=[str(other)])
    found = models.Link.objects.filter(subject_id=action.id)
    assert [(link.relation, link.object_id) for link in found] == [("implements", other)]


def test_the_ledger_puts_every_row_back(action: models.Action) -> None:
    changed(action, 1, supporting=[str(action.institution_id)])
    assert verify().is_sound
    models.Action.objects.update(title="Otra cosa")
    models.Link.objects.all().delete()
    assert {(d.table, d.column) for d in verify().differences} == {
        ("Action", "title"),
        ("Link", ""),
    }
    rebuild(by=LOCAL)
    assert verify().is_sound
