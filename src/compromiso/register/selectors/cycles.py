"""Reporting cycles: who was asked, by when, and how far each answer is, as a person may know it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from compromiso.register import models
from compromiso.register.deadline import last_day
from compromiso.register.errors import NotHeld
from compromiso.register.permissions import (
    KEEP_CYCLE,
    PUBLISH_REPORT,
    READ_REPORT,
    Person,
    scope,
)
from compromiso.register.selectors.commitment_words import CommitmentWords, words_of
from compromiso.register.selectors.reports import SUBMITTED, came_late, seen_by
from compromiso.register.selectors.seats import within

RANK: Final = ("draft", "returned", "in_validation", "submitted", "published")
"""The stages of a report in work, the least advanced first."""


@dataclass(frozen=True, slots=True)
class Answer:
    """How far an institution is with what it was asked.

    `state` is a stage of a report, or what the person can say where none is to be seen:
    `not-begun` (to those of the institution and its State), `not-submitted` (to those who
    publish), `not-published` (to all others). `late` says that it came after the deadline.
    """

    institution: models.Institution
    state: str
    late: bool
    reports: tuple[models.Report, ...]


@dataclass(frozen=True, slots=True)
class CycleView:
    """A cycle, the answers of those asked by name, and the commitments it covers (none: all)."""

    cycle: models.ReportingCycle
    last_day: date
    answers: tuple[Answer, ...]
    commitments: tuple[CommitmentWords, ...]

    @property
    def came(self) -> int:
        """Count the institutions whose report has come, as far as the person may know."""
        return sum(one.state in SUBMITTED for one in self.answers)


def cycles(person: Person) -> list[models.ReportingCycle]:
    """List the cycles that a person may see, the last deadline first."""
    return list(_seen(person).select_related("institution"))


def open_cycles(person: Person) -> list[models.ReportingCycle]:
    """List the cycles that take reports, the nearest deadline first."""
    return list(_seen(person).exclude(stage="draft").order_by("stage", "closes_at", "id"))


def _seen(person: Person) -> QuerySet[models.ReportingCycle]:
    seen = ~Q(stage="draft") | within(scope(person, KEEP_CYCLE))
    return models.ReportingCycle.objects.filter(seen)


def cycle_row(cycle_id: UUID, person: Person) -> models.ReportingCycle:
    """Give a cycle that a person may see; a draft is for those who keep cycles."""
    row = _seen(person).select_related("institution").filter(id=cycle_id).first()
    if row is None:
        raise NotHeld(noun="reporting cycle", address=str(cycle_id))
    return row


def cycle(cycle_id: UUID, person: Person) -> CycleView:
    """Give a cycle with who answered, in a fixed number of queries."""
    row = cycle_row(cycle_id, person)
    asked = models.Institution.objects.filter(id__in=row.asked).order_by("country", "name", "id")
    found = models.Report.objects.filter(seen_by(person), cycle=row).exclude(stage="withdrawn")
    came: dict[UUID, list[models.Report]] = {}
    for report in found.select_related("institution", "cycle").order_by("title", "id"):
        came.setdefault(report.institution_id, []).append(report)
    answers = tuple(_answer(one, came.get(one.id, ()), person) for one in asked)
    commitments = tuple(words_of(row.commitments).values())
    return CycleView(row, last_day(row.closes_at, row.zone), answers, commitments)


def _answer(
    institution: models.Institution, reports: Iterable[models.Report], person: Person
) -> Answer:
    ranked = sorted(reports, key=lambda report: RANK.index(report.stage), reverse=True)
    if ranked:
        return Answer(institution, ranked[0].stage, came_late(ranked[0]), tuple(ranked))
    return Answer(institution, _unseen(institution, person), late=False, reports=())


def _unseen(institution: models.Institution, person: Person) -> str:
    if scope(person, READ_REPORT).holds(institution.id, institution.country):
        return "not-begun"
    if scope(person, PUBLISH_REPORT).holds(institution.id, institution.country):
        return "not-submitted"
    return "not-published"
