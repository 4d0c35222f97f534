"""A body: what it was entrusted with, which tasks it took, what it leads, supports and reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from django.db.models import Case, Count, Exists, OuterRef, QuerySet, Value, When

from compromiso.register import models
from compromiso.register.errors import NotHeld
from compromiso.register.repeats import once, wholes_of
from compromiso.register.selectors import published, tallies
from compromiso.register.selectors.language_versions import (
    in_language,
    originals_in,
    versions_stamped,
)
from compromiso.register.selectors.states import SHOWN, Page, page_by_document


@dataclass(frozen=True, slots=True)
class Body:
    """A body as the texts name it (`actor`), and its institutions in the register."""

    slug: str
    name: str
    actor: models.Actor | None
    institutions: tuple[models.Institution, ...]


def body(slug: str) -> Body:
    """Give a body by the name that texts know it by, or by the address of its institution."""
    actor = models.Actor.objects.filter(id=slug).first()
    rows = models.Institution.objects.filter(active=True).order_by("name")
    own = tuple(rows.filter(actor=slug) if actor else rows.filter(slug=slug))
    if actor is None and own and own[0].actor:
        actor = models.Actor.objects.filter(id=own[0].actor).first()
    if actor is None and not own:
        raise NotHeld(noun="body", address=slug)
    name = own[0].name if own else actor.name if actor else slug
    return Body(slug, name, actor, own)


def bodies() -> list[models.Actor]:
    """List the bodies that the texts entrust with something, those with tasks or commitments."""
    entrusted = models.CommitmentActor.objects.filter(role="actor").values("actor_id")
    tasked = models.Task.objects.exclude(body=None).values("body_id")
    rows = models.Actor.objects.filter(kind__in=("organisation", "body"))
    return list((rows.filter(id__in=entrusted) | rows.filter(id__in=tasked)).order_by("name")[:200])


def entrusted_to(found: Body, number: int, language: str = "") -> Page[models.Commitment]:
    """List the commitments in which a body acts, in document order.

    Documents in `language` come first. How many each holds is counted once for each change.
    """
    actor = found.actor.id if found.actor else ""
    held = _counted(actor, tallies.stamped(), versions_stamped())
    there = originals_in(language)
    own = sorted(held, key=lambda one: one[1] != language and one[0] not in there)
    counts = [(source, count) for source, _language, count in own]
    return page_by_document(_acting(actor), counts, number, language)


def _acting(actor: str) -> QuerySet[models.Commitment]:
    parts = models.CommitmentActor.objects.filter(commitment=OuterRef("id"), role="actor")
    acting = models.Commitment.objects.filter(Exists(parts.filter(actor=actor)))
    return once(acting.exclude(state="rejected"))


_Counted = tuple[UUID, str, int]
"""A document, its language, and how many of its commitments a body acts in."""


@lru_cache(maxsize=256)
def _counted(actor: str, _stamp: str, _versions: str) -> tuple[_Counted, ...]:
    """Count the commitments in which a body acts, document by document, as these arrived."""
    parts = models.CommitmentActor.objects.filter(actor=actor, role="actor")
    rows = models.Commitment.objects.filter(id__in=parts.values("commitment_id"))
    counted = once(rows.exclude(state="rejected")).order_by().values_list("source")
    counts = dict(counted.annotate(n=Count("*")))
    arrived = models.Source.objects.order_by("received_at", "id").values_list("id", "language")
    return tuple((one, said, counts[one]) for one, said in arrived if one in counts)


def _in(language: str) -> Case:
    """Give the order in which rows of documents in a language come first."""
    return Case(When(source__language=language, then=Value(0)), default=Value(1))


def tasks_of(found: Body, language: str = "") -> list[models.Task]:
    """List the tasks that texts give to a body, each with who has taken it.

    Documents in `language` come first.
    """
    if not found.actor:
        return []
    rows = once(models.Task.objects.filter(body=found.actor))
    ordered = rows.select_related("provision__instrument").order_by(
        _in(language), "source", "order"
    )
    told = in_language(list(ordered[:200]), language)
    takers = _taken(told)
    for task in told:
        task.taken = takers[task.id]  # type: ignore[attr-defined]
    return list(told)


def _taken(tasks: Iterable[models.Task]) -> Mapping[UUID, list[models.Assignment]]:
    """Give who has taken each of some tasks, in whichever language."""
    counting = wholes_of(task.id for task in tasks)
    held: dict[UUID, list[models.Assignment]] = defaultdict(list)
    taken = models.Assignment.objects.filter(stage="taken", task__in=list(counting))
    for one in taken.select_related("institution"):
        held[counting[one.task_id]].append(one)
    return {one: held[counted] for one, counted in counting.items()}


def actions_of(found: Body) -> tuple[list[models.Action], list[models.Action]]:
    """List the published actions that a body leads, and those that it supports."""
    own = [one.id for one in found.institutions]
    helped = models.Link.objects.filter(relation="supported_by", object_id__in=own)
    led = published.actions().filter(institution__in=own).order_by("code")
    supported = published.actions().filter(id__in=helped.values("subject_id")).order_by("code")
    return list(led[:SHOWN]), list(supported[:SHOWN])


def reports_of(found: Body) -> list[models.Report]:
    """List the newest published reports of a body."""
    own = [one.id for one in found.institutions]
    rows = models.Report.objects.filter(institution__in=own, stage="published")
    return list(rows.select_related("institution").order_by("-published_at", "id")[:SHOWN])
