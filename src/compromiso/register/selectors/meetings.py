"""The timeline of meetings, as the documents tell it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar
from uuid import UUID

from django.db.models import Value
from django.db.models.functions import Coalesce

from compromiso.linking.same_meeting import MeetingRef, same_among
from compromiso.model.actor import Actor
from compromiso.model.meeting import Meeting
from compromiso.register import models
from compromiso.register.errors import NotHeld
from compromiso.register.selectors import tallies
from compromiso.register.selectors.texts import texts_of

Kind = TypeVar("Kind", models.Instrument, models.Figure)


@dataclass(frozen=True, slots=True)
class SameView:
    """Another text's record that likely tells of the same meeting; suggested, never merged."""

    meeting: models.Meeting
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class MeetingView:
    """A meeting, the words that speak of it first, the document they stand in, its figures."""

    meeting: models.Meeting
    source: models.Source
    instrument: models.Instrument | None
    words: str
    figures: tuple[models.Figure, ...]
    same: tuple[SameView, ...] = ()

    @property
    def date(self) -> str:
        """Give the day it began, as precise as the text, or an empty text."""
        return self.meeting.start_date or ""


def meetings(first: int = 0, count: int | None = None) -> list[MeetingView]:
    """List meetings, the latest first, those without a date last: all, or so many from one on."""
    day = Coalesce("start_date", Value(""))
    rows = models.Meeting.objects.select_related("source").order_by(day.desc(), "-name", "id")
    return _views(rows[first:] if count is None else rows[first : first + count])


def number_of_meetings() -> int:
    """Say how many meetings the texts tell of."""
    return tallies.total().get("held", {}).get("meeting", 0)


def meeting(meeting_id: UUID) -> MeetingView:
    """Give one meeting."""
    found = _views(models.Meeting.objects.select_related("source").filter(id=meeting_id))
    if not found:
        raise NotHeld(noun="meeting", address=str(meeting_id))
    return found[0]


def _views(rows: Iterable[models.Meeting]) -> list[MeetingView]:
    held = list(rows)
    sources = {meeting.source_id for meeting in held}
    texts = texts_of(sources)
    of_sources = models.Instrument.objects.filter(source__in=sources).order_by("order")
    instruments = _by_source(of_sources)
    told = models.Figure.objects.filter(source__in=sources).order_by("order")
    figures, same = _by_source(told), _same(held)
    views = []
    for one in held:
        here = one.source_id
        view = _view(one, texts[here], instruments[here], figures[here])
        views.append(replace(view, same=tuple(same[one.id])))
    return views


def _same(held: Iterable[models.Meeting]) -> Mapping[UUID, list[SameView]]:
    """Give for each of some meetings those of other texts that may be the same."""
    pairs = _same_meetings(tallies.reading_stamped())
    others = {other for one in held for other, _, _ in pairs.get(one.id, ())}
    rows = models.Meeting.objects.select_related("source").in_bulk(list(others))
    same: dict[UUID, list[SameView]] = defaultdict(list)
    for one in held:
        same[one.id] = [SameView(rows[other], c, why) for other, c, why in pairs.get(one.id, ())]
    return same


_TOLD = ("name", "place", "country", "start_date", "end_date")
Pairs = Mapping[UUID, Sequence[tuple[UUID, float, str]]]


@lru_cache(maxsize=1)
def _same_meetings(_version: str) -> Pairs:
    """Suggest which meetings are one, once for each reading: with whom, how surely and why."""
    rows = models.Meeting.objects.order_by("source__received_at", "source_id", "order")
    columns = ("id", "source__sha256", "ref", "organisers", *_TOLD)
    names: dict[MeetingRef, UUID] = {}
    told = []
    for identity, sha256, ref, organisers, *said in rows.values_list(*columns):
        held_by = tuple(Actor(one["id"], one["name"], one["kind"]) for one in organisers)
        name, place, country, start, end = said
        names[MeetingRef(sha256, ref)] = identity
        meeting = Meeting(ref, name, place, country, start, end, held_by, (), (), (), ())
        told.append((MeetingRef(sha256, ref), meeting))
    pairs: dict[UUID, list[tuple[UUID, float, str]]] = defaultdict(list)
    for pair in same_among(told):
        one, other = names[pair.one], names[pair.other]
        pairs[one].append((other, pair.confidence, pair.reason))
        pairs[other].append((one, pair.confidence, pair.reason))
    return pairs


def _view(
    meeting: models.Meeting,
    text: str,
    instruments: list[models.Instrument],
    figures: list[models.Figure],
) -> MeetingView:
    instrument = _around(meeting, instruments)
    claimed = tuple(
        figure
        for figure in figures
        if instrument is None or instrument.start <= figure.start < instrument.end
    )
    return MeetingView(meeting, meeting.source, instrument, _words(meeting, text), claimed)


def _by_source(records: Iterable[Kind]) -> Mapping[UUID, list[Kind]]:
    groups: dict[UUID, list[Kind]] = defaultdict(list)
    for record in records:
        groups[record.source_id].append(record)
    return groups


def _around(
    meeting: models.Meeting, instruments: list[models.Instrument]
) -> models.Instrument | None:
    mentions = meeting.mentions
    at = mentions[0]["start"] if mentions else 0
    return next((one for one in instruments if one.start <= at < one.end), None)


def _words(meeting: models.Meeting, text: str) -> str:
    if not meeting.mentions:
        return ""
    mention = meeting.mentions[0]
    return text[mention["start"] : mention["end"]]
