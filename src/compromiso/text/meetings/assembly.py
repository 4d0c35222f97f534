"""From the mentions in a text to what it tells of each meeting."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from compromiso.terms.loading import terms
from compromiso.text.meetings.dates import find_dates
from compromiso.text.meetings.gathering import Gathering, Spoken, merge
from compromiso.text.meetings.mentions import (
    NEXT_REACH,
    Mention,
    date_of,
    days_of,
    find_mentions,
    place_of,
)
from compromiso.text.meetings.naming import check_listed
from compromiso.text.meetings.places import place_at, plain
from compromiso.text.meetings.sentences import Sentences, one_line
from compromiso.text.meetings.telling import ALL_KINDS, HOLDER_KINDS, LIST_KINDS, Telling
from compromiso.text.meetings.vocabulary import vocabulary
from compromiso.text.meetings.years import infer_year, year_evidence

if TYPE_CHECKING:
    from collections.abc import Callable

    from compromiso.errors import Issue
    from compromiso.model.instrument import Instrument
    from compromiso.model.structure import Structure
    from compromiso.text.meetings.dates import Dated
    from compromiso.text.meetings.names import EventName
    from compromiso.text.meetings.places import Place

NOTES = frozenset({"press-release", "other", "fact-sheet", "follow-up-report"})
NEWS = frozenset({"press-release"})
NEVER_NEWS = frozenset({"treaty", "resolution", "matrix", "letter"})
NEWS_CHARS, MOST_LABELS = 10_000, 2
DATELINE = re.compile(r"(?:^|\n)[ \t*]*([A-ZÀ-Þ][^\n]{2,60}?)\s+[-–—]{1,2}\s")
TELL_OF_OTHERS = NOTES | {"report", "communique", "letter"}
HOSTED_KINDS = frozenset({"hosted", "hosts"})
OPENING_CHARS = 1200
HOSTED_CHARS = 40
LIST_REACH = 6000
DATELINE_CHARS = 400
ARTICLE_CHARS = 6

Assigned = list[tuple[Mention, Gathering | None]]


def gather(text: str, structure: Structure) -> tuple[list[Gathering], list[Issue]]:
    """List the meetings of a text in the order in which it first speaks of them, and the doubts."""
    flat, sentences = one_line(text), Sentences(text)
    spoken = Spoken()
    issues: list[Issue] = []
    for instrument in structure.instruments:
        told = Telling(text, flat, sentences, instrument.language)
        is_news = is_like_news(told, instrument, structure)
        mentions = find_mentions(
            text,
            flat,
            sentences,
            (instrument.start, instrument.end),
            instrument.language,
            bare=is_news or instrument.kind in NOTES,
        )
        read = [m for m in mentions if not _is_furniture(m.name.start, structure)]
        if read:
            issues.extend(Assembly(told, instrument, spoken, is_news=is_news).read(read))
    return merge(sorted(spoken.gatherings, key=lambda g: min(g.mentions, default=(0, 0)))), issues


def is_like_news(told: Telling, instrument: Instrument, structure: Structure) -> bool:
    """Say whether an instrument is news: called so, or short, unnumbered and told like news."""
    if instrument.kind in NEWS:
        return True
    span = instrument.start, instrument.end
    if instrument.kind in NEVER_NEWS or span[1] - span[0] > NEWS_CHARS:
        return False
    own = [p for p in structure.provisions if p.instrument == instrument.id]
    if sum(p.label is not None for p in own) > MOST_LABELS:
        return False
    return any(told.says(phrase, span) for phrase in terms(told.language, "meetings")["news"])


def _is_furniture(position: int, structure: Structure) -> bool:
    """Say whether a position is in a menu, a running head or a table of contents."""
    i = bisect_right(structure.artefacts, position, key=lambda artefact: artefact.start) - 1
    return (
        i >= 0 and position < structure.artefacts[i].end and structure.artefacts[i].kind != "marker"
    )


class Assembly:
    """Reads the meetings of one instrument into those of its text."""

    def __init__(
        self, told: Telling, instrument: Instrument, spoken: Spoken, *, is_news: bool
    ) -> None:
        self.told = told
        self.text = told.text
        self.language = instrument.language
        self.instrument = instrument
        self.spoken = spoken
        self.is_news = is_news
        self.held: list[tuple[Mention, Gathering]] = []

    def read(self, mentions: list[Mention]) -> list[Issue]:
        """Add what the mentions and the sentences around them tell; give what is doubtful."""
        assigned: Assigned = [(mention, self._assign(mention)) for mention in mentions]
        main = self._main_of(assigned)
        if main is not None and (self.is_news or self.instrument.kind in NOTES):
            assigned = [(m, g or self._attach_bare(m, main)) for m, g in assigned]
        span = self.instrument.start, self.instrument.end
        if main is not None and self.is_news:
            self._take_dateline(main)
            self.told.tell(span, ALL_KINDS, lambda _: main)
            self.told.tell_speakers(main, span)
            self.told.tell_adopted(main, span)
        else:
            self._tell_held()
        self._add_next(assigned, main)
        self._date([g for _, g in assigned if g is not None])
        if main is None or not any(actor.kind == "state" for actor in main.participants):
            return []
        doubt = check_listed(main, self.told.count_claimed(span))
        return [doubt] if doubt else []

    def _assign(self, mention: Mention) -> Gathering | None:
        """Give the meeting of a mention with a name of its own; a new one where none fits."""
        name = mention.name
        if mention.is_next and not name.is_proper:
            return None
        other = _other_noun(mention, self.language)
        if other is not None or not name.is_proper:
            return self._recall(mention, other or name.noun)
        place, dated = self._facts(mention)
        known = self.spoken.gatherings
        if mention.is_next and any(g.has_name(mention) for g in known):
            return None
        same = next((g for g in known if g.is_same(mention, place, dated)), None)
        gathering = same or self.spoken.add()
        self._learn(mention, gathering, place, dated)
        return gathering

    def _facts(self, mention: Mention) -> tuple[Place | None, Dated | None]:
        return (
            place_of(self.text, mention, self.language),
            date_of(self.text, mention, self.language),
        )

    def _learn(
        self, mention: Mention, gathering: Gathering, place: Place | None, dated: Dated | None
    ) -> None:
        gathering.add_name(mention.name)
        self.spoken.speak(gathering, mention.name.noun)
        days = days_of(self.text, mention, self.language) if self.is_news else None
        gathering.learn(place, dated, days)
        if place is not None or dated is not None:
            self.held.append((mention, gathering))

    def _recall(self, mention: Mention, noun: str) -> Gathering | None:
        """Give the meeting that "the Forum" was last said of, and add what is said of it here."""
        known = self._recalled(mention, noun)
        if known is None:
            return None
        place, dated = self._facts(mention)
        if known.conflicts(place, dated):
            return None
        known.mentions.append((mention.name.start, mention.name.end))
        self.spoken.speak(known, noun)
        known.learn(place, dated, None)
        if place is not None or dated is not None:
            self.held.append((mention, known))
        return known

    def _recalled(self, mention: Mention, noun: str) -> Gathering | None:
        """Give the meeting last called so; "the meeting was held in …" may be any spoken of."""
        start = mention.name.start
        if noun != mention.name.noun or self.text[start].isupper():
            return self.spoken.last_called(noun)
        if start - mention.sentence[0] > ARTICLE_CHARS or None in self._facts(mention):
            return None
        return self.spoken.last

    def _main_of(self, assigned: Assigned) -> Gathering | None:
        """Give the meeting that an instrument is about: the first that its opening names."""
        opening = self.instrument.start + OPENING_CHARS
        for mention, gathering in assigned:
            if gathering is not None and (self.is_news or mention.name.start < opening):
                return gathering
        if self.is_news and any(self._tells_where(mention) for mention, _ in assigned):
            return self.spoken.add()
        return None

    def _take_dateline(self, main: Gathering) -> None:
        """Take the place of the dateline for a meeting whose place the news does not tell."""
        start = self.instrument.start
        line = DATELINE.search(self.text, max(0, start - 1), start + OPENING_CHARS)
        place = place_at(self.text, *line.span(1)) if line and main.place is None else None
        if place is not None:
            main.place = place
            main.reasons.append("Place taken from the dateline.")

    def _tells_where(self, mention: Mention) -> bool:
        if mention.is_next or mention.name.start > self.instrument.start + OPENING_CHARS:
            return False
        return place_of(self.text, mention, self.language) is not None

    def _attach_bare(self, mention: Mention, main: Gathering) -> Gathering | None:
        """Take "the two-day event" in a note for the meeting that the note is about."""
        if mention.is_next or mention.name.is_proper or self._is_another(mention, main):
            return None
        if not self.is_news and mention.name.start > self.instrument.start + OPENING_CHARS:
            return None
        place, dated = self._facts(mention)
        if main.conflicts(place, dated):
            return None
        self._learn(mention, main, place, dated)
        return main

    def _is_another(self, mention: Mention, main: Gathering) -> bool:
        """Say whether "a workshop" is meant after the meeting of the news has had its name."""
        start = mention.name.start
        before = self.text[max(0, start - 12) : start].split()[-1:]
        is_new = bool(before) and before[0].lower() in vocabulary(self.language).indefinite
        return is_new and bool(main.mentions) and main.mentions[0][0] < start

    def _tell_held(self) -> None:
        """Tell more of each meeting from around the places that say where or when it was."""
        for mention, gathering in self.held:
            meant = _always(gathering)
            self.told.tell(mention.after, HOLDER_KINDS, meant)
            start, end = mention.before
            self.told.tell((max(start, end - HOSTED_CHARS), end), HOSTED_KINDS, meant)
            self.told.tell_adopted(gathering, self.told.sentence_and_next(mention.sentence))
            self._tell_own_adoption(mention, gathering)
        if self.held and self.instrument.kind in TELL_OF_OTHERS:
            starts = [mention.name.start for mention, _ in self.held]
            self.told.tell((starts[0], starts[-1] + LIST_REACH), LIST_KINDS, self._last_held)

    def _tell_own_adoption(self, mention: Mention, gathering: Gathering) -> None:
        """Count a text that opens with "Gathered at the Summit" among what the Summit adopted."""
        is_opening = mention.name.start < self.instrument.start + OPENING_CHARS
        if mention.is_here and is_opening and self.instrument.kind not in NOTES | {"report"}:
            gathering.adopts = list(dict.fromkeys([*gathering.adopts, self.instrument.title]))

    def _last_held(self, position: int) -> Gathering | None:
        """Give the meeting of which it was last said, before a position, where or when it was."""
        held = [gathering for mention, gathering in self.held if mention.name.start < position]
        return held[-1] if held else None

    def _add_next(self, assigned: Assigned, main: Gathering | None) -> None:
        """Add the meeting that is announced as the next one, if its place or year is said."""
        for mention, known in assigned:
            if known is not None or not mention.is_next:
                continue
            follows = self._followed(mention, main)
            place, dated = self._facts(mention)
            if follows is None or (place is None and dated is None):
                continue
            coming = Gathering(follows=follows)
            coming.add_name(self._next_name(mention))
            coming.learn(place, dated, None)
            said = self.told.flat[slice(*mention.sentence)]
            next_year = terms(self.language, "dates")["next_year"]
            coming.is_year_after = any(phrase in said for phrase in next_year)
            self.spoken.gatherings.append(coming)

    def _followed(self, mention: Mention, main: Gathering | None) -> Gathering | None:
        """Give the meeting after which "the next meeting of the Forum" comes."""
        if mention.name.is_proper:
            return next((g for g in self.spoken.gatherings if g.has_name(mention)), None)
        if self.is_news:
            return main
        start = mention.name.start
        spoken = [(m, g) for g in self.spoken.gatherings for m, _ in g.mentions if m < start]
        return max(spoken, key=lambda pair: pair[0])[1] if spoken else None

    def _next_name(self, mention: Mention) -> EventName:
        """Give "next meeting" as printed, its article left out."""
        name, flat = mention.name, self.told.flat
        low = max(mention.sentence[0], name.start - NEXT_REACH)
        starts = [flat.find(p, low, name.end) for p in terms(self.language, "meetings")["next"]]
        start = min((at for at in starts if at >= 0), default=name.start)
        words = self.text[start : name.end].split()
        if words[0].lower() in vocabulary(self.language).articles:
            words = words[1:]
        return replace(name, text=" ".join(words))

    def _dateline_date(self) -> str | None:
        """Give the first full date that the opening prints, in ISO 8601."""
        start, end = self.instrument.start, self.instrument.end
        opening = find_dates(self.text, self.language, start, min(end, start + DATELINE_CHARS))
        return next((d.first(None) for d in opening if d.year and d.day), None)

    def _date(self, told: list[Gathering]) -> None:
        """Infer the years that the dates of an instrument's meetings leave out."""
        undated = [g for g in {id(g): g for g in told}.values() if _lacks_year(g)]
        if not undated:
            return
        span = self.instrument.start, self.instrument.end
        on_weekday = any(g.dated and g.dated.weekday is not None for g in undated)
        known = span if on_weekday else (0, 0)
        evidence = year_evidence(self.text, known, self.instrument.date or self._dateline_date())
        for gathering in undated:
            if gathering.dated is not None:
                gathering.year, reason = infer_year(gathering.dated, evidence)
                gathering.reasons.append(reason)


def _lacks_year(gathering: Gathering) -> bool:
    return gathering.dated is not None and not gathering.dated.year and not gathering.year


def _always(gathering: Gathering) -> Callable[[int], Gathering]:
    return lambda _: gathering


def _other_noun(mention: Mention, language: str) -> str | None:
    """Give the noun of the meeting that is meant by "first meeting of the Forum", else None."""
    if mention.name.noun not in mention.name.text:
        return None
    nouns = vocabulary(language).named - {mention.name.noun}
    return next((noun for noun in sorted(nouns) if plain(noun) in mention.name.words), None)
