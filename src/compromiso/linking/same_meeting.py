"""Meetings that two texts tell of and that may be one: suggested for review, never merged."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz.fuzz import token_set_ratio

from compromiso.text.meetings.places import plain
from compromiso.text.meetings.vocabulary import ordinal_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compromiso.model.dossier import Dossier
    from compromiso.model.meeting import Meeting

CITY, COUNTRY = 0.3, 0.15
DAY, MONTH, YEAR = 0.35, 0.25, 0.15
ORGANISER = 0.15
NAME = 0.2
LEAST = 0.6
ALIKE = 70.0


@dataclass(frozen=True, slots=True)
class MeetingRef:
    """Names one meeting of one source (its SHA-256)."""

    source: str
    meeting: str


@dataclass(frozen=True, slots=True)
class SameMeeting:
    """A suggestion that two records tell of one meeting.

    `confidence` is 0 to 1; `reason` says what agrees; `runner_up` is the next best match of
    `one` in another source, with its confidence, or None.
    """

    one: MeetingRef
    other: MeetingRef
    confidence: float
    reason: str
    runner_up: tuple[MeetingRef, float] | None = None


Told = tuple[MeetingRef, "Meeting"]


def same_meetings(dossiers: Iterable[Dossier]) -> tuple[SameMeeting, ...]:
    """List the pairs of records, of different sources, that are likely to tell of one meeting."""
    told = [
        (MeetingRef(dossier.source.sha256, meeting.id), meeting)
        for dossier in dossiers
        for meeting in dossier.meetings
    ]
    return same_among(told)


def same_among(told: list[Told]) -> tuple[SameMeeting, ...]:
    """List the pairs of records, of different sources, that are likely to tell of one meeting."""
    matches: dict[MeetingRef, list[tuple[float, MeetingRef, str]]] = defaultdict(list)
    for one, other in _candidates(told):
        confidence, reason = likeness(one[1], other[1])
        if confidence > 0:
            matches[one[0]].append((confidence, other[0], reason))
            matches[other[0]].append((confidence, one[0], reason))
    return tuple(_suggestions([ref for ref, _ in told], matches))


def _candidates(told: list[Told]) -> Iterator[tuple[Told, Told]]:
    """Yield each pair of different sources that shares a country or a year."""
    groups: dict[str, list[int]] = defaultdict(list)
    for i, (_, meeting) in enumerate(told):
        for key in (meeting.country, (meeting.start_date or "")[:4]):
            if key:
                groups[key].append(i)
    pairs = {
        (i, k)
        for members in groups.values()
        for i in members
        for k in members
        if i < k and told[i][0].source != told[k][0].source
    }
    for i, k in sorted(pairs):
        yield told[i], told[k]


def _suggestions(
    order: list[MeetingRef], matches: dict[MeetingRef, list[tuple[float, MeetingRef, str]]]
) -> Iterator[SameMeeting]:
    """Yield the best match of each meeting once, if it is likely enough, with the runner-up."""
    seen: set[frozenset[MeetingRef]] = set()
    for one in order:
        ranked = sorted(matches.get(one, ()), key=lambda m: (-m[0], m[1].source, m[1].meeting))
        if not ranked or ranked[0][0] < LEAST or frozenset((one, ranked[0][1])) in seen:
            continue
        confidence, other, reason = ranked[0]
        seen.add(frozenset((one, other)))
        runner_up = (ranked[1][1], ranked[1][0]) if len(ranked) > 1 else None
        yield SameMeeting(one, other, confidence, reason, runner_up)


def likeness(one: Meeting, other: Meeting) -> tuple[float, str]:
    """Say how likely two records tell of one meeting, 0 (they conflict) to 1, and what agrees."""
    if _conflict(one, other):
        return 0.0, ""
    agreed = [
        evidence
        for evidence in (_place(one, other), _dates(one, other), _holders(one, other))
        if evidence is not None
    ]
    alike = token_set_ratio(_words(one), _words(other))
    if alike >= ALIKE:
        agreed.append((NAME * alike / 100, "name alike"))
    total = min(1.0, sum(weight for weight, _ in agreed))
    return round(total, 2), ", ".join(said for _, said in agreed)


def _conflict(one: Meeting, other: Meeting) -> bool:
    """Say whether countries, dates or ordinals exclude each other."""
    if one.country and other.country and one.country != other.country:
        return True
    if one.start_date and other.start_date and not _overlap(one, other):
        return True
    numbers = {n for n in (_ordinal(one), _ordinal(other)) if n is not None}
    return len(numbers) > 1


def _overlap(one: Meeting, other: Meeting) -> bool:
    """Say whether the days of two meetings can meet, as far as they are told."""
    first = (one.start_date or "", one.end_date or one.start_date or "")
    second = (other.start_date or "", other.end_date or other.start_date or "")
    length = min(len(first[0]), len(second[0]))
    return first[0][:length] <= second[1][:length] and second[0][:length] <= first[1][:length]


def _ordinal(meeting: Meeting) -> int | None:
    word = meeting.name.split()[0] if meeting.name else ""
    numbers = (ordinal_of(word, language) for language in ("en", "es", "pt", "fr"))
    return next((n for n in numbers if n is not None), None)


def _place(one: Meeting, other: Meeting) -> tuple[float, str] | None:
    if one.place and other.place and plain(one.place) == plain(other.place):
        return CITY, f"same place ({one.place})"
    if one.country and one.country == other.country:
        return COUNTRY, f"same country ({one.country})"
    return None


def _dates(one: Meeting, other: Meeting) -> tuple[float, str] | None:
    if not one.start_date or not other.start_date:
        return None
    length = min(len(one.start_date), len(other.start_date))
    weight, said = {10: (DAY, "days"), 7: (MONTH, "month"), 4: (YEAR, "year")}[length]
    return weight, f"same {said} ({one.start_date[:length]})"


def _holders(one: Meeting, other: Meeting) -> tuple[float, str] | None:
    shared = {a.id for a in one.organisers} & {a.id for a in other.organisers}
    return (ORGANISER, f"same organiser ({', '.join(sorted(shared))})") if shared else None


def _words(meeting: Meeting) -> str:
    return plain(meeting.name.replace("-", ""))  # Ibero-American is Iberoamerican
