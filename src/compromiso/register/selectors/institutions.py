"""Institutions, and what they lead and have taken upon themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from compromiso.register import models
from compromiso.register.errors import NotHeld
from compromiso.register.permissions import READ_ACTION, Person, may_on


@dataclass(frozen=True, slots=True)
class Work:
    """What an institution does: actions it leads or supports, tasks it has taken."""

    leads: tuple[models.Action, ...]
    supports: tuple[models.Action, ...]
    tasks: tuple[models.Assignment, ...]


def institutions() -> list[Any]:
    """List the institutions by State, each with the number of actions it leads as `leading`."""
    acting = models.Action.objects.order_by().values_list("institution_id", "stage")
    counted = acting.annotate(n=Count("*"))
    leading = {body: number for body, stage, number in counted if stage == "published"}
    active = models.Institution.objects.filter(active=True)
    rows: list[Any] = list(active.order_by("country", "name", "id"))
    for row in rows:
        row.leading = leading.get(row.id, 0)
    return rows


def institution(slug: str) -> models.Institution:
    """Give an institution by its address, or raise `NotHeld`."""
    row = models.Institution.objects.filter(slug=slug).first()
    if row is None:
        raise NotHeld(noun="institution", address=slug)
    return row


def slug_is_taken(slug: str, but: UUID | None = None) -> bool:
    """Say whether an institution, other than `but`, has this short name."""
    held = models.Institution.objects.filter(slug=slug).values_list("id", flat=True)
    return any(identity != but for identity in held)


def work_of(row: models.Institution, person: Person) -> Work:
    """Give what an institution does: what is published, and drafts to those who may read them."""
    seen = Q(stage="published")
    if may_on(person, READ_ACTION, row.id, row.country):
        seen |= Q(stage="draft")
    supported = models.Link.objects.filter(object_id=row.id, relation="supported_by")
    tasks = models.Assignment.objects.filter(institution=row, stage="taken").select_related("task")
    return Work(
        tuple(models.Action.objects.filter(seen, institution=row)),
        tuple(
            models.Action.objects.filter(
                stage="published", id__in=supported.values("subject_id")
            ).select_related("institution")
        ),
        tuple(tasks),
    )


def open_work(row: models.Institution) -> dict[str, int]:
    """Count what is open in an institution: it stays there when somebody leaves."""
    return {
        "actions": models.Action.objects.filter(institution=row, stage="draft").count(),
        "reports": models.Report.objects.filter(
            institution=row, stage__in=("draft", "returned", "in_validation")
        ).count(),
        "tasks": models.Assignment.objects.filter(institution=row, stage="taken").count(),
    }
