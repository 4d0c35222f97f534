"""What waits for a person: what is due in the own institutions, and how much has changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from compromiso.register import models
from compromiso.register.permissions import READ_INBOX, Person, require, scope

DAYS_AHEAD: Final = 60
"""How far ahead the inbox looks."""


@dataclass(frozen=True, slots=True)
class Due:
    """Something that has its day: a call for reports, the end of an action, a milestone.

    `kind` is `cycle`, `action` or `milestone`; `subject` the identifier of the cycle or action.
    """

    kind: str
    subject: UUID
    title: str
    language: str
    day: date
    institution: str
    is_late: bool


def due(person: Person, now: datetime) -> list[Due]:
    """List what is due in the person's institutions within sixty days, or is late already."""
    require(person, READ_INBOX)
    mine = scope(person, READ_INBOX).institutions
    until = now.date() + timedelta(days=DAYS_AHEAD)
    found = [*_cycles(mine, now), *_actions(mine, now.date(), until)]
    return sorted(found, key=lambda each: each.day)


def _cycles(mine: frozenset[UUID], now: datetime) -> Iterator[Due]:
    asked = models.Link.objects.filter(relation="asks", object_id__in=mine)
    rows = models.ReportingCycle.objects.filter(stage="open", id__in=asked.values("subject_id"))
    for cycle in rows.select_related("institution"):
        yield Due(
            "cycle",
            cycle.id,
            cycle.title,
            cycle.language,
            cycle.closes_at.date(),
            cycle.institution.name,
            cycle.closes_at < now,
        )


def _actions(mine: frozenset[UUID], today: date, until: date) -> Iterator[Due]:
    rows = models.Action.objects.filter(institution_id__in=mine).exclude(stage="withdrawn")
    for action in rows.select_related("institution"):
        told = (action.language, action.institution.name)
        if action.end and today <= action.end <= until:
            yield _due("action", action.id, action.title, action.end, told, today)
        for milestone in action.milestones:
            day = _undone(milestone)
            if day and day <= until:
                yield _due("milestone", action.id, milestone["title"], day, told, today)


def _due(
    kind: str, subject: UUID, title: str, day: date, told: tuple[str, str], today: date
) -> Due:
    return Due(kind, subject, title, told[0], day, told[1], day < today)


def _undone(milestone: dict[str, Any]) -> date | None:
    said = milestone.get("due")
    return date.fromisoformat(said) if said and not milestone.get("done_on") else None
