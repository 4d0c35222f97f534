"""Every date of the texts and of the programme that a person may see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final, NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast

from compromiso.model.vague_date import VagueDate
from compromiso.register import models
from compromiso.register.deadline import last_day
from compromiso.register.permissions import KEEP_CYCLE, READ_ACTION, Person, scope
from compromiso.register.selectors.actions import PUBLISHED
from compromiso.register.selectors.agreements import clock_of
from compromiso.register.selectors.seats import within

KINDS: Final = ("commitment", "task", "meeting", "agreement", "milestone", "cycle")
_MOST_YEARS: Final = 10
AT_ONCE: Final = 200
"""So many dates are read in full at a time."""
LAST_MINUTE: Final = timedelta(minutes=1)
"""A deadline stands at its last minute: calendars would show its end on the day that follows."""


@dataclass(frozen=True, slots=True)
class DateView:
    """A date: of which kind, what it is of, in whose words; `what` tells several of one kind apart.

    `at` is set where a moment is meant, said in `zone`; `when` is then its day there. `names` are
    the slugs of the institutions that it concerns.
    """

    kind: str
    what: str
    subject: Any
    when: VagueDate
    title: str
    language: str
    names: frozenset[str] = frozenset()
    at: datetime | None = None
    zone: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """The years that are asked for, both included; not more than ten."""

    first: int
    last: int

    @property
    def years(self) -> range:
        """List the years."""
        return range(self.first, min(self.last, self.first + _MOST_YEARS - 1) + 1)

    def holds(self, when: VagueDate) -> bool:
        """Say whether a date may fall into these years."""
        return when.last.year >= self.first and when.first.year <= self.years[-1]

    def said_in(self, column: str) -> Q:
        """Give the condition that a column of text speaks of one of the years."""
        found = Q()
        for year in self.years:
            found |= Q(**{f"{column}__contains": f"{year:04}"})
        return found


class Place(NamedTuple):
    """Where a date stands among others: its days, its kind, and how it is found in full."""

    first: date
    last: date
    kind: str
    key: str
    view: DateView | None = None


class Dates:
    """Dates in time: all are counted, and each is read in full only where it is asked for.

    The published milestones, of which there are many, are only counted until then.
    """

    def __init__(self, places: Iterable[Place], milestones: QuerySet[models.Milestone]) -> None:
        self._places = sorted(places, key=_order)
        self._milestones = milestones.order_by("first_day", "last_day", "id")
        self._count = len(self._places) + milestones.order_by().count()

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[DateView]:
        """Yield every date, some read at a time."""
        for first in range(0, len(self), AT_ONCE):
            yield from self.some(first, AT_ONCE)

    def some(self, first: int, count: int) -> list[DateView]:
        """Give so many dates from a place on, which counts from 0."""
        places = self._among(first, count)
        found = [place.view for place in places if place.view is not None]
        for kind, read in _READ.items():
            found += read([place.key for place in places if place.kind == kind])
        return sorted(found, key=lambda d: (d.when.first, d.when.last, d.kind, d.title))

    def _among(self, first: int, count: int) -> list[Place]:
        """Give so many places; no milestone passed over could come after the first of them."""
        passed = max(0, first - len(self._places))
        read = self._milestones[passed : first + count]
        places = sorted([*self._places, *_places_of(read)], key=_order)
        return places[first - passed :][:count]


def _order(place: Place) -> tuple[date, date, str, str]:
    return place[:4]


def _places_of(rows: QuerySet[models.Milestone]) -> Iterator[Place]:
    for one, begins, ends in rows.values_list("id", "first_day", "last_day"):
        yield Place(begins, ends, "milestone", str(one))


def dates(person: Person, window: Window, kind: str = "", institution: str = "") -> Dates:
    """Give the dates of some years that a person may see; of one kind, of one body."""
    kinds = (kind,) if kind else KINDS
    found: list[Place] = []
    for name in kinds:
        if name in _PLACES:
            found += _PLACES[name](person, window, institution)
    views = (view for name in kinds if name in _GIVEN for view in _GIVEN[name](person, window))
    found += [
        Place(view.when.first, view.when.last, view.kind, f"{view.subject.pk}{view.what}", view)
        for view in views
        if window.holds(view.when) and (not institution or institution in view.names)
    ]
    published = models.Milestone._default_manager.none()
    if "milestone" in kinds:
        published = _milestones_in(window, institution).filter(stage=PUBLISHED)
    return Dates(found, published)


def dates_by_year(
    person: Person, window: Window, kind: str = "", institution: str = ""
) -> Iterator[DateView]:
    """Yield the same one after the other, each year looked for when those before are told."""
    for year in window.years:
        for view in dates(person, Window(year, year), kind, institution):
            if view.when.first.year == year or year == window.first:
                yield view


def _commitment_places(_person: Person, window: Window, institution: str) -> Iterator[Place]:
    held = models.Commitment.objects.filter(deadline__isnull=False).exclude(state="rejected")
    found = held.filter(window.said_in("deadline")).order_by()
    if institution:
        actors = models.Institution.objects.filter(slug=institution).exclude(actor="")
        acting = models.CommitmentActor.objects.filter(
            role="actor", actor__in=actors.values("actor")
        )
        found = found.filter(id__in=acting.values("commitment_id"))
    for one, deadline in found.values_list("id", "deadline"):
        when = VagueDate.read(deadline or "")
        if when is not None and window.holds(when):
            yield Place(when.first, when.last, "commitment", str(one))


def _commitments(ids: Sequence[str]) -> Iterator[DateView]:
    held = models.Commitment.objects.filter(id__in=ids)
    for row in held.select_related("instrument", "provision"):
        when = VagueDate.read(row.deadline or "")
        if when is not None:
            language = row.instrument.language if row.instrument else "und"
            yield DateView("commitment", "due", row, when, row.action, language)


def _milestones_in(window: Window, institution: str) -> QuerySet[models.Milestone]:
    """Give the milestones of some years, of one body; none of them is vaguer than a year."""
    first, last = date(window.first, 1, 1), date(window.years[-1], 12, 31)
    vague = timedelta(days=366)
    held = models.Milestone._default_manager.filter(
        first_day__gte=first - vague, first_day__lte=last,
        last_day__gte=first, last_day__lte=last + vague,
    )  # fmt: skip
    return held.filter(institution__slug=institution) if institution else held


def _milestone_places(person: Person, window: Window, institution: str) -> Iterator[Place]:
    """Yield the places of milestones that are not published and that the person may see."""
    own = _milestones_in(window, institution).filter(within(scope(person, READ_ACTION)))
    yield from _places_of(own.exclude(stage__in=(PUBLISHED, "withdrawn")).order_by())


def _milestones(ids: Sequence[str]) -> Iterator[DateView]:
    held = models.Milestone._default_manager.filter(id__in=ids).select_related(
        "action__institution"
    )
    for row in held:
        said = row.action.milestones[row.place]
        when = VagueDate.read(str(said["due"] or ""))
        if when is not None:
            title = f"{said['title']} · {row.action.title}"
            what, done = f"due-{said['id']}", bool(said["done_on"])
            language = row.action.language
            yield DateView("milestone", what, row.action, when, title, language, done=done)


def _tasks(_person: Person, window: Window) -> Iterator[DateView]:
    held = models.Task.objects.exclude(fields=[]).annotate(said=Cast("fields", TextField()))
    taken = models.Assignment.objects.filter(stage="taken").select_related("institution")
    by_task: dict[UUID, set[str]] = {}
    for each in taken:
        by_task.setdefault(each.task_id, set()).add(each.institution.slug)
    rows = held.filter(window.said_in("said")).select_related("provision__instrument")
    for row in rows:
        said = (str(f.get("value") or "") for f in row.fields if f.get("field") == "deadline")
        when = next((read for text in said if (read := VagueDate.read(text))), None)
        if when is not None:
            place = row.provision
            language = place.instrument.language if place else "und"
            names = frozenset(by_task.get(row.id, ()))
            yield DateView("task", "due", row, when, row.action, language, names)


def _meetings(_person: Person, window: Window) -> Iterator[DateView]:
    held = models.Meeting.objects.filter(window.said_in("start_date"))
    for row in held.select_related("source"):
        first, last = VagueDate.read(row.start_date or ""), VagueDate.read(row.end_date or "")
        if first is not None:
            end = last.last if last and first.first <= last.last else first.last
            when = VagueDate(row.start_date or "", first.first, end)
            yield DateView("meeting", "held", row, when, row.name, "und")


def _agreements(_person: Person, window: Window) -> Iterator[DateView]:
    slugs = {row.id: row.slug for row in models.Institution.objects.all()}
    for row in models.Agreement.objects.select_related("institution"):
        parties = {slugs[UUID(each)] for each in row.parties if UUID(each) in slugs}
        names = frozenset({row.institution.slug, *parties})
        for what, day in _clock_days(row, window):
            when = VagueDate(day.isoformat(), day, day)
            yield DateView("agreement", what, row, when, row.title, "und", names)


def _clock_days(row: models.Agreement, window: Window) -> Iterator[tuple[str, date]]:
    clock, ends = clock_of(row), clock_of(row).ends_on()
    for term in clock.terms():
        if term.first.year > window.years[-1]:
            return
        if term.last.year < window.first:
            continue
        if term.notice_by and ends is None:
            yield f"notice-{term.number}", term.notice_by
        yield (f"ends-{term.number}" if term.last == ends else f"term-{term.number}"), term.last


def _cycles(person: Person, window: Window) -> Iterator[DateView]:
    open_to = Q(stage__in=("open", "closed")) | within(scope(person, KEEP_CYCLE), "institution")
    slugs = {str(row.id): row.slug for row in models.Institution.objects.all()}
    held = models.ReportingCycle.objects.filter(open_to, closes_at__year__range=_range(window))
    for row in held.select_related("institution"):
        there = last_day(row.closes_at, row.zone)
        when = VagueDate(there.isoformat(), there, there)
        names = {row.institution.slug, *(slugs[each] for each in row.asked if each in slugs)}
        yield DateView(
            "cycle",
            "closes",
            row,
            when,
            row.title,
            row.language,
            frozenset(names),
            row.closes_at - LAST_MINUTE,
            row.zone,
        )


def _range(window: Window) -> tuple[int, int]:
    return window.first - 1, window.years[-1] + 1


_PLACES: Final = {"commitment": _commitment_places, "milestone": _milestone_places}
"""Kind → what gives the places of its dates, where there may be very many."""
_READ: Final = {"commitment": _commitments, "milestone": _milestones}
"""Kind → what reads some of those in full, by their keys."""
_GIVEN: Final = {
    "task": _tasks,
    "meeting": _meetings,
    "agreement": _agreements,
    "cycle": _cycles,
}
"""Kind → what gives its dates, of which there are few."""


def stamp_of(today: date) -> datetime:
    """Give the moment that a calendar says it is of: the beginning of the day.

    It tells nothing of when somebody wrote something that is not public.
    """
    return datetime.combine(today, time(), UTC)
