from __future__ import annotations

import datetime
import uuid
from typing import Any

import pytest
import register_sample as sample
from django.db import connection
from django.db.models import Field, Model

from compromiso.register import models
from compromiso.register.errors import NotAllowed
from compromiso.register.permissions import LOCAL, VISITOR
from compromiso.register.rows import ORDER
from compromiso.register.selectors.search import find
from compromiso.register.services.citations import decide_citation
from compromiso.register.services.findings import decide_finding
from compromiso.register.services.rebuild import rebuild, verify
from compromiso.register.services.reread import take_reading
from compromiso.register.services.review import correct_commitment, reject_commitment, undo
from compromiso.register.store import blobs

TABLES: tuple[type[Model], ...] = (*ORDER, models.Actor, models.FindingDecision)


@pytest.fixture
def worked_on(source: models.Source) -> models.Source:
    """Give the sample after a day's work: decisions, a new reading, more decisions."""
    first, second = models.Commitment.objects.order_by("order")
    changes = {"action": "open", "actors": [{"id": "uy", "name": "Uruguay", "kind": "state"}]}
    correct_commitment(first.id, version=1, changes=changes, by=LOCAL)
    reject_commitment(second.id, version=1, by=LOCAL)
    undo(second.id, version=2, by=LOCAL)
    suspect = models.Citation.objects.get(raw="25.I")
    decide_citation(suspect.id, version=1, decision="accepted", by=LOCAL)
    decide_finding("f" * 64, version=0, decision="accepted", by=LOCAL)
    take_reading(source, sample.other_reading(figures=()), LOCAL)
    take_reading(source, sample.other_reading(), LOCAL)
    decide_finding("f" * 64, version=1, decision="rejected", by=LOCAL)
    return source


def contents() -> dict[str, list[tuple[Any, ...]]]:
    return {
        table.__name__: list(table._default_manager.order_by("pk").values_list())
        for table in TABLES
    }


def test_every_accepted_column_follows_from_the_ledger(worked_on: models.Source) -> None:
    verdict = verify()
    assert verdict.is_sound
    assert verdict.sources == 1
    assert all(contents().values()), "every table has a row, or this test proves nothing of it"


def test_rebuilding_what_is_right_changes_nothing(worked_on: models.Source) -> None:
    before = contents()
    assert rebuild(by=LOCAL) == 1
    assert contents() == before


def another(field: Field[Any, Any], value: Any) -> Any:
    """Give a value that the column may hold and does not."""
    kind = field.get_internal_type()
    if kind in {"CharField", "TextField"}:
        return "x" if value != "x" else "y"
    if kind == "BooleanField":
        return not value
    if kind == "JSONField":
        return ["other"]
    if kind == "DateTimeField":
        return value + datetime.timedelta(days=1)
    return (value or 0) + 7


def columns(table: type[Model], *, references: bool) -> list[Field[Any, Any]]:
    fields = [field for field in table._meta.concrete_fields if not field.primary_key]
    return [field for field in fields if field.is_relation == references]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)
def test_a_column_changed_behind_the_ledgers_back_is_found_and_put_right(
    worked_on: models.Source, table: type[Model]
) -> None:
    row = table._default_manager.order_by("pk").last()
    assert row is not None
    changed = columns(table, references=False)
    for field in changed:
        wrong = another(field, getattr(row, field.attname))
        table._default_manager.filter(pk=row.pk).update(**{field.attname: wrong})
    found = {(d.table, d.column) for d in verify().differences}
    assert found == {(table.__name__, field.attname) for field in changed}
    rebuild(by=LOCAL)
    assert verify().is_sound


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)
def test_a_reference_changed_behind_the_ledgers_back_is_found(
    worked_on: models.Source, table: type[Model]
) -> None:
    row = table._default_manager.order_by("pk").last()
    assert row is not None
    with connection.constraint_checks_disabled():
        for field in columns(table, references=True):
            wrong = "nobody" if field.attname in {"actor_id", "body_id"} else uuid.uuid4()
            table._default_manager.filter(pk=row.pk).update(**{field.attname: wrong})
            found = {(d.table, d.column) for d in verify().differences}
            assert found == {(table.__name__, field.attname)}
            right = {field.attname: getattr(row, field.attname)}
            table._default_manager.filter(pk=row.pk).update(**right)


def test_a_row_removed_behind_the_ledgers_back_is_found_and_put_back(
    worked_on: models.Source,
) -> None:
    models.Commitment.objects.all()[0].delete()
    assert not verify().is_sound
    rebuild(by=LOCAL)
    assert verify().is_sound


def test_everything_but_the_ledger_and_the_originals_can_be_lost(
    worked_on: models.Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "compromiso.register.services.rebuild.read_file", lambda content, name: sample.dossier()
    )
    before = contents()
    models.Source.objects.all().delete()
    models.Actor.objects.all().delete()
    models.FindingDecision.objects.all().delete()
    rebuild(by=LOCAL)
    assert contents() == before
    assert models.Expression.objects.get().text == sample.TEXT
    assert find("schools").total > 0


def test_an_original_that_was_changed_or_lost_is_named(worked_on: models.Source) -> None:
    place = blobs().path(worked_on.sha256)
    place.write_bytes(b"something else")
    assert "not the file received" in verify().damaged[0]
    place.unlink()
    assert "gone" in verify().damaged[0]


def test_a_text_of_record_that_was_changed_is_named(worked_on: models.Source) -> None:
    models.Expression.objects.update(text="something else")
    assert "not the text read" in verify().damaged[0]


def test_a_visitor_rebuilds_nothing() -> None:
    with pytest.raises(NotAllowed):
        rebuild(by=VISITOR)
