"""What waits for a person: what is due in the own institutions, and how much has changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from compromiso.register import models
from compromiso.register.deadline import is_late, last_day
from compromiso.register.permissions import READ_INBOX, Person, require, scope
from compromiso.register.selectors.actions import visible
from compromiso.register.selectors.reports import SUBMITTED, seen_by

SHOWN: Final = 40
"""So many milestones, and so many ends of actions, are listed."""
DAYS_AHEAD: Final = 60
"""How far ahead the inbox looks."""


@dataclass(frozen=True, slots=True)
class Due:
    """Something that has its day: a call for reports, the end of an action, a milestone.

    `kind` is `cycle`, `action` or `milestone`; `subject` the identifier of the cycle or action.
    The day of a call is the last one that is in time, where its deadline was said.
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
    Drafts of actions are told to those who may read them; a call is told until a report to it has
    come from each of these institutions, as far as the person may see.
    """
    require(person, READ_INBOX)
    mine = scope(person, READ_INBOX).institutions
    until = now.date() + timedelta(days=DAYS_AHEAD)
    found = [*_cycles(person, mine, now), *_actions(person, mine, now.date(), until)]
    return sorted(found, key=lambda each: each.day)


def _cycles(person: Person, mine: frozenset[UUID], now: datetime) -> Iterator[Due]:
    came = models.Report.objects.filter(
        seen_by(person),
        cycle=OuterRef("subject_id"),
        institution=OuterRef("object_id"),
        stage__in=SUBMITTED,
    )
    asked = models.Link.objects.filter(~Exists(came), relation="asks", object_id__in=mine)
    rows = models.ReportingCycle.objects.filter(
        stage="open",
        closes_at__lte=now + timedelta(days=DAYS_AHEAD + 1),
        id__in=asked.values("subject_id"),
    )
    for cycle in rows.select_related("institution"):
        yield Due(
            "cycle",
            cycle.id,
            cycle.title,
            cycle.language,
            last_day(cycle.closes_at, cycle.zone),
            cycle.institution.name,
            is_late(now, cycle.closes_at),
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
