"""Statistics that a text claims: what is counted, where and when."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from compromiso.model.figure import Figure
from compromiso.terms.loading import terms
from compromiso.text.meetings.dates import BARE_YEAR, one_of
from compromiso.text.meetings.places import place_at, region_at
from compromiso.text.meetings.quantities import Quantity, find_quantities, quantity_grammar
from compromiso.text.meetings.sentences import Sentences, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compromiso.model.structure import Structure

WORD = re.compile(r"\s*([^\s,;:.()—–]+)([,;:.()—–]?)")
MOST_WORDS = 9
ARTICLES = frozenset(
    {
        "the",
        "a",
        "an",
        "el",
        "la",
        "los",
        "las",
        "o",
        "os",
        "as",
        "le",
        "les",
        "un",
        "una",
        "uma",
        ",",
    }
)
PLACE_CHARS = 90


@dataclass(frozen=True, slots=True)
class FigureGrammar:
    """How one language speaks of what a number counts."""

    clauses: frozenset[str]
    of: re.Pattern[str]
    purpose: re.Pattern[str]
    inside: re.Pattern[str]
    rise: re.Pattern[str]
    reach: re.Pattern[str]
    between: re.Pattern[str]
    own_period: re.Pattern[str]
    conjunctions: frozenset[str]
    of_words: frozenset[str]
    pronouns: frozenset[str]


@cache
def figure_grammar(language: str) -> FigureGrammar:
    """Compile how a language speaks of what is counted."""
    table = terms(language, "numbers")
    joins, tie = one_of(table["and"]), rf"(?:{one_of([*table['and'], *table['reaches']])}|-|–)"
    opening = one_of([*table["between"], *table["rises"]])
    return FigureGrammar(
        frozenset(table["clauses"]),
        re.compile(rf"\s+(?:{one_of(table['of_words'])})(?:\s+|(?<=['’]))", re.IGNORECASE),
        re.compile(rf"\s+(?:{one_of(table['purpose'])})\s+", re.IGNORECASE),
        re.compile(
            rf"(?<!\w)(?:{one_of(table['place_words'])})\s+(?-i:(?:the|el|la|los|las|o|a|les|le)\s+)?",
            re.IGNORECASE,
        ),
        re.compile(rf"(?<!\w)(?:{one_of(table['rises'])})\s+$", re.IGNORECASE),
        re.compile(rf"\s+(?:{one_of(table['reaches'])})\s+$", re.IGNORECASE),
        re.compile(
            rf"(?:(?:{opening})\s+)?((?:19|20)\d\d)\s*{tie}\s*((?:19|20)\d\d)", re.IGNORECASE
        ),
        re.compile(rf"\s+(?:{one_of(table['period_words'])})\s+((?:19|20)\d\d)(?!\w)"),
        frozenset(joins.split("|")),
        frozenset(word for phrase in table["of_words"] for word in phrase.split()),
        frozenset(table["pronouns"]),
    )


def find_figures(text: str, structure: Structure) -> tuple[Figure, ...]:
    """List the statistics that the text claims, in reading order."""
    flat, sentences = one_line(text), Sentences(text)
    furniture = [(a.start, a.end) for a in structure.artefacts]
    found: list[Figure] = []
    for instrument in structure.instruments:
        span, language = (instrument.start, instrument.end), instrument.language
        kept = [q for q in find_quantities(text, flat, span, language) if _is_read(q, furniture)]
        for sentence, group in _by_sentence(kept, sentences):
            told = Sentence(text, sentence, language)
            found.extend(_hosted(figure, structure) for figure in told.figures(group))
    return tuple(found)


def _is_read(quantity: Quantity, furniture: list[tuple[int, int]]) -> bool:
    i = bisect_right(furniture, (quantity.start, len(furniture) and furniture[-1][1])) - 1
    return i < 0 or quantity.start >= furniture[i][1]


def _hosted(figure: Figure, structure: Structure) -> Figure:
    host = structure.index.at(figure.start)
    return replace(figure, host=host.ref) if host else figure


def _by_sentence(
    quantities: list[Quantity], sentences: Sentences
) -> Iterator[tuple[tuple[int, int], list[Quantity]]]:
    """Yield the quantities of each sentence together."""
    groups: dict[tuple[int, int], list[Quantity]] = {}
    for quantity in quantities:
        groups.setdefault(sentences.around(quantity.start), []).append(quantity)
    yield from groups.items()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with figures, read for what they count."""

    text: str
    span: tuple[int, int]
    language: str

    def figures(self, quantities: list[Quantity]) -> Iterator[Figure]:
        """Yield a figure for each quantity; one that says less takes it from the one before."""
        what, place = "", None
        for i, quantity in enumerate(quantities):
            stop = quantities[i + 1].start if i + 1 < len(quantities) else self.span[1]
            own = self._what(quantity, stop)
            rises = self._rises(quantities, i)
            if rises:
                own, place = self._subject(quantities[i if rises == 1 else i - 1].start)
            elif not own or own.lower() in figure_grammar(self.language).pronouns:
                own = what if quantity.unit is None else ""
            here = place if rises else self._place(quantity, stop)
            if quantity.unit == "percent" and here is None:
                here = place  # a share is told of where the numbers before it were
            what = own or what
            yield Figure(
                None, quantity.start, quantity.end, quantity.value,
                self._unit(quantity, own), own, here, self._period(quantity, rises),
            )  # fmt: skip

    def _rises(self, quantities: list[Quantity], i: int) -> int:
        """Give 1 for the first and 2 for the second number of "from 3 to 5", else 0."""
        rules = figure_grammar(self.language)
        if i + 1 < len(quantities) and self._is_pair(quantities[i], quantities[i + 1], rules):
            return 1
        if i and self._is_pair(quantities[i - 1], quantities[i], rules):
            return 2
        return 0

    def _is_pair(self, one: Quantity, other: Quantity, rules: FigureGrammar) -> bool:
        dated = rules.own_period.match(self.text, one.end, other.start)
        between = self.text[dated.end() if dated else one.end : other.start]
        if len(between) > 12 or rules.reach.match(between) is None:
            return False
        return (
            rules.rise.search(self.text[max(self.span[0], one.start - 15) : one.start]) is not None
        )

    def _what(self, quantity: Quantity, stop: int) -> str:
        """Give the words after a number that say what it counts."""
        rules = figure_grammar(self.language)
        at = quantity.end
        of = rules.of.match(self.text, at, stop)
        if of is not None:
            at = of.end()
        elif quantity.unit == "percent":
            return ""
        elif quantity.unit is not None:
            purpose = rules.purpose.match(self.text, at, stop)
            at = purpose.end() if purpose else at
        return self._phrase(at, stop, rules)

    def _phrase(self, at: int, stop: int, rules: FigureGrammar) -> str:
        words: list[str] = []
        while len(words) < MOST_WORDS and (found := WORD.match(self.text, at, stop)):
            word = found[1]
            if word.lower() in rules.clauses and not self._joins(words, found, stop, rules):
                break
            if any(c.isdigit() for c in word) or not any(c.isalpha() for c in word):
                break
            words.append(word.strip('*_"“”«»[]'))
            at = found.end()
            if found[2]:
                break
        while words and words[-1].lower() in rules.clauses | rules.of_words:
            words.pop()
        return _without_article(words)

    def _joins(
        self, words: list[str], found: re.Match[str], stop: int, rules: FigureGrammar
    ) -> bool:
        """Say whether "and" stands between two capitals: "Latin American and Caribbean"."""
        following = WORD.match(self.text, found.end(), stop)
        joined = found[1].lower() in rules.conjunctions and words and following
        return bool(joined and words[-1][0].isupper() and following and following[1][0].isupper())

    def _subject(self, before: int) -> tuple[str, str | None]:
        """Give what rises "from 3 to 5", and where: the words that open the clause before it."""
        rules = figure_grammar(self.language)
        opening = rules.between.match(self.text, self.span[0], before)
        start = opening.end() if opening else self.span[0]
        place = self._place_between(start, before)
        if place is not None and place[0] - start <= 1:  # "In Spain the population rose"
            start, end = place[1], self.text.find(",", place[1], before)
        else:
            end = place[0] if place else self.text.find(",", start, before)
        words = self.text[start : end if end > start else before].split()
        return _without_article(words[:MOST_WORDS]), place[2] if place else None

    def _place(self, quantity: Quantity, stop: int) -> str | None:
        """Give the place named after a number, in its clause."""
        comma = re.compile(r"[,;]").search(self.text, quantity.end, stop)
        end = min(comma.start() if comma else stop, quantity.end + PLACE_CHARS)
        place = self._place_between(quantity.end, end)
        return place[2] if place else None

    def _place_between(self, start: int, end: int) -> tuple[int, int, str] | None:
        """Give the first place after "in": where "in" and the place stand, and the place."""
        for opening in figure_grammar(self.language).inside.finditer(self.text, start, end):
            at = opening.end()
            limit = min(self.span[1], at + 60)
            region = region_at(self.text, at, limit)
            place = place_at(self.text, at, limit) if not region else None
            if region is not None:
                return opening.start(), at + len(region), region
            if place is not None:
                return opening.start(), place.end, place.name
        return None

    def _unit(self, quantity: Quantity, what: str) -> str:
        people = quantity_grammar(self.language).people
        if quantity.unit is not None:
            return quantity.unit
        head = figure_grammar(self.language).of.split(f" {what.lower()}", maxsplit=1)[0].split()
        return "persons" if people.intersection(head) else "count"

    def _period(self, quantity: Quantity, rises: int) -> str | None:
        """Give the year or span of years that a sentence puts a number in."""
        own = figure_grammar(self.language).own_period.match(self.text, quantity.end)
        if own is not None:
            return own[1]
        span = figure_grammar(self.language).between.search(self.text, *self.span)
        if span is not None and span.end() <= quantity.start:
            return span[1] if rises == 1 else span[2]
        years = [
            (abs(found.start() - quantity.start), found[0])
            for found in BARE_YEAR.finditer(self.text, *self.span)
            if not quantity.start <= found.start() < quantity.end
        ]
        return min(years)[1] if years else None


def _without_article(words: list[str]) -> str:
    while words and words[0].lower() in ARTICLES:
        words = words[1:]
    return " ".join(words).strip(" ,")
