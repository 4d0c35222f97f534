"""What a person may not see is named nowhere, and stays where it was when they write."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import institutions_sample as sample
import pytest

from compromiso.register import models
from compromiso.register.permissions import Person
from compromiso.register.selectors.inbox import due
from compromiso.register.selectors.named import name_actions
from compromiso.register.selectors.open_records import record
from compromiso.register.selectors.table_export import table_of
from compromiso.register.services.actions import change_action, draft_action, publish_action


@pytest.fixture
def people(register: Path) -> dict[str, Person]:
    """Give the people of the small world of institutions."""
    return sample.people()


def planned(slug: str, by: Person, **more: Any) -> models.Action:
    institution = models.Institution.objects.get(slug=slug)
    return draft_action({"institution_id": institution.id, "title": "Plan", **more}, by=by)


@pytest.fixture
def waiting(people: dict[str, Person]) -> tuple[models.Action, models.Action]:
    """Give a published action of one State and the draft of another that it waits for."""
    hidden = planned("dnm-ar", people["vito"], code="H")
    row = planned("mides-uy", people["vera"], code="A", depends_on=[str(hidden.id)])
    return publish_action(row.id, version=row.version, by=people["vera"]), hidden


def test_a_draft_of_others_is_named_nowhere(people, waiting) -> None:
    row, hidden = waiting
    assert record("actions", row.id, people["vera"]).depends_on == []
    assert record("actions", row.id, people["vito"]).depends_on == [str(hidden.id)]
    assert name_actions(people["vera"], row.depends_on) == []
    assert str(hidden.id) not in str(table_of(people["vera"]))


def test_whoever_writes_takes_nothing_away_that_they_do_not_see(people, waiting) -> None:
    row, hidden = waiting
    said = {"title": "Plan B", "depends_on": []}
    changed = change_action(row.id, version=row.version, changes=said, by=people["vera"])
    assert changed.title == "Plan B"
    assert changed.depends_on == [str(hidden.id)]


def test_the_inbox_tells_of_drafts_only_to_those_who_may_read_them(people) -> None:
    now = datetime.now(UTC)
    soon = (now + timedelta(days=9)).date()
    planned("segib", people["clara"], code="S", end=soon)
    assert [each.title for each in due(people["clara"], now)] == ["Plan"]
    assert due(people["ada"], now) == []
