"""The timeline of meetings, as the documents tell it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from compromiso.register import models
from compromiso.register.selectors.texts import texts_of

Kind = TypeVar("Kind", models.Instrument, models.Figure)


@dataclass(frozen=True, slots=True)
class MeetingView:
    """A meeting, the words that speak of it first, the document they stand in, its figures."""

    meeting: models.Meeting
    source: models.Source
    instrument: models.Instrument | None
    words: str
    figures: tuple[models.Figure, ...]

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
    views = [
        _view(
            meeting,
            texts[meeting.source_id],
            instruments[meeting.source_id],
            figures[meeting.source_id],
        )
        for meeting in held
    ]
    return sorted(views, key=lambda view: (view.date, view.meeting.name), reverse=True)


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
