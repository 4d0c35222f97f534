"""Tasks of the texts, taken and given back by institutions."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from compromiso.register import models
from compromiso.register.errors import NotHeld, TaskOfAnother
from compromiso.register.keeping import add, change, held
from compromiso.register.permissions import TAKE_TASK, Person, require, require_on
from compromiso.register.services import ledger
from compromiso.terms.actor_parts import bodies_above

TAKEN, GIVEN_BACK = "taken", "given_back"


@ledger.recorded
def take_task(
    task_id: UUID, institution_id: UUID, *, since: date, by: Person, note: str = ""
) -> models.Assignment:
    """Let an institution take a task that is its own, or that nobody has."""
    require(by, TAKE_TASK)
    institution = held(models.Institution, institution_id)
    require_on(by, TAKE_TASK, institution.id, institution.country)
    task = models.Task.objects.filter(id=task_id).first()
    if task is None:
        raise NotHeld(noun="task", address=str(task_id))
    before = models.Assignment.objects.filter(task=task_id, institution=institution_id).first()
    if before is not None and before.stage == TAKEN:
        return before
    _must_be_free(task, institution)
    said = {"since": since, "note": note, "stage": TAKEN}
    if before is None:
        return add(models.Assignment(task_id=task_id, institution=institution, **said), by=by)
    return change(models.Assignment, before.id, version=before.version, changes=said, by=by)


def _must_be_free(task: models.Task, institution: models.Institution) -> None:
    if institution.actor and institution.actor in bodies_above(task.body_id or ""):
        return
    taken = models.Assignment.objects.filter(task=task.id, stage=TAKEN)
    held_by = models.Institution.objects.filter(id__in=taken.values("institution"))
    other = held_by.first() or _own_institution(task)
    if other is not None:
        raise TaskOfAnother(whose=other.name)


def _own_institution(task: models.Task) -> models.Institution | None:
    active = models.Institution.objects.filter(active=True)
    found = (active.filter(actor=body).first() for body in bodies_above(task.body_id or ""))
    return next((each for each in found if each is not None), None)


@ledger.recorded
def give_back_task(
    assignment_id: UUID, *, version: int, by: Person, why: str = ""
) -> models.Assignment:
    """Say that an institution has a task no more; that it had it stays on file."""
    require(by, TAKE_TASK)
    row = held(models.Assignment, assignment_id)
    institution = held(models.Institution, row.institution_id)
    require_on(by, TAKE_TASK, institution.id, institution.country)
    changes = {"stage": GIVEN_BACK}
    return change(models.Assignment, row.id, version=version, changes=changes, by=by, why=why)
