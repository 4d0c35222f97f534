"""Treaties and other instruments known by name, in the four languages."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from typing import Any

from compromiso.terms.loading import LANGUAGES, registry, terms

WORD = re.compile(r"[^\W_]+")
LONGEST = 26
"""No name of the registry has more words."""


@dataclass(frozen=True, slots=True)
class Treaty:
    """An instrument of the registry.

    `units` are the kinds of provision that it is known for, `alone` that no other has them; `bare`
    are nouns that mean it where nothing else is meant ("the Charter").
    """

    id: str
    name: str
    year: int
    symbol: str | None = None
    of: str | None = None
    units: tuple[str, ...] = ()
    alone: bool = False
    bare: tuple[str, ...] = ()
    calls: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Give the name with its year, as targets print it."""
        return f"{self.name} ({self.of}, {self.year})" if self.of else f"{self.name} ({self.year})"


@lru_cache(maxsize=8192)
def plain(word: str) -> str:
    """Give a word without case or accents."""
    if word.isascii():
        return word.lower()
    spread = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in spread if not unicodedata.combining(c))


def words_of(text: str) -> tuple[str, ...]:
    """Give the words of a text without case, accents and punctuation."""
    return tuple(plain(word) for word in WORD.findall(text))


@cache
def treaties() -> dict[str, Treaty]:
    """Give the registry by identifier."""
    return {
        row["id"]: Treaty(
            row["id"], row["name"], row["year"], row.get("symbol"), row.get("of"),
            tuple(row.get("units", ())), row.get("alone", False), tuple(row.get("bare", ())),
            tuple(name.lower() for lang in LANGUAGES for name in row.get(lang, ())),
        )
        for row in registry("treaties")["treaty"]
    }  # fmt: skip


@cache
def _names() -> dict[tuple[str, ...], str]:
    return {words_of(name): row["id"] for row, name in _spellings()}


@cache
def _openings() -> dict[str, tuple[int, ...]]:
    """Give for each first word of a name how long the names are that start so, longest first."""
    lengths: dict[str, set[int]] = {}
    for name in _names():
        lengths.setdefault(name[0], set()).add(len(name))
    return {first: tuple(sorted(some, reverse=True)) for first, some in lengths.items()}


@cache
def _word_sets() -> dict[frozenset[str], str]:
    joiners = {plain(w) for lang in LANGUAGES for w in terms(lang, "citations")["joins"]["joiners"]}
    return {frozenset(name) - joiners: known for name, known in _names().items()}


def _spellings() -> Iterator[tuple[dict[str, Any], str]]:
    table = registry("treaties")
    for row in table["treaty"]:
        yield row, row["name"]
        for short in row.get("short", ()):
            yield row, short
        for lang in LANGUAGES:
            for name in row.get(lang, ()):
                yield row, name
            if numbered := row.get("numbered"):
                for pattern in table["numbered"][numbered["scheme"]][lang]:
                    yield row, pattern.format(n=numbered["number"])


def may_open(word: str) -> bool:
    """Tell whether some name of the registry begins with a word."""
    return plain(word) in _openings()


def treaty_at(text: str, position: int, limit: int) -> tuple[str, int] | None:
    """Give the treaty whose name stands at `position` and where the name ends: the longest one."""
    first = WORD.match(text, position, limit)
    lengths = _openings().get(plain(first[0]), ()) if first else ()
    if not lengths:
        return None
    words, ends = [], []
    for found in islice(WORD.finditer(text, position, limit), lengths[0]):
        words.append(plain(found[0]))
        ends.append(found.end())
    for length in lengths:
        if length > len(words):
            continue
        known = _names().get(tuple(words[:length]))
        if known and (length > 1 or text[position : position + 2].isupper()):
            return known, ends[length - 1]
    return None


def treaty_of_words(words: frozenset[str]) -> str | None:
    """Give the treaty whose name has exactly these content words, in any order."""
    return _word_sets().get(words)


def treaty_by_symbol(symbol: str) -> Treaty | None:
    """Give the one treaty with this document symbol, or None where there is none or several."""
    return _by_symbol().get(symbol)


@cache
def _by_symbol() -> dict[str, Treaty]:
    symbols = Counter(treaty.symbol for treaty in treaties().values())
    return {t.symbol: t for t in treaties().values() if t.symbol and symbols[t.symbol] == 1}


def treaty_titled(title: str) -> str | None:
    """Give the treaty that targets print by this title, or None."""
    return next((treaty.id for treaty in treaties().values() if treaty.title == title), None)
