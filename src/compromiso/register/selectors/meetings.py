"""The timeline of meetings, as the documents tell it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar
from uuid import UUID

from compromiso.linking.same_meeting import MeetingRef, SameMeeting, same_meetings
from compromiso.register import models
from compromiso.register.selectors.dossiers import dossiers
from compromiso.register.selectors.texts import texts_of
from compromiso.register.services.ledger import head

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


def meetings() -> list[MeetingView]:
    """List every meeting, the latest first, those without a date last."""
    held = list(models.Meeting.objects.select_related("source"))
    texts = texts_of(meeting.source_id for meeting in held)
    instruments = _by_source(models.Instrument.objects.order_by("order"))
    figures = _by_source(models.Figure.objects.order_by("order"))
    same = _same(held)
    views = [
        replace(
            _view(
                meeting,
                texts[meeting.source_id],
                instruments[meeting.source_id],
                figures[meeting.source_id],
            ),
            same=tuple(same[meeting.id]),
        )
        for meeting in held
    ]
    return sorted(views, key=lambda view: (view.date, view.meeting.name), reverse=True)


def _same(held: Iterable[models.Meeting]) -> Mapping[UUID, list[SameView]]:
    by_ref = {MeetingRef(meeting.source.sha256, meeting.ref): meeting for meeting in held}
    same: dict[UUID, list[SameView]] = defaultdict(list)
    for pair in _same_meetings(head()[1]):
        one, other = by_ref.get(pair.one), by_ref.get(pair.other)
        if one is not None and other is not None:
            same[one.id].append(SameView(other, pair.confidence, pair.reason))
            same[other.id].append(SameView(one, pair.confidence, pair.reason))
    return same


@lru_cache(maxsize=1)
def _same_meetings(version: str) -> tuple[SameMeeting, ...]:
    return same_meetings(dossiers())


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
