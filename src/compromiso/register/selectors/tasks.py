"""The working programme: the tasks that texts give to bodies, who has them, which nobody has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from django.db.models import Exists, OuterRef

from compromiso.linking.task_overlap import GivenTask, Overlap, overlaps
from compromiso.register import models
from compromiso.register.permissions import TAKE_TASK, Person
from compromiso.register.selectors.seats import institutions_within
from compromiso.register.services.ledger import head
from compromiso.terms.actor_parts import bodies_above


@dataclass(frozen=True, slots=True)
class TaskView:
    """A task, the institution whose body it names, who has taken it, and what the person may do.

    `may_take` are the institutions for which the person may take it, `may_return` the assignments
    that the person may give back.
    """

    task: models.Task
    institution: models.Institution | None
    taken: tuple[models.Assignment, ...]
    may_take: tuple[models.Institution, ...]
    may_return: tuple[models.Assignment, ...]

    @property
    def is_orphan(self) -> bool:
        """Say whether it names a body that has no institution here, and nobody has taken it."""
        return self.institution is None and not self.taken


@dataclass(frozen=True, slots=True)
class BodyTasks:
    """The tasks of one body; `body` is None for tasks that name none."""

    body: models.Actor | None
    institution: models.Institution | None
    rows: tuple[TaskView, ...]


@dataclass(frozen=True, slots=True)
class OverlapView:
    """Two tasks of two bodies in nearly the same words; `likeness` from 0 to 1."""

    one: TaskView
    other: TaskView
    likeness: float


@dataclass(frozen=True, slots=True)
class WorkingProgramme:
    """Tasks by body, those that overlap, and what is entrusted and taken up by nobody."""

    bodies: tuple[BodyTasks, ...]
    overlaps: tuple[OverlapView, ...]
    unserved: tuple[models.Commitment, ...]
    n_tasks: int
    n_orphans: int


def working_programme(person: Person) -> WorkingProgramme:
    """Give the tasks that texts give to bodies, as the person may act on them."""
    views = _views(person)
    groups: dict[str | None, list[TaskView]] = defaultdict(list)
    for view in views:
        groups[view.task.body_id].append(view)
    bodies = [BodyTasks(r[0].task.body, r[0].institution, tuple(r)) for r in groups.values()]
    by_id = {view.task.id: view for view in views}
    return WorkingProgramme(
        tuple(sorted(bodies, key=_order)),
        tuple(OverlapView(by_id[o.one], by_id[o.other], o.likeness) for o in _seen(by_id)),
        tuple(unserved()),
        len(views),
        sum(view.is_orphan for view in views),
    )


def _order(group: BodyTasks) -> tuple[bool, bool, str]:
    return group.body is None, group.institution is None, group.body.name if group.body else ""


def _views(person: Person) -> list[TaskView]:
    tasks = models.Task.objects.select_related("body", "provision__instrument", "source")
    ordered = list(tasks.order_by("source__received_at", "source", "order"))
    mine = list(institutions_within(person, TAKE_TASK))
    taken: dict[UUID, list[models.Assignment]] = defaultdict(list)
    for row in models.Assignment.objects.filter(stage="taken").select_related("institution"):
        taken[row.task_id].append(row)
    active = models.Institution.objects.filter(active=True).exclude(actor="")
    by_actor = {row.actor: row for row in active.order_by("-name")}
    return [_view(task, _its(task, by_actor), taken[task.id], mine) for task in ordered]


def _its(
    task: models.Task, by_actor: Mapping[str, models.Institution]
) -> models.Institution | None:
    """Give the institution of the task's body, or of the nearest body that it belongs to."""
    above = bodies_above(task.body_id or "")
    return next((by_actor[body] for body in above if body in by_actor), None)


def _view(
    task: models.Task,
    institution: models.Institution | None,
    taken: list[models.Assignment],
    mine: list[models.Institution],
) -> TaskView:
    held = {row.institution_id for row in taken}
    free = institution is None and not held
    own = {each.id for each in mine}
    return TaskView(
        task,
        institution,
        tuple(taken),
        tuple(i for i in mine if i.id not in held and (free or _is_its(task, i))),
        tuple(row for row in taken if row.institution_id in own),
    )


def _is_its(task: models.Task, institution: models.Institution) -> bool:
    return bool(institution.actor) and institution.actor in bodies_above(task.body_id or "")


def _seen(by_id: Mapping[UUID, TaskView]) -> list[Overlap]:
    return [o for o in _overlaps(head()[1]) if o.one in by_id and o.other in by_id]


@lru_cache(maxsize=1)
def _overlaps(version: str) -> tuple[Overlap, ...]:
    given = models.Task.objects.exclude(body=None).values_list("id", "body_id", "action")
    return tuple(overlaps([GivenTask(*row) for row in given]))


def unserved() -> list[models.Commitment]:
    """List what is entrusted to a body and taken up by no task of its point and no action."""
    tasks = models.Task.objects.filter(provision=OuterRef("provision"))
    links = models.Link.objects.filter(object_id=OuterRef("id"), relation="implements")
    published = models.Action.objects.filter(stage="published").values("id")
    held = models.Commitment.objects.filter(force="entrusts").exclude(state="rejected")
    found = held.exclude(Exists(tasks)).exclude(Exists(links.filter(subject_id__in=published)))
    ordered = found.order_by("source__received_at", "source", "order")
    return list(ordered.select_related("provision", "instrument")[:200])
