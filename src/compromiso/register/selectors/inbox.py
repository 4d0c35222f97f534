"""What waits for a person: what is due in the own institutions, and how much has changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import QuerySet

from compromiso.register import models
from compromiso.register.permissions import READ_INBOX, Person, require, scope
from compromiso.register.selectors.actions import visible

SHOWN: Final = 40
"""So many milestones, and so many ends of actions, are listed."""
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
    """List what is due in the person's institutions within sixty days, or is late already.

    Of very many the `SHOWN` that are nearest; `count_late` tells how many there are.
    Drafts of actions are told to those who may read them.
    """
    require(person, READ_INBOX)
    mine = scope(person, READ_INBOX).institutions
    until = now.date() + timedelta(days=DAYS_AHEAD)
    found = [*_cycles(mine, now), *_actions(person, mine, now.date(), until)]
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


def _actions(person: Person, mine: frozenset[UUID], today: date, until: date) -> Iterator[Due]:
    seen = models.Action.objects.filter(visible(person), institution_id__in=mine)
    rows = seen.exclude(stage="withdrawn")
    ending = rows.filter(end__gte=today, end__lte=until).select_related("institution")
    for action in ending.order_by("end")[:SHOWN]:
        yield _due("action", action, action.title, action.end or until, today)
    held = _open(person, mine).filter(last_day__lte=until).select_related("action__institution")
    for step in held.order_by("-last_day")[:SHOWN]:
        title = str(step.action.milestones[step.place]["title"])
        yield _due("milestone", step.action, title, step.last_day, today)


def _open(person: Person, mine: frozenset[UUID]) -> QuerySet[models.Milestone]:
    """Give the milestones of some institutions that are not done and that the person may see."""
    rows = models.Milestone._default_manager.filter(visible(person), institution_id__in=mine)
    held = rows.filter(done=False)
    return held.exclude(stage="withdrawn")


def count_late(person: Person, today: date) -> int:
    """Count the milestones of the person's institutions whose last day has passed."""
    mine = scope(person, READ_INBOX).institutions
    return _open(person, mine).filter(last_day__lt=today).count()


def _due(kind: str, action: models.Action, title: str, day: date, today: date) -> Due:
    told = (action.language, day, action.institution.name)
    return Due(kind, action.id, title, *told, day < today)
