"""Where a text speaks of a meeting, and what stands near: place, days, length."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from compromiso.terms.loading import terms
from compromiso.text.meetings.dates import Dated, find_dates, find_years
from compromiso.text.meetings.names import EventName, event_name
from compromiso.text.meetings.places import Place, peoples, place_at, place_words, plain
from compromiso.text.meetings.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compromiso.text.meetings.sentences import Sentences

Span = tuple[int, int]
WORD = re.compile(r"[^\s,]+,?\s+")
LARGER_NAME = re.compile(r"\s(?!\s)[A-ZÀ-Þ]")
PLACE_REACH, DATE_REACH, YEAR_REACH, BARE_REACH = 130, 150, 60, 45
LITTLE_WORDS = 4
OF_A_NUMBER = re.compile(r"\d\S*\s+(?:of|de|del|do|du)\s+$")  # a resolution's date
MOST_MENTIONS = 20_000
CAPITAL_REACH = 20
NEXT_REACH = 32
WORD_CHARS = re.compile(r"[^\W_]+")
OPENING_REACH = 40
LEAD_WORDS = 5


@dataclass(frozen=True, slots=True)
class Mention:
    """One place that speaks of a meeting; `before` and `after` are what its sentence says of it."""

    name: EventName
    sentence: tuple[int, int]
    before: tuple[int, int]
    after: tuple[int, int]
    is_next: bool
    is_here: bool


def find_mentions(
    text: str, flat: str, sentences: Sentences, span: Span, language: str, *, bare: bool
) -> list[Mention]:
    """List the mentions of meetings in a stretch of text, in order; `bare` ones if asked."""
    names = []
    for noun in sorted(_nouns(flat, span, language))[:MOST_MENTIONS]:
        if bare or _has_capitals(text, noun):
            sentence = sentences.around(noun[0])
            names.append((event_name(text, noun, sentence, language), sentence))
    names = _distinct(names)
    mentions = []
    for i, (name, sentence) in enumerate(names):
        earlier = names[i - 1][0].end if i and names[i - 1][1] == sentence else sentence[0]
        later = (
            names[i + 1][0].start
            if i + 1 < len(names) and names[i + 1][1] == sentence
            else sentence[1]
        )
        before = earlier, max(earlier, name.start)
        after = name.end, _clause_end(text, name.end, max(name.end, later))
        mentions.append(
            Mention(
                name,
                sentence,
                before,
                after,
                _is_next(flat, name, language),
                _is_here(flat, before, after, language),
            )
        )
    return mentions


def _has_capitals(text: str, noun: tuple[int, int]) -> bool:
    """Say whether a noun can be part of a name: it or a word close to it has a capital."""
    near = text[max(0, noun[0] - CAPITAL_REACH) : noun[1] + CAPITAL_REACH]
    return not near.islower()


def _clause_end(text: str, start: int, end: int) -> int:
    """Give where the clause after a name ends: at a semicolon, else with its sentence."""
    stop = text.find(";", start, end)
    return stop if stop >= 0 else end


def _nouns(flat: str, span: tuple[int, int], language: str) -> Iterator[tuple[int, int]]:
    words = vocabulary(language)
    for noun in words.named | words.plain:
        at = flat.find(noun, *span)
        while at >= 0:
            end = at + len(noun)
            if not flat[at - 1 : at].isalnum() and not flat[end : end + 1].isalnum():
                yield at, end
            at = flat.find(noun, end, span[1])


def _distinct(
    names: list[tuple[EventName, tuple[int, int]]],
) -> list[tuple[EventName, tuple[int, int]]]:
    """Keep one of the mentions that share words: the longer name."""
    kept: list[tuple[EventName, tuple[int, int]]] = []
    for name, sentence in names:
        if kept and name.start < kept[-1][0].end:
            if len(name.text) >= len(kept[-1][0].text):
                kept[-1] = (name, sentence)
            continue
        kept.append((name, sentence))
    return kept


def _is_next(flat: str, name: EventName, language: str) -> bool:
    """Say whether "the next" stands before the name, or "next meeting of the" before it."""
    for phrase in terms(language, "meetings")["next"]:
        at = flat.rfind(phrase, max(0, name.start - NEXT_REACH), name.end)
        end = at + len(phrase)
        if at >= 0 and (end >= name.start or _is_little(flat[end : name.start], language)):
            return True
    return False


def _is_here(flat: str, before: Span, after: Span, language: str) -> bool:
    """Say whether the sentence says that people meet: "are coming together in Lima for the …"."""
    here = vocabulary(language).here
    start = max(before[0], before[1] - 2 * PLACE_REACH)
    return any(here.search(flat, *span) for span in ((start, before[1]), (after[0], after[0] + 30)))


def place_of(text: str, mention: Mention, language: str) -> Place | None:
    """Give the place that the sentence of a mention puts the meeting in."""
    start, end = mention.after
    reach = PLACE_REACH if mention.name.is_proper else BARE_REACH
    after = place_in(text, start, min(end, start + reach), language)
    if after is not None or not (mention.is_here or mention.name.is_proper):
        return after
    start, end = mention.before
    places = list(places_in(text, max(start, end - 2 * PLACE_REACH), end, language))
    dates = find_dates(text, language, max(start, end - DATE_REACH), end) if places else ()
    for place in reversed(places):
        opening = place.start - mention.sentence[0] <= OPENING_REACH
        if opening or mention.is_here or _is_joined(text, place.end, end, dates, language):
            return place
    return (_opening_place(text, mention, language)) or _place_in_name(text, mention.name)


def _opening_place(text: str, mention: Mention, language: str) -> Place | None:
    """Give the place that opens a sentence as its subject: "Madrid receives the conference"."""
    if not mention.is_here:
        return None
    start, end = (
        mention.sentence[0],
        min(mention.before[1], mention.sentence[0] + 2 * OPENING_REACH),
    )
    while start < end and not text[start].isalnum():
        start += 1
    return _place_after(text, start, end, language)


def _is_joined(text: str, start: int, end: int, dates: tuple[Dated, ...], language: str) -> bool:
    """Say whether only little words and dates stand between a place or date and a name."""
    for dated in dates:
        if dated.start >= start:
            between = text[start : dated.start]
            return _is_little(between, language) and _is_little(text[dates[-1].end : end], language)
    return _is_little(text[start:end], language)


def _is_little(between: str, language: str) -> bool:
    words = WORD_CHARS.findall(between.lower())
    return len(words) <= LITTLE_WORDS and vocabulary(language).little.issuperset(words)


def _place_in_name(text: str, name: EventName) -> Place | None:
    """Take the place out of "Montevideo Summit" or "Summit of Lima", where it stands alone."""
    if name.words.isdisjoint(place_words()):
        return None
    noun = name.start + max(0, text[name.start : name.end].lower().find(name.noun))
    connector = re.compile(r"\s+\w{2,4}\s+").match(text, noun + len(name.noun), name.end)
    place = place_at(text, connector.end(), name.end) if connector else None
    if place is not None and place.is_city and place.end == name.end:
        return place
    for word in re.finditer(r"[^\s]+\s+", text[name.start : noun]):
        place = place_at(text, name.start + word.start(), noun)
        if place is not None and not text[place.end : noun].strip():
            return place
    return None


def place_in(text: str, start: int, end: int, language: str) -> Place | None:
    """Give the first place that stands after "in", "at" … in a stretch of text."""
    return next(places_in(text, start, end, language), None)


def places_in(text: str, start: int, end: int, language: str) -> Iterator[Place]:
    """Yield the places that stand after "in", "at" …, as "in the Peruvian capital, Lima"."""
    for opening in vocabulary(language).inside.finditer(text, start, end):
        place = _place_after(text, opening.end(), min(len(text), end + 40), language)
        if place is not None:
            yield place


def _place_after(text: str, at: int, end: int, language: str) -> Place | None:
    """Give the place at a position or behind "the Argentine city of"."""
    lead = vocabulary(language).lead
    for _ in range(LEAD_WORDS):
        word = WORD.match(text, at, end)
        bare = word[0].rstrip(", \n\t").lower() if word else ""
        place = place_at(text, at, end) if text[at : at + 1].isupper() else None
        if place is not None and plain(bare) not in peoples():
            return None if LARGER_NAME.match(text, place.end) else place
        if word is None or (bare not in lead and plain(bare) not in peoples()):
            return None
        at = word.end()
    return None


def date_of(text: str, mention: Mention, language: str) -> Dated | None:
    """Give the days that the sentence of a mention puts the meeting on."""
    start, end = mention.after
    reach = DATE_REACH if mention.name.is_proper else DATE_REACH // 2
    dates = [
        dated
        for dated in find_dates(text, language, start, min(end, start + reach))
        if OF_A_NUMBER.search(text[max(start, dated.start - 16) : dated.start]) is None
    ]
    if dates or not (mention.is_here or mention.name.is_proper):
        return dates[0] if dates else None
    start, end = mention.before
    for dated in reversed(find_dates(text, language, max(start, end - DATE_REACH), end)):
        opening = dated.start - mention.sentence[0] <= OPENING_REACH
        if opening or mention.is_here or _is_joined(text, dated.end, end, (), language):
            return dated
    return _year_of(text, mention, language)


def _year_of(text: str, mention: Mention, language: str) -> Dated | None:
    """Give the bare year after a name, if a word such as "in" or "during" puts it there."""
    start, end = mention.after
    years = find_years(text, start, min(end, start + YEAR_REACH))
    words = terms(language, "numbers")["period_words"]
    named = mention.name.is_proper or mention.is_next
    said = text[start : years[0].start].split() if years and named else []
    return years[0] if said and said[-1].lower() in words else None


@cache
def _lengths(language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(form, re.IGNORECASE) for form in terms(language, "dates")["duration"])


def days_of(text: str, mention: Mention, language: str) -> int | None:
    """Give for how many days the meeting lasts, where the words next to the mention say so."""
    from compromiso.text.meetings.numbers import whole_number

    window = max(mention.sentence[0], mention.name.start - 25), mention.name.end + 30
    for form in _lengths(language):
        found = form.search(text, *window)
        days = whole_number(found[1], language) if found else None
        if days is not None and 1 <= days <= 31:
            return days
    return None
