"""Actions found by who, where, what for and when; what the person may not see is not there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from compromiso.model.vague_date import VagueDate
from compromiso.register import models
from compromiso.register.permissions import READ_ACTION, Person, scope
from compromiso.register.selectors.commitments import Choice
from compromiso.register.selectors.seats import within

PAGE_SIZE: Final = 50
PUBLISHED: Final = "published"


@dataclass(frozen=True, slots=True)
class ActionFilter:
    """What to list; an empty value asks for everything. `page` counts from 1.

    `commitment` is an identifier, `plan` the address of an instrument, `late` a day on which a
    milestone is overdue.
    """

    institution: str = ""
    country: str = ""
    plan: str = ""
    stage: str = ""
    year: str = ""
    commitment: str = ""
    late: date | None = None
    page: int = 1


@dataclass(frozen=True, slots=True)
class ActionList:
    """A page of actions, how many there are, and what to narrow them by."""

    rows: tuple[models.Action, ...]
    total: int
    page: int
    pages: int
    facets: Mapping[str, tuple[Choice, ...]]
    chosen: ActionFilter


@dataclass(frozen=True, slots=True)
class MilestoneView:
    """A milestone of an action that the person may see; `due` as precise as it was said.

    `name` tells it from the other milestones of its action.
    """

    action: models.Action
    title: str
    due: str
    done_on: str
    name: str = ""

    def is_overdue(self, today: date) -> bool:
        """Say whether its last day has passed and it is not done."""
        when = VagueDate.read(self.due)
        return when is not None and not self.done_on and when.is_past(today)


_FACETS: Final[Mapping[str, tuple[str, str]]] = {
    "institution": ("institution__slug", "institution__name"),
    "country": ("institution__country", "institution__country"),
    "plan": ("programme_line__instrument__slug", "programme_line__instrument__title"),
    "stage": ("stage", "stage"),
}
"""For each filter the column to compare and the one to show."""


def visible(person: Person) -> Q:
    """Give the condition that a person may see an action: published, or within reach."""
    return Q(stage=PUBLISHED) | within(scope(person, READ_ACTION), "institution")


def actions(person: Person, chosen: ActionFilter | None = None) -> ActionList:
    """List a page of the actions a person may see, by start, with counts for every filter."""
    chosen = chosen or ActionFilter()
    found = _filtered(person, chosen)
    total = found.count()
    pages = max(1, -(-total // PAGE_SIZE))
    page = min(max(chosen.page, 1), pages)
    rows = _rows(found, (page - 1) * PAGE_SIZE)
    facets = {name: _choices(person, name, chosen) for name in _FACETS}
    return ActionList(rows, total, page, pages, facets, chosen)


def _rows(found: QuerySet[models.Action], first: int) -> tuple[models.Action, ...]:
    """Give a page by start, those without one last; what is passed over is read by name alone."""
    dated = found.exclude(start=None).order_by("start", "institution_id", "code")
    names = list(dated.values_list("id", flat=True)[first : first + PAGE_SIZE])
    if len(names) < PAGE_SIZE:
        passed = max(0, first - (0 if names else dated.count()))
        undated = found.filter(start=None).order_by("institution_id", "code")
        left = undated.values_list("id", flat=True)[passed if not names else 0 :]
        names += left[: PAGE_SIZE - len(names)]
    held = models.Action.objects.select_related("institution").in_bulk(names)
    return tuple(held[name] for name in names)


def _filtered(person: Person, chosen: ActionFilter, without: str = "") -> QuerySet[models.Action]:
    found = models.Action.objects.filter(visible(person))
    if without != "stage" and not chosen.stage:
        found = found.exclude(stage="withdrawn")
    for name, (column, _label) in _FACETS.items():
        if name != without and (value := getattr(chosen, name)):
            found = found.filter(**{column: value})
    return found.filter(_in_year(chosen.year), _for_commitment(chosen.commitment), _late(chosen))


def _in_year(year: str) -> Q:
    when = VagueDate.read(year)
    if when is None:
        return Q()
    started = Q(start=None) | Q(start__lte=when.last)
    return started & (Q(end=None) | Q(end__gte=when.first)) & ~Q(start=None, end=None)


def _for_commitment(commitment: str) -> Q:
    try:
        identity = UUID(commitment) if commitment else None
    except ValueError:
        return Q(pk__in=[])
    if identity is None:
        return Q()
    links = models.Link.objects.filter(object_id=identity, relation="implements")
    return Q(id__in=links.filter(subject_noun="action").values("subject_id"))


def _late(chosen: ActionFilter) -> Q:
    day = chosen.late
    if day is None:
        return Q()
    late = models.OpenMilestone._default_manager.filter(last_day__lt=day)
    return Q(id__in=late.values("action_id"))


def _choices(person: Person, name: str, chosen: ActionFilter) -> tuple[Choice, ...]:
    column = _GROUPED[name]
    found = _filtered(person, chosen, without=name).order_by()
    grouped = dict(found.values_list(column).annotate(n=Count("id")))
    counted: Counter[tuple[str, str]] = Counter()
    for key, said in _said(name, [one for one in grouped if one]).items():
        counted[said] += grouped[key]
    choices = [
        Choice(value, label, number, value == getattr(chosen, name))
        for (value, label), number in counted.items()
        if value
    ]
    return tuple(sorted(choices, key=lambda choice: (-choice.count, choice.label)))


def _said(name: str, keys: Sequence[Any]) -> Mapping[Any, tuple[str, str]]:
    """Give for each key that is counted by the value to filter by and its label."""
    if name == "stage":
        return {key: (key, key) for key in keys}
    noun = models.ProgrammeLine if name == "plan" else models.Institution
    value, label = (column.removeprefix(_PASSED[name]) for column in _FACETS[name])
    told = noun._default_manager.filter(id__in=keys).order_by().values_list("id", value, label)
    return {key: (str(said or ""), str(named)) for key, said, named in told}


_GROUPED: Final[Mapping[str, str]] = {
    "institution": "institution_id",
    "country": "institution_id",
    "plan": "programme_line_id",
    "stage": "stage",
}
"""What the database counts by, for each filter: its own column, joined to nothing."""
_PASSED: Final[Mapping[str, str]] = {
    "institution": "institution__",
    "country": "institution__",
    "plan": "programme_line__",
}


def steps_of(action: models.Action) -> list[MilestoneView]:
    """List the milestones of an action by the day they are due, those without a day last."""
    rows = [
        MilestoneView(
            action, str(m["title"]), str(m["due"] or ""), str(m["done_on"] or ""), str(m["id"])
        )
        for m in action.milestones
    ]
    return sorted(rows, key=lambda row: (not row.due, row.due))


def overdue(person: Person, today: date) -> list[MilestoneView]:
    """List the milestones that are overdue on a day, of the actions a person may see."""
    rows = models.Action.objects.filter(visible(person), _late(ActionFilter(late=today)))
    held = rows.exclude(stage="withdrawn").select_related("institution")
    late = [m for row in held for m in steps_of(row) if m.is_overdue(today)]
    return sorted(late, key=lambda milestone: (milestone.due, milestone.action.code))


def count_overdue(person: Person, today: date) -> int:
    """Count the milestones that are overdue on a day, of the actions a person may see."""
    late = models.OpenMilestone._default_manager.filter(last_day__lt=today)
    seen = models.Action.objects.filter(visible(person)).exclude(stage="withdrawn")
    return late.filter(action_id__in=seen.order_by().values("id")).count()


def linked(relation: str, target: UUID, noun: str) -> Any:
    """Give the identifiers of the records of a noun that stand in a relation to another."""
    links = models.Link.objects.filter(object_id=target, relation=relation, subject_noun=noun)
    return links.values("subject_id")
