"""Finds in the words of an agreement how long it holds, whether it is renewed, and its notice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from compromiso.terms.loading import terms
from compromiso.text.meetings.numbers import number_words, whole_number

_SENTENCE: Final = re.compile(r"[^.;]{1,1200}[.;]?")
_NEAR: Final = 70
"""So many characters after a length of time may stand what makes it one of notice."""
_LONGEST: Final = 1200


@dataclass(frozen=True, slots=True)
class ProposedTerms:
    """What an agreement says of its clock; a person accepts it. Positions are code points.

    `notice_months` is 0 where no notice is found; `start` to `end` are the sentences it rests on.
    """

    term_months: int
    renews: bool
    notice_months: int
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class _Length:
    months: int
    ahead: bool


def propose_terms(
    text: str, language: str, start: int = 0, end: int | None = None
) -> ProposedTerms | None:
    """Propose the clock of an agreement from its own words, or None where they do not say.

    >>> propose_terms("It shall be in force for two years.", "en").term_months
    24
    """
    sentences = [
        (start + found.start(), found[0])
        for found in _SENTENCE.finditer(text[start : len(text) if end is None else end])
    ]
    for number, (_at, sentence) in enumerate(sentences):
        term = _term(sentence, language)
        if term:
            return _proposed(text, sentences[number : number + 4], term, language)
    return None


def _term(sentence: str, language: str) -> int:
    low = sentence.lower()
    if not _has(low, terms(language, "agreements")["holds"]):
        return 0
    return next((each.months for each in _lengths(low, language) if not each.ahead), 0)


def _proposed(
    text: str, sentences: Sequence[tuple[int, str]], term: int, language: str
) -> ProposedTerms:
    table = terms(language, "agreements")
    lows = [sentence.lower() for _at, sentence in sentences]
    renewal = next((n for n, low in enumerate(lows) if _has(low, table["renewed"])), None)
    notice, place = 0, None
    for number, low in enumerate(lows):
        if _has(low, table["notice"]) and (found := _ahead(low, language)):
            notice, place = found, number
            break
    last = max(0, renewal or 0, place or 0)
    first_at = sentences[0][0] + len(sentences[0][1]) - len(sentences[0][1].lstrip())
    stop = sentences[last][0] + len(sentences[last][1])
    return ProposedTerms(term, renewal is not None, notice, first_at, stop, text[first_at:stop])


def _ahead(low: str, language: str) -> int:
    return next((each.months for each in _lengths(low, language) if each.ahead), 0)


def _lengths(low: str, language: str) -> Iterator[_Length]:
    """Yield each length of time in a sentence, and whether it is one that runs ahead of an end."""
    table = terms(language, "agreements")
    for found in _pattern(language).finditer(low):
        number = whole_number(found["digits"] or found["word"], language)
        months = (number or 0) * (12 if found["unit"] in table["years"] else 1)
        if 0 < months <= _LONGEST:
            after = low[found.end() : found.end() + _NEAR]
            before = low[max(0, found.start() - _NEAR // 2) : found.start()]
            near = re.split(r"[,;]", after)[0]
            yield _Length(
                months, _has(near, table["ahead"]) or _has(before, _counted_ahead(language))
            )


@cache
def _counted_ahead(language: str) -> tuple[str, ...]:
    """Give the nouns that stand before a length of notice: “con una antelación de tres meses”."""
    words = terms(language, "agreements")["ahead"]
    return tuple(
        f"{word} {of}" for word in words for of in ("of", "de", "d'", "mínima de", "mínima de")
    )


@cache
def _pattern(language: str) -> re.Pattern[str]:
    table = terms(language, "agreements")
    words = "|".join(sorted(map(re.escape, number_words(language)), key=len, reverse=True))
    units = "|".join(
        sorted(map(re.escape, [*table["years"], *table["months"]]), key=len, reverse=True)
    )
    return re.compile(
        rf"\b(?:(?P<digits>\d{{1,3}})|(?P<word>{words}))\s{{1,3}}"
        rf"(?:\(\s?\w{{1,20}}\s?\)\s{{0,3}})?(?P<unit>{units})\b"
    )


def _has(low: str, words: Iterable[str]) -> bool:
    return any(word in low for word in words)
