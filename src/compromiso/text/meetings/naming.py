"""From what a text has told of a meeting to the record of it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from compromiso.errors import Issue
from compromiso.model.meeting import Meeting, Mention
from compromiso.text.meetings.parties import slug

if TYPE_CHECKING:
    from collections.abc import Collection

    from compromiso.text.meetings.gathering import Gathering


def to_meeting(gathering: Gathering, taken: Collection[str]) -> Meeting | None:
    """Give the record of a meeting, or None where the text tells neither where nor when."""
    name = name_of(gathering)
    start, end = dates_of(gathering)
    if name is None or not (gathering.place or gathering.organisers or start):
        return None
    place = gathering.place
    return Meeting(
        id=_identifier(name, start, taken),
        name=name,
        place=place.name if place else None,
        country=place.country if place else None,
        start_date=start,
        end_date=end,
        organisers=tuple(gathering.organisers),
        supporters=tuple(s for s in gathering.supporters if s not in gathering.organisers),
        participants=tuple(gathering.participants),
        adopts=tuple(gathering.adopts),
        mentions=tuple(Mention(*span) for span in sorted(set(gathering.mentions))),
        reason=" ".join(filter(None, dict.fromkeys(gathering.reasons))),
    )


def name_of(gathering: Gathering) -> str | None:
    """Give the name that tells most; the next meeting is named after the one that it follows."""
    best = gathering.best_name()
    if best is None:
        return None
    before = gathering.follows.best_name() if gathering.follows else None
    if before is None or best.words >= before.words:
        return best.text
    return f"{best.text} ({before.text})"


def dates_of(gathering: Gathering) -> tuple[str | None, str | None]:
    """Give the first and the last day in ISO 8601; the last follows from the length if need be."""
    _follow_year(gathering)
    dated = gathering.dated
    if dated is None:
        _tell_length(gathering)
        return (f"{gathering.year:04d}", None) if gathering.year else (None, None)
    start, end = dated.first(gathering.year), dated.last(gathering.year)
    if start is None:
        return None, None
    if end == start and gathering.days and len(start) == 10:
        end = (date.fromisoformat(start) + timedelta(days=gathering.days - 1)).isoformat()
        gathering.reasons.append(f"Last day reckoned from the {gathering.days} days said.")
    return start, end


def _follow_year(gathering: Gathering) -> None:
    before = gathering.follows
    if before is None or not gathering.is_year_after or gathering.year:
        return
    known = (before.dated.year if before.dated else None) or before.year
    gathering.year = known + 1 if known else None
    gathering.reasons.append(
        f"Year inferred: the year after {known}."
        if known
        else "Said to be in the next year; the text does not tell which year that is."
    )


def _tell_length(gathering: Gathering) -> None:
    if gathering.days:
        gathering.reasons.append(f"Lasts {gathering.days} days; no date is stated.")


def check_listed(gathering: Gathering, claim: tuple[int, int, int] | None) -> Issue | None:
    """Say whether as many States are listed as claimed; give an issue where they are not."""
    listed = sum(actor.kind == "state" for actor in gathering.participants)
    if claim is None or listed < 2:
        return None
    claimed, start, end = claim
    if claimed == listed:
        gathering.reasons.append(f"{listed} States are listed, as many as the text claims.")
        return None
    message = f"The text claims {claimed} States and lists {listed}."
    gathering.reasons.append(message)
    remedy = "Compare the list with the original; add or take out States by hand."
    return Issue("MEET-01", "warning", message, remedy, start, end)


def _identifier(name: str, start: str | None, taken: Collection[str]) -> str:
    base = "-".join(filter(None, (slug(name), (start or "")[:4])))
    identifier, n = base, 2
    while identifier in taken:
        identifier, n = f"{base}-{n}", n + 1
    return identifier
