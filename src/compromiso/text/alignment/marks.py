"""The marks that a passage keeps when it is put into another language.

Figures, names, acronyms, the actors, treaties and themes of the registries, and the beginnings of
words that the languages share: each weighs by its kind and by how few passages have it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from math import log, sqrt

from compromiso.terms.actor_names import find_actors
from compromiso.terms.loading import LANGUAGES, terms
from compromiso.terms.phrases import Words
from compromiso.text.citations.treaty_names import plain
from compromiso.text.commitments.topics import find_themes, find_treaties

Vector = Mapping[str, float]

TOKEN = re.compile(r"\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+(?!\d)|\d+|[^\W\d_]+")
FIGURE, NAME, ACTOR, THEME, TREATY, STEM = "#", "=", "@", "~", "§", "-"
WEIGHTS: Mapping[str, float] = {
    FIGURE: 2.0, NAME: 1.5, ACTOR: 1.5, THEME: 1.5, TREATY: 2.0, STEM: 1.0,
}  # fmt: skip
SHORTEST = 4
PREFIX = 5
ALIKE = (
    ("ph", "f"), ("th", "t"), ("ch", "c"), ("qu", "c"), ("k", "c"), ("y", "i"), ("ss", "s"),
    ("ff", "f"), ("pp", "p"), ("tt", "t"), ("mm", "m"), ("nn", "n"), ("ll", "l"), ("cc", "c"),
    ("rr", "r"), ("z", "c"),
)  # fmt: skip
"""Spellings of one sound in words that the languages share: philosophy, filosofía."""


@lru_cache(maxsize=16384)
def cognate(word: str) -> str:
    """Give the beginning of a word as the languages share it."""
    found = plain(word)
    if found.startswith("es") and found[2:3] not in "aeiou":
        found = found[1:]
    if found[:1] == "h":
        found = found[1:]
    for one, other in ALIKE:
        found = found.replace(one, other)
    return found[:PREFIX]


def marks(words: Words, start: int, end: int, language: str) -> Counter[str]:
    """Count the marks of the words between two positions of a text."""
    first, last = words.between(start, end)
    found = Counter(_tokens(words.text[start:end], _stop(language)))
    found.update(ACTOR + hit.actor.id for hit in find_actors(words, language, first, last))
    found.update(THEME + theme for theme in find_themes(words, language, first, last))
    found.update(TREATY + treaty for treaty in find_treaties(words, language, first, last))
    return found


def figures(text: str) -> dict[str, str]:
    """Give the figures of a text, each as its digits, with the way it is printed."""
    return {_digits(word): word for word in TOKEN.findall(text) if word[0].isdigit()}


def _digits(word: str) -> str:
    return "".join(c for c in word if c.isdigit())


def _tokens(text: str, stop: frozenset[str]) -> Iterator[str]:
    for place, found in enumerate(TOKEN.finditer(text)):
        word = found[0]
        if word[0].isdigit():
            yield FIGURE + _digits(word)
        elif word.lower() in stop or len(word) < SHORTEST:
            if len(word) > 1 and word.isupper():
                yield NAME + plain(word)
        else:
            yield STEM + cognate(word)
            if place and word[0].isupper():
                yield NAME + cognate(word)


@lru_cache(maxsize=8)
def _stop(language: str) -> frozenset[str]:
    known = language if language in LANGUAGES else "en"
    return frozenset(terms(known, "stopwords")["words"].split())


def rarity(counts: Sequence[Counter[str]]) -> dict[str, float]:
    """Give what each mark weighs: its kind's weight by how few of the passages have it."""
    spread: Counter[str] = Counter()
    for count in counts:
        spread.update(count.keys())
    total = len(counts) + 1
    return {mark: WEIGHTS[mark[0]] * log(total / held) for mark, held in spread.items()}


def weighed(count: Counter[str], weights: Mapping[str, float]) -> dict[str, float]:
    """Give a passage as a vector of length one, or empty where it has no mark."""
    raw = {mark: weights[mark] * (1 + log(times)) for mark, times in count.items()}
    length = sqrt(sum(weight * weight for weight in raw.values()))
    return {mark: weight / length for mark, weight in raw.items()} if length else {}


def likeness(one: Vector, other: Vector) -> float:
    """Give the cosine of two vectors of length one: 0 no mark in common, 1 the same marks."""
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other[mark] for mark, weight in one.items() if mark in other)


def containment(part: Vector, whole: Vector) -> float:
    """Give the share of the weight of a passage's marks that a longer passage has too."""
    return sum(weight * weight for mark, weight in part.items() if mark in whole)


def shared(one: Vector, other: Vector, most: int = 3) -> list[str]:
    """List the figures, names, actors and treaties that both have, those that weigh most first."""
    both = [mark for mark in one if mark in other and mark[0] not in (STEM, THEME)]
    both.sort(key=lambda mark: (-one[mark] * other[mark], mark))
    return _once(mark[1:] for mark in both)[:most]


def _once(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))
