"""What does not fit in the dates and dependencies of actions: told, never refused."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from compromiso.errors import Issue
from compromiso.model.vague_date import VagueDate


@dataclass(frozen=True, slots=True)
class Planned:
    """An action as its plan has it; dates may be unknown. `due` are ISO dates of milestones."""

    name: str
    start: date | None = None
    end: date | None = None
    depends_on: tuple[Hashable, ...] = ()
    due: tuple[str, ...] = ()


def conflicts(action: Hashable, known: Mapping[Hashable, Planned]) -> Iterator[Issue]:
    """Yield what does not fit about one action; `known` holds it and whatever it leads to."""
    planned = known[action]
    yield from _own_dates(planned)
    for other in planned.depends_on:
        if other in known:
            yield from _order(planned, known[other])
    circle = cycle_through(action, known)
    if circle:
        names = " → ".join(known[each].name for each in circle)
        yield Issue(
            "PLAN-01",
            "error",
            f"Actions wait for each other in a circle: {names}.",
            "Take one of these dependencies away.",
        )


def _own_dates(planned: Planned) -> Iterator[Issue]:
    start, end = planned.start, planned.end
    if start and end and end < start:
        yield Issue(
            "PLAN-03", "error", f"{planned.name} ends before it starts.", "Correct one of the days."
        )
    due = [when for iso in planned.due if (when := VagueDate.read(iso))]
    if any((start and when.last < start) or (end and when.first > end) for when in due):
        yield Issue(
            "PLAN-04",
            "warning",
            f"A milestone of {planned.name} is due outside its dates.",
            "Move the milestone, or the start or end of the action.",
        )


def _order(planned: Planned, other: Planned) -> Iterator[Issue]:
    if planned.start and other.end and planned.start < other.end:
        yield Issue(
            "PLAN-02",
            "warning",
            f"{planned.name} starts before {other.name}, which it depends on, has ended.",
            "Let it start later, or say that it depends on it no more.",
        )


def cycle_through(action: Hashable, known: Mapping[Hashable, Planned]) -> Sequence[Hashable]:
    """Give the shortest circle of dependencies through an action, itself first and last; or ()."""
    came: dict[Hashable, Hashable] = {}
    waiting = [action]
    for each in waiting:
        for other in known[each].depends_on if each in known else ():
            if other == action:
                return _way(action, each, came)
            if other not in came and other in known:
                came[other] = each
                waiting.append(other)
    return ()


def _way(action: Hashable, last: Hashable, came: Mapping[Hashable, Hashable]) -> list[Hashable]:
    way = [last]
    while way[-1] != action:
        way.append(came[way[-1]])
    return [*reversed(way), action]
