"""An event: place, dates, organisers, participants, what it adopted (Akoma Ntoso event)."""

from __future__ import annotations

from dataclasses import dataclass

from compromiso.model.actor import Actor


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text that speaks of the meeting."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting as one text tells it.

    `country` is ISO 3166 alpha-2 in lower case; dates are ISO 8601 as precise as the text;
    `adopts` names the instruments that it adopted.
    """

    id: str
    name: str
    place: str | None
    country: str | None
    start_date: str | None
    end_date: str | None
    organisers: tuple[Actor, ...]
    supporters: tuple[Actor, ...]
    participants: tuple[Actor, ...]
    adopts: tuple[str, ...]
    mentions: tuple[Mention, ...]
    reason: str = ""
