"""Every date of the texts and of the programme that a person may see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q, TextField
from django.db.models.functions import Cast

from compromiso.model.vague_date import VagueDate
from compromiso.register import models
from compromiso.register.permissions import KEEP_CYCLE, Person, scope
from compromiso.register.selectors.actions import steps_of, visible
from compromiso.register.selectors.agreements import clock_of
from compromiso.register.selectors.seats import within

KINDS: Final = ("commitment", "task", "meeting", "agreement", "milestone", "cycle")
_MOST_YEARS: Final = 10


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


def dates(person: Person, window: Window, kind: str = "", institution: str = "") -> list[DateView]:
    """List the dates of some years that a person may see, in time; of one kind, of one body."""
    found = [
        each
        for name, give in _GIVEN.items()
        if kind in ("", name)
        for each in give(person, window)
        if window.holds(each.when) and (not institution or institution in each.names)
    ]
    return sorted(found, key=lambda each: (each.when.first, each.when.last, each.kind, each.title))


def _by_actor() -> Mapping[str, str]:
    held = models.Institution.objects.exclude(actor="")
    return dict(held.values_list("actor", "slug"))


def _commitments(_person: Person, window: Window) -> Iterator[DateView]:
    held = models.Commitment.objects.exclude(deadline=None).exclude(state="rejected")
    slugs = _by_actor()
    rows = held.filter(window.said_in("deadline")).select_related("instrument", "provision")
    for row in rows:
        when = VagueDate.read(row.deadline or "")
        if when is not None:
            names = {slugs[a["id"]] for a in row.actors if a.get("id") in slugs}
            language = row.instrument.language if row.instrument else "und"
            yield DateView("commitment", "due", row, when, row.action, language, frozenset(names))


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


def _milestones(person: Person, window: Window) -> Iterator[DateView]:
    held = models.Action.objects.filter(visible(person)).exclude(stage="withdrawn")
    told = held.annotate(said=Cast("milestones", TextField())).filter(window.said_in("said"))
    for row in told.select_related("institution"):
        for milestone in steps_of(row):
            when = VagueDate.read(milestone.due)
            if when is not None:
                title = f"{milestone.title} · {row.title}"
                yield DateView(
                    "milestone",
                    f"due-{milestone.name}",
                    row,
                    when,
                    title,
                    row.language,
                    frozenset({row.institution.slug}),
                    done=bool(milestone.done_on),
                )


def _cycles(person: Person, window: Window) -> Iterator[DateView]:
    open_to = Q(stage__in=("open", "closed")) | within(scope(person, KEEP_CYCLE), "institution")
    slugs = {str(row.id): row.slug for row in models.Institution.objects.all()}
    held = models.ReportingCycle.objects.filter(open_to, closes_at__year__range=_range(window))
    for row in held.select_related("institution"):
        there = row.closes_at.astimezone(ZoneInfo(row.zone)).date()
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
            row.closes_at,
            row.zone,
        )


def _range(window: Window) -> tuple[int, int]:
    return window.first - 1, window.years[-1] + 1


_GIVEN: Final = {
    "commitment": _commitments,
    "task": _tasks,
    "meeting": _meetings,
    "agreement": _agreements,
    "milestone": _milestones,
    "cycle": _cycles,
}
"""Kind → what gives its dates."""


def stamp_of(window: Window) -> datetime:
    """Give a moment that changes only when the register does: that of the ledger's last entry."""
    last = models.LedgerEntry.objects.order_by("-seq").values_list("at", flat=True).first()
    return last or datetime.combine(date(window.first, 1, 1), time(), ZoneInfo("UTC"))
