"""What a text says of who held a meeting, who came and what came of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from compromiso.terms.loading import terms
from compromiso.text.meetings.mentions import place_in
from compromiso.text.meetings.numbers import whole_number
from compromiso.text.meetings.parties import (
    name_end,
    party,
    party_grammar,
    read_parties,
)
from compromiso.text.meetings.people import find_speakers, read_people
from compromiso.text.meetings.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from compromiso.model.actor import Actor
    from compromiso.text.meetings.gathering import Gathering
    from compromiso.text.meetings.sentences import Sentences

Span = tuple[int, int]

HOLDER_KINDS = frozenset({"organised", "supported", "hosts", "hosted"})
LIST_KINDS = frozenset({"participants", "states_present", "bodies_present"})
ALL_KINDS = HOLDER_KINDS | LIST_KINDS | {"supporters_gave"}
SUBJECT_CHARS = 140
SHORT_CHARS = 2000
WORD = re.compile(r"[^\W_]+")
LIST_CHARS = 4000
CAPITAL = r"[A-ZÀ-Þ][\w’'.-]*"
SUBJECT = re.compile(
    rf"(?<![\w’'])((?:{CAPITAL}(?:\s+(?:of|de|del|do|da|du|for|para|the|la)){{0,2}}\s+){{0,8}}"
    rf"(?:{CAPITAL}|government|gobierno|governo|gouvernement))[\s,]*$"
)
LIST_END = re.compile(r"\.(?=\s*\n|\s*$)")
NEXT_SENTENCE_CHARS = 200
APPOSITION = re.compile(r",\s[^,.;:]{1,80},\s*")
GAP_TO_OBJECT = re.compile(r"\s+(?:[a-zà-ÿ]{1,5}\s+){0,2}[\"“«]?")


@dataclass(frozen=True, slots=True)
class Telling:
    """A text in which to look for what it tells; `flat` is the same in small letters."""

    text: str
    flat: str
    sentences: Sentences
    language: str

    def tell(
        self, span: Span, kinds: frozenset[str], meant: Callable[[int], Gathering | None]
    ) -> None:
        """Add what phrases of these kinds say to the meeting that is meant where they stand."""
        taken: set[int] = set()
        for phrase, kind in self._phrases(span, kinds):
            for at in self._find(phrase, span):
                gathering = meant(at)
                if gathering and taken.isdisjoint(range(at, at + len(phrase))):
                    taken.update(range(at, at + len(phrase)))
                    self._take(gathering, kind, (at, at + len(phrase)))

    def _phrases(self, span: Span, kinds: frozenset[str]) -> list[tuple[str, str]]:
        """List the phrases of these kinds whose first word stands in a stretch of text."""
        phrases = vocabulary(self.language).phrases_by_word
        if span[1] - span[0] > SHORT_CHARS:
            wanted = (w for w, them in phrases.items() if any(kind in kinds for _, kind in them))
            spoken = {word for word in wanted if self.flat.find(word, *span) >= 0}
        else:
            spoken = phrases.keys() & set(WORD.findall(self.flat, *span))
        found = (entry for word in spoken for entry in phrases[word] if entry[1] in kinds)
        return sorted(found, key=_longest_first)

    def _find(self, phrase: str, span: Span) -> Iterator[int]:
        at = self.flat.find(phrase, *span)
        while at >= 0:
            end = at + len(phrase)
            if not self.flat[at - 1 : at].isalnum() and not self.flat[end : end + 1].isalnum():
                yield at
            at = self.flat.find(phrase, end, span[1])

    def _take(self, gathering: Gathering, kind: str, phrase: Span) -> None:
        sentence = self.sentences.around(phrase[1] - 1)
        end = max(sentence[1], phrase[1])
        if kind == "participants":
            _extend(gathering.participants, self._people(phrase[1]))
        elif kind in ("states_present", "bodies_present"):
            end = max(end, self._list_end(phrase[1]))
            listed = read_parties(self.text, phrase[1], end, self.language)
            if kind == "states_present":
                listed = tuple(actor for actor in listed if actor.kind == "state")
            _extend(gathering.participants, listed)
        elif kind in ("supporters_gave", "hosts", "hosted"):
            start = max(sentence[0], phrase[0] - SUBJECT_CHARS)
            holders = gathering.supporters if kind == "supporters_gave" else gathering.organisers
            _extend(holders, self._subject(start, phrase[0]))
        else:
            holders = gathering.organisers if kind == "organised" else gathering.supporters
            _extend(holders, read_parties(self.text, phrase[1], end, self.language))

    def says(self, phrase: str, span: Span) -> bool:
        """Say whether a phrase stands in a stretch of text."""
        return next(self._find(phrase.replace("’", "'"), span), None) is not None

    def _people(self, start: int) -> tuple[Actor, ...]:
        return read_people(self.text, start, self._list_end(start), self.language)

    def _list_end(self, start: int) -> int:
        """Give where a list ends: at a full stop that ends its line, or at an empty line."""
        empty = self.text.find("\n\n", start, start + LIST_CHARS)
        stop = empty if empty >= 0 else min(len(self.text), start + LIST_CHARS)
        full_stop = LIST_END.search(self.text, start, stop)
        return full_stop.start() if full_stop else stop

    def _subject(self, start: int, end: int) -> tuple[Actor, ...]:
        """Give the body, State or person that opens the sentence or stands before a position."""
        opening = party_grammar(self.language).lead.match(self.text, start, end)
        first = opening.end() if opening else start
        stop = name_end(self.text, first, end, self.language)
        if stop > first and self._is_all_place(stop, end):
            return (party(self.text, first, stop, None, self.language),)
        speakers = find_speakers(self.text, start, end, self.language)
        if speakers:
            return speakers
        found = SUBJECT.search(self.text[start:end])
        if found is None:
            return ()
        return (
            party(self.text, start + found.start(1), start + found.end(1), None, self.language),
        )

    def _is_all_place(self, start: int, end: int) -> bool:
        """Say whether nothing but "in Lima" stands between two positions."""
        if not self.text[start:end].strip() or APPOSITION.fullmatch(self.text, start, end):
            return True
        place = place_in(self.text, start, end, self.language)
        return (
            place is not None
            and place.start - start < len(" in the city of ")
            and place.end >= end - 1
        )

    def tell_speakers(self, gathering: Gathering, span: Span) -> None:
        """Add the persons who are said to open, chair or address a meeting."""
        for phrase in terms(self.language, "meetings")["speaking"]:
            for at in self._find(phrase, span):
                around = self.sentences.around(at)
                _extend(gathering.participants, find_speakers(self.text, *around, self.language))

    def tell_adopted(self, gathering: Gathering, span: Span) -> None:
        """Add the instruments that a stretch of text says were adopted, signed, approved."""
        names = list(gathering.adopts)
        for verb in terms(self.language, "meetings")["adopted"]:
            for at in self._find(verb, span):
                names.extend(self._object(at + len(verb), span))
                if " " in verb:  # "was the product of", not "adopted"
                    names.extend(self._thing_before(at, span))
        gathering.adopts = list(dict.fromkeys(names))

    def _object(self, end: int, span: Span) -> Iterator[str]:
        """Yield the instrument that follows a verb: "adopted the Lima Declaration"."""
        gap = GAP_TO_OBJECT.match(self.text, end, span[1])
        thing = adopted_name(self.language).match(self.text, gap.end(), span[1]) if gap else None
        if thing is not None:
            yield " ".join(thing[0].split())

    def _thing_before(self, start: int, span: Span) -> Iterator[str]:
        """Yield the instrument that a phrase follows: "The Lima Declaration was the fruit of"."""
        low = max(span[0], start - SUBJECT_CHARS)
        for found in adopted_name(self.language).finditer(self.text, low, start):
            if not self.text[found.end() : start].strip(' \n"”»'):
                yield _without_article(found[0], self.language)

    def sentence_and_next(self, sentence: Span) -> Span:
        """Give a sentence with the one after it, where what was adopted is often said."""
        after = self.sentences.around(min(sentence[1], len(self.text) - 1))[1]
        return sentence[0], max(sentence[1], min(after, sentence[1] + NEXT_SENTENCE_CHARS))

    def count_claimed(self, span: Span) -> tuple[int, int, int] | None:
        """Give how many States a text says took part, and where it says so."""
        for found in counted(self.language).finditer(self.flat, *span):
            number = whole_number(found[1], self.language)
            if number is not None and number > 2:
                return number, found.start(), found.end()
        return None


@cache
def adopted_name(language: str) -> re.Pattern[str]:
    """Compile the name of an instrument: "Lima Declaration", "Declaración de Lima sobre …"."""
    nouns = "|".join(map(re.escape, terms(language, "meetings")["instruments"]))
    inside = r"(?:of|on|de|del|do|da|du|sobre|sur|la|el|the|and|y|e|et|le)"
    word = r"[A-ZÀ-Þ][\w’'-]*"
    more = rf"(?:(?:\s+{inside}){{1,3}}\s+{word}(?:\s+{word}){{0,3}}){{0,4}}"
    return re.compile(
        rf"(?:(?:{word}\s+){{1,4}}(?:{nouns})(?!\w){more}"
        rf"|(?:{nouns})(?:\s+{inside}){{1,3}}\s+{word}(?:\s+{word}){{0,3}}{more})"
    )


@cache
def counted(language: str) -> re.Pattern[str]:
    """Compile a number of States: "24 countries", "veintidós Estados"."""
    words = "|".join(map(re.escape, terms(language, "meetings")["counted"]))
    return re.compile(rf"(?<![\w-])([\w-]{{1,16}})\s+(?:{words})(?!\w)")


def _longest_first(entry: tuple[str, str]) -> tuple[int, str]:
    return -len(entry[0]), entry[0]


def _without_article(name: str, language: str) -> str:
    words = name.split()
    while words and words[0].lower() in vocabulary(language).articles:
        words.pop(0)
    return " ".join(words)


def _extend(known: list[Actor], further: Iterable[Actor]) -> None:
    ids = {actor.id for actor in known}
    known.extend(actor for actor in further if actor.id not in ids)
