"""A commitment's whole story in time: its text, who took it up, what was done and found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from compromiso.register import models
from compromiso.register.permissions import Person
from compromiso.register.selectors.claims import claims_of
from compromiso.register.selectors.commitments import CommitmentPage, commitment
from compromiso.register.selectors.published import actions_on, entries_on, linked


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a commitment; `date` ISO 8601, as precise as known, or empty.

    `kind`: `text`, `citation`, `line`, `action`, `milestone`, `report`, `passage` or `claim`;
    `what` is the record that tells it.
    """

    date: str
    kind: str
    what: Any
    detail: Any = None


def story(commitment_id: UUID, person: Person) -> tuple[CommitmentPage, list[Event]]:
    """Give a commitment and its events in time order, those without a date in their place."""
    page = commitment(commitment_id)
    told = [*_texts(page), *_acts(commitment_id), *_said(commitment_id, person)]
    return page, _in_time(told)


def _in_time(told: list[Event]) -> list[Event]:
    """Order by date; an event without one follows what was told before it."""
    last, keyed = "", []
    for number, event in enumerate(told):
        last = event.date or last
        keyed.append((last, number, event))
    return [event for _date, _number, event in sorted(keyed, key=lambda each: each[:2])]


def _texts(page: CommitmentPage) -> Iterator[Event]:
    adopted = page.instrument.date or "" if page.instrument else ""
    yield Event(adopted, "text", page.commitment)
    for citation in page.citations_in:
        if citation.host is not None:
            yield Event(citation.host.instrument.date or "", "citation", citation)
    for line in page.lines:
        yield Event("", "line", line)


def _acts(commitment_id: UUID) -> Iterator[Event]:
    for action in actions_on(commitment_id):
        yield Event(action.start.isoformat() if action.start else "", "action", action)
        for milestone in action.milestones:
            if milestone.get("done_on"):
                yield Event(milestone["done_on"], "milestone", action, milestone)


def _said(commitment_id: UUID, person: Person) -> Iterator[Event]:
    for entry in entries_on(commitment_id):
        at = entry.report.published_at
        yield Event(at.date().isoformat() if at else "", "report", entry)
    for link in _passages(commitment_id):
        yield Event(link.passage.instrument.date or "", "passage", link.passage)
    for view in claims_of(commitment_id, person):
        if view.claim.stage == "published":
            yield Event(view.claim.date.isoformat(), "claim", view)


def _passages(commitment_id: UUID) -> Iterator[models.PassageLink]:
    found = models.PassageLink.objects.filter(
        stage="linked", id__in=linked("reports_on", "passage_link", commitment_id)
    )
    held = models.Provision.objects.filter(passage_link__in=found).values("id")
    yield from found.filter(passage__in=held).select_related("passage__instrument")
