"""From the mentions in a text to what it tells of each meeting."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from compromiso.terms.loading import terms
from compromiso.text.meetings.gathering import Gathering, latest, merge
from compromiso.text.meetings.mentions import (
    NEXT_REACH,
    Mention,
    date_of,
    days_of,
    find_mentions,
    place_of,
)
from compromiso.text.meetings.naming import check_listed
from compromiso.text.meetings.sentences import Sentences, one_line
from compromiso.text.meetings.telling import (
    ALL_KINDS,
    HOLDER_KINDS,
    LIST_KINDS,
    Telling,
)
from compromiso.text.meetings.vocabulary import vocabulary
from compromiso.text.meetings.years import infer_year, year_evidence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from compromiso.errors import Issue
    from compromiso.model.instrument import Instrument
    from compromiso.model.structure import Structure
    from compromiso.text.meetings.dates import Dated
    from compromiso.text.meetings.names import EventName
    from compromiso.text.meetings.places import Place

NOTES = frozenset({"press-release", "other", "fact-sheet", "follow-up-report"})
NEWS = frozenset({"press-release"})
OPENING_CHARS = 1200
HOSTED_CHARS = 40
LIST_REACH = 6000
HOSTED_KINDS = frozenset({"hosted", "hosts"})


class Assembly:
    """Reads the meetings of one text, instrument by instrument."""

    def __init__(self, text: str, structure: Structure) -> None:
        self.text = text
        self.flat = one_line(text)
        self.sentences = Sentences(text)
        self.structure = structure
        self.gatherings: list[Gathering] = []
        self.issues: list[Issue] = []
        self._held: list[tuple[Mention, Gathering]] = []
        furniture = [a for a in structure.artefacts if a.kind != "marker"]
        self._furniture = [(a.start, a.end) for a in furniture]
        self._furniture_starts = [start for start, _ in self._furniture]

    def gather(self) -> list[Gathering]:
        """List the meetings, in the order in which the text first speaks of them."""
        for instrument in self.structure.instruments:
            self._gather_instrument(instrument)
        told = sorted(self.gatherings, key=lambda g: min(g.mentions, default=(0, 0)))
        return merge(told)

    def _gather_instrument(self, instrument: Instrument) -> None:
        language, span = instrument.language, (instrument.start, instrument.end)
        found = find_mentions(
            self.text, self.flat, self.sentences, span, language,
            bare=instrument.kind in NOTES,
        )  # fmt: skip
        mentions = [m for m in found if not self._is_furniture(m.name.start)]
        if not mentions:
            return
        told = Telling(self.text, self.flat, self.sentences, language)
        self._held = []
        here = [self._assign(mention, language) for mention in mentions]
        main = self._main_of(instrument, mentions, here)
        if main is not None and instrument.kind in NOTES:
            self._attach_bare(instrument, main, mentions, here)
        if main is not None and instrument.kind in NEWS:
            told.tell(span, ALL_KINDS, lambda _: main)
            told.tell_speakers(main, span)
            told.tell_adopted(main, span)
        else:
            self._tell_held(instrument, told)
        self._add_next(mentions, here, main, language)
        self._date(instrument, here, main)
        if main is not None and any(actor.kind == "state" for actor in main.participants):
            self._check(main, told.count_claimed(span))

    def _tell_held(self, instrument: Instrument, told: Telling) -> None:
        """Tell more of each meeting from around the places that say where or when it was."""
        for mention, gathering in self._held:
            meant = _always(gathering)
            told.tell(mention.after, HOLDER_KINDS, meant)
            start, end = mention.before
            told.tell((max(start, end - HOSTED_CHARS), end), HOSTED_KINDS, meant)
            told.tell_adopted(gathering, told.sentence_and_next(mention.sentence))
            is_opening = mention.name.start < instrument.start + OPENING_CHARS
            if mention.is_here and is_opening and instrument.kind not in NOTES | {"report"}:
                gathering.adopts = list(dict.fromkeys([*gathering.adopts, instrument.title]))
        if self._held:
            starts = [mention.name.start for mention, _ in self._held]
            told.tell((starts[0], starts[-1] + LIST_REACH), LIST_KINDS, self._last_held)

    def _last_held(self, position: int) -> Gathering | None:
        """Give the meeting of which it was last said, before a position, where or when it was."""
        held = [gathering for mention, gathering in self._held if mention.name.start < position]
        return held[-1] if held else None

    def _check(self, gathering: Gathering, claim: tuple[int, int, int] | None) -> None:
        doubt = check_listed(gathering, claim)
        if doubt is not None:
            self.issues.append(doubt)

    def _is_furniture(self, position: int) -> bool:
        i = bisect_right(self._furniture_starts, position) - 1
        return i >= 0 and position < self._furniture[i][1]

    def _assign(self, mention: Mention, language: str) -> Gathering | None:
        """Give the meeting of a mention with a name of its own; a new one where none fits."""
        name = mention.name
        if mention.is_next and not name.is_proper:
            return None
        if not name.is_proper or _speaks_of_another(mention, language):
            return self._recall(mention, language)
        place = place_of(self.text, mention, language)
        dated = date_of(self.text, mention, language)
        if mention.is_next and any(g.has_name(mention) for g in self.gatherings):
            return None
        same = next((g for g in self.gatherings if g.is_same(mention, place, dated)), None)
        gathering = same or Gathering()
        if same is None:
            self.gatherings.append(gathering)
        gathering.add_name(name)
        gathering.learn(place, dated, days_of(self.text, mention, language))
        self._note_held(mention, gathering, place, dated)
        return gathering

    def _note_held(
        self, mention: Mention, gathering: Gathering, place: Place | None, dated: Dated | None
    ) -> None:
        if place is not None or dated is not None:
            self._held.append((mention, gathering))

    def _recall(self, mention: Mention, language: str) -> Gathering | None:
        """Give the meeting that "the Forum" was last said of, and add what is said of it here."""
        name = mention.name
        if not self.text[name.start].isupper():
            return None
        known = latest(self.gatherings, name.noun, name.start)
        if known is None:
            return None
        place, dated = place_of(self.text, mention, language), date_of(self.text, mention, language)
        if known.conflicts(place, dated):
            return None
        known.mentions.append((name.start, name.end))
        known.learn(place, dated, None)
        self._note_held(mention, known, place, dated)
        return known

    def _main_of(
        self, instrument: Instrument, mentions: list[Mention], here: list[Gathering | None]
    ) -> Gathering | None:
        """Give the meeting that an instrument is about: the first that its opening names."""
        is_news = instrument.kind in NEWS
        opening = instrument.end if is_news else instrument.start + OPENING_CHARS
        for mention, gathering in zip(mentions, here, strict=True):
            if gathering is not None and mention.name.start < opening:
                return gathering
        if is_news and any(self._tells_where(mention, instrument) for mention in mentions):
            self.gatherings.append(Gathering())
            return self.gatherings[-1]
        return None

    def _tells_where(self, mention: Mention, instrument: Instrument) -> bool:
        if mention.is_next or mention.name.start > instrument.start + OPENING_CHARS:
            return False
        return place_of(self.text, mention, instrument.language) is not None

    def _attach_bare(
        self, instrument: Instrument, main: Gathering, mentions: list[Mention],
        here: list[Gathering | None],
    ) -> None:  # fmt: skip
        """Take "the two-day event" in a note for the meeting that the note is about."""
        language = instrument.language
        opening = instrument.end if instrument.kind in NEWS else instrument.start + OPENING_CHARS
        for i, mention in enumerate(mentions):
            bare = here[i] is None and not mention.is_next and not mention.name.is_proper
            if not bare or mention.name.start >= opening:
                continue
            place = place_of(self.text, mention, language)
            dated = date_of(self.text, mention, language)
            if main.conflicts(place, dated):
                continue
            here[i] = main
            main.add_name(mention.name)
            main.learn(place, dated, days_of(self.text, mention, language))

    def _add_next(
        self, mentions: list[Mention], here: list[Gathering | None], main: Gathering | None,
        language: str,
    ) -> None:  # fmt: skip
        """Add the meeting that is announced as the next one, if its place or year is said."""
        for mention, known in zip(mentions, here, strict=True):
            if known is not None or not mention.is_next:
                continue
            follows = self._followed(mention, main)
            place = place_of(self.text, mention, language)
            dated = date_of(self.text, mention, language)
            if follows is None or (place is None and dated is None):
                continue
            coming = Gathering(follows=follows)
            coming.add_name(self._next_name(mention, language))
            coming.learn(place, dated, None)
            said = self.flat[slice(*mention.sentence)]
            coming.is_year_after = any(p in said for p in terms(language, "dates")["next_year"])
            self.gatherings.append(coming)

    def _followed(self, mention: Mention, main: Gathering | None) -> Gathering | None:
        """Give the meeting after which "the next meeting of the Forum" comes."""
        if mention.name.is_proper:
            return next((g for g in self.gatherings if g.has_name(mention)), None)
        return main or latest(self.gatherings, mention.name.noun, mention.name.start)

    def _next_name(self, mention: Mention, language: str) -> EventName:
        """Give "next meeting" as printed, its article left out."""
        name = mention.name
        low = max(mention.sentence[0], name.start - NEXT_REACH)
        starts = [self.flat.find(p, low, name.end) for p in terms(language, "meetings")["next"]]
        start = min((at for at in starts if at >= 0), default=name.start)
        words = self.text[start : name.end].split()
        if words[0].lower() in vocabulary(language).articles:
            words = words[1:]
        return replace(name, text=" ".join(words))

    def _date(
        self, instrument: Instrument, here: Iterable[Gathering | None], main: Gathering | None
    ) -> None:
        """Infer the years that the dates of an instrument's meetings leave out."""
        told = {id(g): g for g in (*here, main) if g is not None}
        undated = [g for g in told.values() if g.dated and not g.dated.year and not g.year]
        if not undated:
            return
        span = instrument.start, instrument.end
        on_weekday = any(g.dated and g.dated.weekday is not None for g in undated)
        evidence = year_evidence(self.text, span if on_weekday else (0, 0), instrument.date)
        for gathering in undated:
            if gathering.dated is not None:
                gathering.year, reason = infer_year(gathering.dated, evidence)
                gathering.reasons.append(reason)


def _always(gathering: Gathering) -> Callable[[int], Gathering]:
    return lambda _: gathering


def _speaks_of_another(mention: Mention, language: str) -> bool:
    """Say whether "meeting of the Forum" is meant, where the Forum is what is named."""
    nouns = vocabulary(language).named - {mention.name.noun}
    is_small = mention.name.noun in mention.name.text
    return is_small and bool(nouns & mention.name.words)
