"""Claims about commitments, as far as a person may see them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from compromiso.model.actor import Actor
from compromiso.model.anchor import Anchor
from compromiso.model.assessment import Assessment, Progress, Standpoint
from compromiso.register import models
from compromiso.register.errors import NotHeld
from compromiso.register.permissions import (
    READ_CLAIM,
    READ_RESTRICTED,
    Person,
    may_on,
    scope,
)
from compromiso.register.repeats import alike
from compromiso.register.selectors.history import HistoryEntry, history_of
from compromiso.register.selectors.seats import within
from compromiso.register.services.claims import PUBLISHED, RIGHT_TO

MOST = 500
"""So many claims are told of one commitment."""
AT_ONCE = 100
"""So many passages are looked up in one query."""
WITH = ("institution", "evidence", "evidence__entry__report", "commitment__instrument")


@dataclass(frozen=True, slots=True)
class Passage:
    """The words a claim rests on, and where to read them; `point` None where it is in no point."""

    quote: str
    title: str
    language: str
    slug: str
    point: models.Provision | None


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim as it is shown: its passage, whether its evidence may be seen, who may change it."""

    claim: models.Claim
    assessment: Assessment
    passage: Passage | None = None
    evidence: models.Evidence | None = None
    hidden_evidence: bool = False


def visible(person: Person) -> QuerySet[models.Claim]:
    """Give the claims that a person may see: those published, and drafts within reach."""
    return models.Claim.objects.filter(Q(stage=PUBLISHED) | _within_reach(person))


def _within_reach(person: Person) -> Q:
    return within(scope(person, READ_CLAIM), "institution")


def in_work_seen_by(person: Person) -> Q:
    """Give the condition that a claim is not published and a person may see it nevertheless."""
    return _within_reach(person) & ~Q(stage=PUBLISHED)


def claims_of(
    commitment_id: UUID, person: Person, country: str | None = None
) -> tuple[ClaimView, ...]:
    """List the newest claims about a commitment, in whichever language; without those withdrawn."""
    found = visible(person).filter(commitment__in=alike(commitment_id)).exclude(stage="withdrawn")
    if country is not None:
        found = found.filter(country=country)
    return views_of(found.select_related(*WITH).order_by("-date", "id")[:MOST], person)


def claims_in(country: str, person: Person, limit: int = 200) -> tuple[ClaimView, ...]:
    """List the newest published claims about a State, each with its passage."""
    found = models.Claim.objects.filter(country=country, stage=PUBLISHED)
    return views_of(found.select_related(*WITH).order_by("-date", "id")[:limit], person)


def claim(claim_id: UUID, person: Person) -> tuple[ClaimView, list[HistoryEntry]]:
    """Give one claim with its history; what the person may not see is not there."""
    found = visible(person).filter(id=claim_id).select_related(*WITH)
    told = views_of(found, person)
    if not told:
        raise NotHeld(noun="claim", address=str(claim_id))
    return told[0], _seen(told[0].claim, history_of(claim_id), person)


def _seen(row: models.Claim, told: list[HistoryEntry], person: Person) -> list[HistoryEntry]:
    """Leave out what was drafted before publication, for those outside the institution."""
    if may_on(person, READ_CLAIM, row.institution_id):
        return told
    since = (entry.seq for entry in told if (entry.field, entry.value) == ("stage", PUBLISHED))
    first = next(since, 0)
    return [entry for entry in told if entry.seq >= first]


def may_write(view: ClaimView, person: Person) -> bool:
    """Say whether the person may change, publish or withdraw a claim."""
    permission = RIGHT_TO.get(view.claim.standpoint)
    return permission is not None and may_on(person, permission, view.claim.institution_id)


def views_of(rows: Iterable[models.Claim], person: Person) -> tuple[ClaimView, ...]:
    """Tell claims with their passages, fetched together."""
    held = tuple(rows)
    passages = passages_of(row.anchor for row in held)
    return tuple(_view(row, passages, person) for row in held)


def _view(
    row: models.Claim, passages: dict[tuple[str, int, int], Passage], person: Person
) -> ClaimView:
    shown = row.evidence
    hidden = shown is not None and shown.restricted and not _may_read(shown, person)
    told_by_it = hidden and shown is not None and shown.anchor == row.anchor
    passage = passages.get(_key(row.anchor)) if row.anchor and not told_by_it else None
    told = assessment_of(row, with_passage=not told_by_it)
    return ClaimView(row, told, passage, None if hidden else shown, hidden)


def _may_read(evidence: models.Evidence, person: Person) -> bool:
    report = evidence.entry.report
    return may_on(person, READ_RESTRICTED, report.institution_id, report.country)


def assessment_of(row: models.Claim, *, with_passage: bool = True) -> Assessment:
    """Give a claim as the scales take it; evidence without words of its own is its title."""
    by = Actor(row.institution.slug, row.institution.name, "organisation")
    said = (row.commitment_ref, row.country or None, Progress(row.progress), by)
    standpoint = Standpoint(row.standpoint)
    return Assessment(*said, standpoint, row.date.isoformat(), _anchor(row, with_passage))


def _anchor(row: models.Claim, with_passage: bool) -> Anchor | None:
    if row.anchor and with_passage:
        told = row.anchor
        return Anchor(str(told["source"]), told["start"], told["end"], told["quote"])
    rests = row.evidence_id or row.entry_id
    return Anchor(f"evidence:{rests}", 0, 0, "") if rests else None


def passages_of(anchors: Iterable[Any]) -> dict[tuple[str, int, int], Passage]:
    """Give the passages that anchors point to, with the points they stand in: three queries."""
    told = {_key(anchor): anchor["quote"] for anchor in anchors if anchor}
    if not told:
        return {}
    points = _points(told)
    instruments = models.Instrument.objects.filter(source__in={key[0] for key in told})
    held = list(instruments.order_by("source", "order"))
    return {key: _passage(key, quote, points.get(key), held) for key, quote in told.items()}


def _key(anchor: Any) -> tuple[str, int, int]:
    return str(anchor["source"]), anchor["start"], anchor["end"]


def _points(told: Iterable[tuple[str, int, int]]) -> dict[tuple[str, int, int], models.Provision]:
    """Find the innermost points that hold the places, in one query for many of them."""
    places = list(told)
    found: dict[tuple[str, int, int], models.Provision] = {}
    for first in range(0, len(places), AT_ONCE):
        found |= _points_of(places[first : first + AT_ONCE])
    return found


def _points_of(places: Iterable[tuple[str, int, int]]) -> dict[tuple[str, int, int], Any]:
    around = Q()
    for source, start, _end in places:
        around |= Q(source=source, start__lte=start, subtree_end__gt=start)
    found: dict[tuple[str, int, int], models.Provision] = {}
    held = models.Provision.objects.filter(around).select_related("instrument")
    for point in held.order_by("depth", "order"):
        for place in places:
            if str(point.source_id) == place[0] and point.start <= place[1] < point.subtree_end:
                found[place] = point
    return found


def _passage(
    key: tuple[str, int, int],
    quote: str,
    point: models.Provision | None,
    held: Iterable[models.Instrument],
) -> Passage:
    around = [i for i in held if str(i.source_id) == key[0] and i.start <= key[1] < i.end]
    instrument = point.instrument if point else (around[-1] if around else None)
    if instrument is None:
        return Passage(quote, "", "und", "", None)
    return Passage(quote, instrument.title, instrument.language, instrument.slug, point)
