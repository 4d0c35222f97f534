"""The words by which documents name, open, close and furnish their parts, all languages at once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from compromiso.terms.loading import LANGUAGES, terms
from compromiso.text.reading.language import stopwords

RANKS: Mapping[str, float] = {
    "annex": 0.0, "end": 0.1, "part": 1.0, "provision": 1.5, "title": 2.0, "chapter": 3.0,
    "section": 4.0, "session": 5.5, "goal": 5.6, "article": 6.0,
}  # fmt: skip
"""Which container holds which: a lower rank holds a higher one."""

HEADED_LIST = 5.0
"""Rank of a numbered heading ("4. MAIN CONCLUSIONS"): it holds sessions and articles."""


ACCENTED: Mapping[str, str] = {
    "a": "áàâãäå", "e": "éèêë", "i": "íìîï", "o": "óòôõö", "u": "úùûü", "c": "ç", "n": "ñ",
}  # fmt: skip
FOLDED = {ord(sign): plain for plain, signs in ACCENTED.items() for sign in signs}
APOSTROPHES = "'’‘`´"


def folded(words: str) -> str:
    """Give words in lower case without accents, as many characters as they were."""
    return words.lower().translate(FOLDED)


@lru_cache(maxsize=2048)
def opening(words: str) -> str:
    """Give the few letters that words open with, folded; lines open alike."""
    return folded(words)


def any_of(words: Iterable[str]) -> str:
    """Give a regular expression that matches any of the words, the longest first.

    A letter that bears an accent matches without it and with any other: scans lose and change them.
    """
    begun: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda w: (-len(w), w)):
        begun.setdefault(folded(word[:1]), []).append(word)
    return "|".join(map(_begun_alike, begun.values()))


def _begun_alike(words: list[str]) -> str:
    """Match any of some words that begin alike; where none does, one look at a sign tells."""
    told = "|".join("".join(map(_sign, word)) for word in words)
    firsts = "".join(sorted({re.escape(sign) for word in words for sign in _alike(word[0])}))
    return f"(?=[{firsts}])(?:{told})" if len(words) > 1 else told


def _alike(sign: str) -> str:
    """Give the signs that stand for one: letters with and without accents, all apostrophes."""
    plain = FOLDED.get(ord(sign.lower()))
    if plain is not None:
        return plain + ACCENTED[plain]
    return APOSTROPHES if sign in APOSTROPHES else sign


def _sign(sign: str) -> str:
    alike = _alike(sign)
    return f"[{alike}]" if len(alike) > 1 else re.escape(sign)


def _merged(table: str) -> dict[str, list[str]]:
    merged: dict[str, list[str]] = {}
    for language in LANGUAGES:
        for key, words in terms(language, "structure")[table].items():
            merged.setdefault(key, []).extend(words)
    return merged


@cache
def container_words() -> dict[str, str]:
    """Give each container noun, folded, with its key (`article`, `chapter`, …)."""
    return {folded(w): key for key, words in _merged("containers").items() for w in words}


@cache
def ordinal_words() -> dict[str, int]:
    """Give each ordinal word, folded, with its value; "sole" articles count as 1."""
    ordinals: dict[str, int] = {}
    for language in LANGUAGES:
        labels = terms(language, "structure")["labels"]
        for value, word in _compounds(labels["ordinals"], labels["tens"]):
            ordinals.setdefault(word, value)
            if word.endswith("o"):
                ordinals.setdefault(f"{word[:-1]}a", value)
                ordinals.setdefault(word.replace("o ", "a ")[:-1] + "a", value)
        ordinals.update({folded(word): 1 for word in (*labels["only"], *labels["first"])})
    return ordinals


def _compounds(units: list[str], tens: dict[str, int]) -> list[tuple[int, str]]:
    """Give the ordinals of a language: those it names, and those it puts together of two."""
    named = [(value, folded(word)) for value, word in enumerate(units, 1)]
    for ten, tenfold in tens.items():
        named.append((tenfold, folded(ten)))
        for value, word in named[:9]:
            both = (f"{folded(ten)} {word}", f"{folded(ten)}{word}")
            named += [(tenfold + value, compound) for compound in both]
    return named


@cache
def counting_words(key: str) -> dict[str, int]:
    """Give the words of a list of the labels ("one", "firstly"), folded, with their values."""
    lists = (terms(language, "structure")["labels"][key] for language in LANGUAGES)
    return {folded(word): value for words in lists for value, word in enumerate(words, 1)}


@cache
def instrument_nouns() -> dict[str, str]:
    """Give each noun that opens a title, folded, with the kind of instrument it names."""
    return {folded(w): kind for kind, words in _merged("instruments").items() for w in words}


@cache
def instrument_pattern() -> re.Pattern[str]:
    """Match a noun that names a kind of instrument, as a whole word."""
    nouns = [word for words in _merged("instruments").values() for word in words]
    begun = any_of(word[0] for word in nouns)  # one set first: most words begin as none does
    return re.compile(rf"\b(?={begun})(?:{any_of(nouns)})\b", re.IGNORECASE)


@cache
def end_heads() -> frozenset[str]:
    """Give the headings, folded, that close a text: reservations, lists of the States parties."""
    return frozenset(folded(head) for head in _merged("heads")["end"])


def kind_named(noun: str) -> str:
    """Give the kind of instrument that a noun names, its accents kept or lost."""
    return instrument_nouns().get(folded(noun), "other")


@cache
def words_of(table: str, key: str) -> tuple[str, ...]:
    """Give the words of one list of a table, all languages at once."""
    return tuple(_merged(table)[key])


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


def shouts(words: str) -> bool:
    """Say whether words stand in capitals."""
    letters = [c for c in words if c.isalpha()]
    return len(letters) > 2 and sum(map(str.isupper, letters)) >= 0.8 * len(letters)


def in_capitals(words: str) -> bool:
    """Say whether words stand in capitals, but for accented letters that stayed small.

    Old pages have "CONVENçãO": their capitals were made letter by letter.
    """
    if words.isupper():
        return True
    if not words[:2].isupper() or "º" in words or "ª" in words:
        return False
    plain = words.encode("ascii", "ignore").decode()
    return len(plain) > 8 and plain.isupper()


def capitalised(words: str) -> str:
    """Give the words of a label with capitals where labels have them."""
    return words.capitalize() if " " not in words else words.title()


def is_headed(rest: str, *, parted: bool) -> bool:
    """Say whether what follows the label names the part, rather than being its first words."""
    words = rest.strip(" *_#")
    if not words or words[-1] in ":;,":
        return False
    return words[-1] != "." or (parted and len(words) <= 80)


@cache
def minor_words() -> frozenset[str]:
    """Give the words of every language that carry no meaning of their own, without accents."""
    words = " ".join(word for language in LANGUAGES for word in stopwords(language))
    return frozenset(
        unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().split()
    )
