"""The words by which documents name, open, close and furnish their parts, all languages at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from compromiso.terms.loading import LANGUAGES, terms

RANKS: Mapping[str, float] = {
    "annex": 0.0, "part": 1.0, "title": 2.0, "chapter": 3.0, "section": 4.0, "session": 5.5,
    "goal": 5.6, "article": 6.0,
}  # fmt: skip
"""Which container holds which: a lower rank holds a higher one."""

HEADED_LIST = 5.0
"""Rank of a numbered heading ("4. MAIN CONCLUSIONS"): it holds sessions and articles."""


def any_of(words: Iterable[str]) -> str:
    """Give a regular expression that matches any of the words, the longest first."""
    return "|".join(re.escape(w) for w in sorted(set(words), key=lambda w: (-len(w), w)))


def _merged(table: str) -> dict[str, list[str]]:
    merged: dict[str, list[str]] = {}
    for language in LANGUAGES:
        for key, words in terms(language, "structure")[table].items():
            merged.setdefault(key, []).extend(words)
    return merged


@cache
def container_words() -> dict[str, str]:
    """Give each container noun, case-folded, with its key (`article`, `chapter`, …)."""
    return {w.casefold(): key for key, words in _merged("containers").items() for w in words}


@cache
def ordinal_words() -> dict[str, int]:
    """Give each ordinal word, case-folded, with its value; "sole" articles count as 1."""
    ordinals: dict[str, int] = {}
    for language in LANGUAGES:
        labels = terms(language, "structure")["labels"]
        for value, word in enumerate(labels["ordinals"], 1):
            ordinals[word] = value
            if word.endswith("o"):
                ordinals[word[:-1] + "a"] = value
        ordinals.update(dict.fromkeys(labels["only"], 1))
        ordinals.update(dict.fromkeys(labels["first"], 1))
    return ordinals


@cache
def instrument_nouns() -> dict[str, str]:
    """Give each noun that opens a title, case-folded, with the kind of instrument it names."""
    return {w.casefold(): kind for kind, words in _merged("instruments").items() for w in words}


@cache
def instrument_pattern() -> re.Pattern[str]:
    """Match a noun that names a kind of instrument, as a whole word."""
    return re.compile(rf"\b(?:{any_of(instrument_nouns())})\b", re.IGNORECASE)


@cache
def phrases(table: str, key: str) -> re.Pattern[str]:
    """Match the start of a line that opens with one of the phrases of a table, in any language."""
    return re.compile(rf"\s*(?:{any_of(_merged(table)[key])})", re.IGNORECASE)


@cache
def whole(table: str, key: str) -> re.Pattern[str]:
    """Match a line that is nothing but one of the phrases of a table, in any language."""
    return re.compile(rf"\s*(?:{any_of(_merged(table)[key])})\s*:?\s*", re.IGNORECASE)


@cache
def suffixes() -> tuple[str, ...]:
    """Give the words that number an article put in later: bis, ter, …"""
    found: list[str] = []
    for language in LANGUAGES:
        found += [w for w in terms(language, "structure")["labels"]["suffixes"] if w not in found]
    return tuple(found)


@cache
def alphabet(language: str) -> tuple[dict[str, float], frozenset[float]]:
    """Give the value of each letter in a language's lists, and the values its lists may skip."""
    labels = terms(language, "structure")["labels"]
    values: dict[str, float] = {c: float(i) for i, c in enumerate(labels["alphabet"], 1)}
    values.update(labels["extra"])
    return values, frozenset(values[c] for c in labels["skipped"])


@cache
def enacting_phrases() -> tuple[str, ...]:
    """Give the phrases that lead from the reasons to the provisions, case-folded."""
    return tuple(w.casefold() for w in _merged("formulas")["enacting"])
