"""Mentions of one meeting brought together, and told from those of another."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from compromiso.text.meetings.places import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compromiso.model.actor import Actor
    from compromiso.text.meetings.dates import Dated
    from compromiso.text.meetings.mentions import Mention
    from compromiso.text.meetings.names import EventName
    from compromiso.text.meetings.places import Place


@dataclass(slots=True)
class Gathering:
    """What a text has told so far of one meeting."""

    names: list[EventName] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)
    has_acronym: bool = False
    mentions: list[tuple[int, int]] = field(default_factory=list)
    place: Place | None = None
    dated: Dated | None = None
    year: int | None = None
    days: int | None = None
    organisers: list[Actor] = field(default_factory=list)
    supporters: list[Actor] = field(default_factory=list)
    participants: list[Actor] = field(default_factory=list)
    adopts: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    follows: Gathering | None = None
    is_year_after: bool = False

    def add_name(self, name: EventName) -> None:
        """Count a mention of the meeting by this name."""
        if not any(known.tells(name) for known in self.names):
            self.names.append(name)
            self.nouns.add(name.noun)
            self.has_acronym = self.has_acronym or name.acronym is not None
        self.mentions.append((name.start, name.end))

    def learn(self, place: Place | None, dated: Dated | None, days: int | None) -> None:
        """Take over what is not known yet; a city makes the country of a place exact."""
        if place is not None and (self.place is None or self._is_more_exact(place)):
            self.place = place
        if dated is not None and (self.dated is None or self._is_longer(dated)):
            self.dated = dated
        if self.days is None:
            self.days = days

    def _is_more_exact(self, place: Place) -> bool:
        known = self.place
        return (
            known is not None
            and place.is_city
            and not known.is_city
            and place.country == known.country
        )

    def _is_longer(self, dated: Dated) -> bool:
        known = self.dated
        if known is None or dated.month is None:
            return False
        agrees = known.month in (None, dated.month) and None in (known.year, dated.year, known.day)
        return agrees and known.day is None and dated.day is not None

    def is_same(self, mention: Mention, place: Place | None, dated: Dated | None) -> bool:
        """Say whether a mention can be of this meeting: no conflict, and a name in common."""
        name = mention.name
        if not (name.noun in self.nouns or name.acronym or self.has_acronym):
            return False
        if self.conflicts(place, dated):
            return False
        if not any(is_same_name(known, name, self.place, place) for known in self.names):
            return False
        return self.fits((name,), place)

    def fits(self, names: Iterable[EventName], place: Place | None) -> bool:
        """Say whether one side names nothing that the other lacks, as Global and Regional do."""
        aside = _aside(self.names, self.place) | _aside(names, place)
        mine = frozenset().union(*(name.words for name in self.names)) - aside
        theirs = frozenset().union(*(name.words for name in names)) - aside
        return mine <= theirs or theirs <= mine

    def has_name(self, mention: Mention) -> bool:
        """Say whether a mention names the meeting or its series, whatever its date and place."""
        return any(is_same_name(known, mention.name, self.place, None) for known in self.names)

    def conflicts(self, place: Place | None, dated: Dated | None) -> bool:
        """Say whether a place or date cannot be that of the meeting."""
        if place and self.place and place.country != self.place.country:
            return True
        if dated is None or self.dated is None:
            return False
        pairs = (
            (dated.year, self.dated.year),
            (dated.month, self.dated.month),
            (dated.day, self.dated.day),
        )
        return any(None not in pair and pair[0] != pair[1] for pair in pairs)

    def is_same_as(self, other: Gathering) -> bool:
        """Say whether two meetings told apart so far are one after all."""
        if not (self.nouns & other.nouns or self.has_acronym or other.has_acronym):
            return False
        if self.follows or other.follows or self.conflicts(other.place, other.dated):
            return False
        if self._meets(other):
            return True
        if _ordinals(self) and _ordinals(other) and not _ordinals(self) & _ordinals(other):
            return False
        if not self.fits(other.names, other.place):
            return False
        return any(
            is_same_name(one, another, self.place, other.place)
            for one in self.names
            for another in other.names
            if one.is_proper and another.is_proper
        )

    def _meets(self, other: Gathering) -> bool:
        """Say whether both are on the same days in the same place, under names that agree."""
        if not (self.place and other.place and self.dated and other.dated):
            return False
        days = {(d.year, d.month, d.day) for d in (self.dated, other.dated)}
        if self.place.name != other.place.name or len(days) > 1 or self.dated.day is None:
            return False
        return any(
            one.noun == another.noun and (one.words <= another.words or another.words <= one.words)
            for one in self.names
            for another in other.names
        )

    def absorb(self, other: Gathering) -> None:
        """Take over all that was told of the same meeting elsewhere in the text."""
        self.names += other.names
        self.nouns |= other.nouns
        self.has_acronym = self.has_acronym or other.has_acronym
        self.mentions += other.mentions
        self.learn(other.place, other.dated, other.days)
        self.year = self.year or other.year
        for mine, theirs in (
            (self.organisers, other.organisers),
            (self.supporters, other.supporters),
            (self.participants, other.participants),
        ):
            mine += [actor for actor in theirs if actor not in mine]
        self.adopts = list(dict.fromkeys([*self.adopts, *other.adopts]))
        self.reasons += other.reasons

    def best_name(self) -> EventName | None:
        """Give the name that tells most, one not in capitals if there is one."""
        proper = [name for name in self.names if name.is_proper] or self.names
        said = set(plain(self.place.name).split()) if self.place else set()
        return max(proper, key=lambda name: _telling(name, said), default=None)


def _telling(name: EventName, place: set[str]) -> tuple[bool, int, int]:
    """Rank a name by what it tells beside the place; a number tells as much as two words."""
    told = len(name.words - place) + 2 * (name.ordinal is not None)
    return not name.text.isupper(), told, len(name.words)


def is_same_name(
    one: EventName, other: EventName, place: Place | None, other_place: Place | None
) -> bool:
    """Say whether two names can be those of one meeting."""
    abbreviated = one.acronym is not None or other.acronym is not None
    if one.noun != other.noun and not abbreviated:
        return False
    if abbreviated and (_is_acronym_of(one, other) or _is_acronym_of(other, one)):
        return one.ordinal == other.ordinal or None in (one.ordinal, other.ordinal)
    if one.noun != other.noun and not {one.noun, other.noun} & one.words & other.words:
        return False
    if one.ordinal != other.ordinal and None not in (one.ordinal, other.ordinal):
        return False
    if _is_named_after(one, other_place) or _is_named_after(other, place):
        return True
    smaller, larger = (one, other) if len(one.words) <= len(other.words) else (other, one)
    if not smaller.words:
        return one.ordinal is not None and one.ordinal == other.ordinal
    if smaller.words <= larger.words and 2 * len(smaller.words) > len(larger.words):
        return True
    return plain(larger.text).startswith(plain(smaller.text))


def _is_named_after(name: EventName, place: Place | None) -> bool:
    """Say whether a meeting is called by its place alone: "the Lima Summit"."""
    return place is not None and bool(name.words) and name.words <= set(plain(place.name).split())


def merge(gatherings: Iterable[Gathering]) -> list[Gathering]:
    """Bring together the meetings that turn out to be one, now that all is told."""
    merged: list[Gathering] = []
    for gathering in gatherings:
        same = next((known for known in merged if known.is_same_as(gathering)), None)
        if same is None:
            merged.append(gathering)
        else:
            same.absorb(gathering)
    return merged


def _aside(names: Iterable[EventName], place: Place | None) -> set[str]:
    """Give the words of names that say where, or abbreviate, and so tell no meeting apart."""
    told = set(plain(place.name).split()) if place else set()
    return told | {plain(name.acronym) for name in names if name.acronym}


def _ordinals(gathering: Gathering) -> set[int]:
    return {name.ordinal for name in gathering.names if name.ordinal is not None}


def _is_acronym_of(one: EventName, other: EventName) -> bool:
    if one.acronym is None:
        return False
    return one.acronym == other.acronym or plain(one.acronym) in other.words


class Spoken:
    """The meetings that a text has spoken of so far, and which of them last."""

    def __init__(self) -> None:
        self.gatherings: list[Gathering] = []
        self.last: Gathering | None = None
        self._last_called: dict[str, Gathering] = {}

    def speak(self, gathering: Gathering, noun: str) -> None:
        """Note that a meeting was spoken of, called by a noun."""
        self.last = self._last_called[noun] = gathering

    def last_called(self, noun: str) -> Gathering | None:
        """Give the meeting that was last called by a noun."""
        return self._last_called.get(noun)

    def add(self) -> Gathering:
        """Begin a new meeting."""
        self.gatherings.append(Gathering())
        return self.gatherings[-1]
