"""Actions found by who, where, what for and when; what the person may not see is not there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

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


@dataclass(frozen=True, slots=True)
class _Alike:
    """How many actions are of one institution, plan and stage; the words of each to choose by."""

    said: Mapping[str, tuple[str, str]]
    count: int

    def fits(self, chosen: ActionFilter, without: str = "") -> bool:
        """Say whether they answer to all filters, or to all but one."""
        asked = ((name, getattr(chosen, name)) for name in FACETS if name != without)
        if without != "stage" and not chosen.stage and self.said["stage"][0] == "withdrawn":
            return False
        return all(not value or self.said[name][0] == value for name, value in asked)


FACETS: Final = ("institution", "country", "plan", "stage")


def visible(person: Person) -> Q:
    """Give the condition that a person may see an action: published, or within reach."""
    return Q(stage=PUBLISHED) | _within_reach(person)


def _within_reach(person: Person) -> Q:
    return within(scope(person, READ_ACTION), "institution")


def in_work_seen_by(person: Person) -> Q:
    """Give the condition that an action is not published and a person may see it nevertheless."""
    return _within_reach(person) & ~Q(stage=PUBLISHED)


def actions(person: Person, chosen: ActionFilter | None = None) -> ActionList:
    """List a page of the actions a person may see, by start, with counts for every filter."""
    chosen = chosen or ActionFilter()
    counted = _counted(person, chosen)
    total = sum(one.count for one in counted if one.fits(chosen))
    pages = max(1, -(-total // PAGE_SIZE))
    page = min(max(chosen.page, 1), pages)
    rows = _rows(_filtered(person, chosen), (page - 1) * PAGE_SIZE)
    facets = {name: _choices(counted, name, chosen) for name in FACETS}
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


def _filtered(person: Person, chosen: ActionFilter) -> QuerySet[models.Action]:
    found = _asked(chosen).filter(visible(person))
    if chosen.institution or chosen.country:
        own = models.Institution.objects.all()
        own = own.filter(slug=chosen.institution) if chosen.institution else own
        own = own.filter(country=chosen.country) if chosen.country else own
        found = found.filter(institution__in=list(own.values_list("id", flat=True)))
    if chosen.plan:
        found = found.filter(programme_line__instrument__slug=chosen.plan)
    return found.filter(stage=chosen.stage) if chosen.stage else found.exclude(stage="withdrawn")


def _asked(chosen: ActionFilter) -> QuerySet[models.Action]:
    """Give the actions of a year, for a commitment, or late: whatever their stage."""
    asked = (_in_year(chosen.year), _for_commitment(chosen.commitment), _late(chosen))
    return models.Action.objects.filter(*asked)


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
    late = models.Milestone._default_manager.filter(last_day__lt=day, done=False)
    return Q(Exists(late.filter(action=OuterRef("id"))))


def _counted(person: Person, chosen: ActionFilter) -> list[_Alike]:
    """Count the actions of each institution, plan and stage: one query, and one for each name."""
    grouped = _asked(chosen).order_by().values_list("institution", "stage", "programme_line")
    told = list(grouped.annotate(n=Count("*")))
    reach = scope(person, READ_ACTION)
    bodies = models.Institution.objects.in_bulk({row[0] for row in told})
    lines = models.ProgrammeLine.objects.filter(id__in={row[2] for row in told if row[2]})
    plans = {one: (str(slug), str(title)) for one, slug, title in lines.values_list(*_PLAN)}
    return [
        _Alike(
            {
                "institution": (bodies[body].slug, bodies[body].name),
                "country": (bodies[body].country, bodies[body].country),
                "plan": plans.get(line, ("", "")),
                "stage": (stage, stage),
            },
            number,
        )
        for body, stage, line, number in told
        if stage == PUBLISHED or reach.holds(body, bodies[body].country)
    ]


_PLAN: Final = ("id", "instrument__slug", "instrument__title")


def _choices(counted: Iterable[_Alike], name: str, chosen: ActionFilter) -> tuple[Choice, ...]:
    counts: Counter[tuple[str, str]] = Counter()
    for one in counted:
        if one.fits(chosen, without=name):
            counts[one.said[name]] += one.count
    choices = [
        Choice(value, label, number, value == getattr(chosen, name))
        for (value, label), number in counts.items()
        if value
    ]
    return tuple(sorted(choices, key=lambda choice: (-choice.count, choice.label)))


def steps_of(action: models.Action) -> list[MilestoneView]:
    """List the milestones of an action by the day they are due, those without a day last."""
    rows = [
        MilestoneView(
            action, str(m["title"]), str(m["due"] or ""), str(m["done_on"] or ""), str(m["id"])
        )
        for m in action.milestones
    ]
    return sorted(rows, key=lambda row: (not row.due, row.due))


def count_overdue(person: Person, today: date) -> int:
    """Count the milestones that are overdue on a day, of the actions a person may see."""
    late = models.Milestone._default_manager.filter(last_day__lt=today, done=False)
    own = within(scope(person, READ_ACTION))
    drafted = late.filter(own).exclude(stage__in=(PUBLISHED, "withdrawn"))
    return late.filter(stage=PUBLISHED).count() + drafted.count()


def out_of_sight(person: Person, identifiers: Sequence[str]) -> list[str]:
    """List those of some actions that the person may not see, in their order.

    Who writes about actions can take none of these away, for nobody shows them.
    """
    rows = models.Action.objects.filter(visible(person), id__in=identifiers)
    seen = {str(identity) for identity in rows.values_list("id", flat=True)}
    return [one for one in identifiers if one not in seen]


def linked(relation: str, target: UUID, noun: str) -> Any:
    """Give the identifiers of the records of a noun that stand in a relation to another."""
    links = models.Link.objects.filter(object_id=target, relation=relation, subject_noun=noun)
    return links.values("subject_id")
