"""The words by which one language tells of meetings, ready for use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from compromiso.terms.loading import terms
from compromiso.text.reading.language import stopwords

PHRASE_KINDS = (
    "organised", "supported", "supporters_gave", "hosts", "hosted", "participants",
    "states_present", "bodies_present",
)  # fmt: skip
ORDINAL = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|ª|º|°|a|o|er|re|e|ère|ème)|[IVXL]{1,6}\.?[ªº°]?", re.IGNORECASE
)
NUMERALS = {"i": 1, "v": 5, "x": 10, "l": 50}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a language says of meetings; phrases are in small letters, longest first."""

    named: frozenset[str]
    plain: frozenset[str]
    right: frozenset[str]
    right_more: frozenset[str]
    left: tuple[list[str], ...]
    left_ends: frozenset[str]
    articles: frozenset[str]
    ordinals: dict[str, int]
    months: frozenset[str]
    inside: re.Pattern[str]
    lead: frozenset[str]
    here: re.Pattern[str]
    phrases: tuple[tuple[str, str], ...]
    phrases_by_word: dict[str, tuple[tuple[str, str], ...]]
    little: frozenset[str]
    conjunctions: frozenset[str]
    headline: frozenset[str]
    indefinite: frozenset[str]
    bare_right: bool
    small_title: re.Pattern[str] | None


@cache
def vocabulary(language: str) -> Vocabulary:
    """Give the vocabulary of a language, read once."""
    table = terms(language, "meetings")
    months = " ".join(terms(language, "dates")["months"]).split()
    phrases = [(phrase.lower(), kind) for kind in PHRASE_KINDS for phrase in table[kind]]
    return Vocabulary(
        named=frozenset(table["named"]),
        plain=frozenset(table["plain"]),
        right=frozenset(table["right"]),
        right_more=frozenset(table["right_more"]),
        left=tuple(words.split() for words in sorted(table["left"], key=len, reverse=True)),
        left_ends=frozenset(words.split()[-1] for words in table["left"]),
        articles=frozenset(table["articles"]),
        ordinals={
            word: i for i, entry in enumerate(table["ordinals"], 1) for word in entry.split()
        },
        months=frozenset(months),
        inside=re.compile(
            rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, table['in']), key=len, reverse=True))})"
            r"(?:\s+|(?<=['’]))",
            re.IGNORECASE,
        ),
        lead=frozenset(table["place_lead"]),
        here=re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, table['here']))})(?!\w)"),
        phrases=tuple(sorted(phrases, key=lambda entry: -len(entry[0]))),
        phrases_by_word=_by_first_word(phrases),
        little=frozenset(stopwords(language)) | frozenset(table["right_more"]),
        conjunctions=frozenset(table["and"]),
        headline=frozenset(table["headline"]),
        indefinite=frozenset(table["indefinite"]),
        bare_right=bool(table["bare_right"]),
        small_title=_small_title(table["small_title"], table["small_title_ends"]),
    )


def _by_first_word(
    phrases: list[tuple[str, str]],
) -> dict[str, tuple[tuple[str, str], ...]]:
    """Group phrases by the word that they begin with."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for entry in phrases:
        groups.setdefault(re.findall(r"[^\W_]+", entry[0])[0], []).append(entry)
    return {word: tuple(entries) for word, entries in groups.items()}


def _small_title(connectors: list[str], ends: list[str]) -> re.Pattern[str] | None:
    """Compile how a title in small letters goes on after its noun, where a language has such."""
    if not connectors:
        return None
    word = r"[\w’'-]+"
    return re.compile(
        rf"(?:\s+[a-zà-ÿ-]+){{0,3}}\s+(?:{'|'.join(connectors)})(?:\s+{word}){{1,9}}?"
        rf"(?=\s*[,.;:()»”]|\s+(?:{'|'.join(map(re.escape, ends))})\s|\s*$)"
    )


@lru_cache(maxsize=4096)
def ordinal_of(word: str, language: str) -> int | None:
    """Give the number that "16th", "XVI", "IIª" or "third" stands for, else None."""
    bare = word.strip(".,").lower()
    if bare in vocabulary(language).ordinals:
        return vocabulary(language).ordinals[bare]
    found = ORDINAL.fullmatch(word.strip(","))
    if found is None:
        return None
    if found[1]:
        return int(found[1])
    return roman_value(bare.rstrip("ªº°.")) if word[0].isupper() else None


def roman_value(numeral: str) -> int | None:
    """Give the value of a Roman numeral in small letters, or None where it is none."""
    values = [NUMERALS.get(sign, 0) for sign in numeral]
    if not values or 0 in values:
        return None
    return sum(
        -value if value < max(values[i:], default=0) else value for i, value in enumerate(values)
    )
