"""Places by name: cities with their country, States in four languages, peoples."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from compromiso.terms.loading import LANGUAGES, registry
from compromiso.terms.territories import territories

WORD = re.compile(r"[^\W\d_][\w’'.‑-]*")
RUN = re.compile(
    r"(?:[A-ZÀ-Þ][\w’'.-]*)(?:\s+(?:(?:de|del|do|da|la|of)\s+){0,2}[A-ZÀ-Þ][\w’'.-]*){0,3}"
)
COUNTRY_AFTER = re.compile(r"\s*[,(]\s*(?:(?:the|el|la|o|a|l[’']|les|los)\s+)?(?=[A-ZÀ-Þ])")
LONGEST = 6


@dataclass(frozen=True, slots=True)
class Place:
    """A place named at `start` to `end`; `country` is an ISO 3166 alpha-2 code in lower case."""

    start: int
    end: int
    name: str
    country: str
    is_city: bool


@lru_cache(maxsize=16384)
def plain(name: str) -> str:
    """Give a name in small letters without accents, its spaces, hyphens and quotes made alike."""
    parts = unicodedata.normalize("NFKD", " ".join(name.split()).casefold().replace("‑", " "))
    bare = "".join(c for c in parts if not unicodedata.combining(c))
    return bare.replace("’", "'").replace("-", " ").replace(".", "").strip()


@cache
def states() -> dict[str, str]:
    """Give the code of each State by its plain names in the four languages."""
    names = {
        plain(name): code.lower()
        for language in reversed(LANGUAGES)
        for code, name in territories(language).items()
        if len(code) == 2 and code.isalpha() and code not in NO_STATES
    }
    for code, further in registry("places")["countries"].items():
        names.update((plain(name), code) for name in further)
    return names


NO_STATES = frozenset(
    {"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO", "AC", "CP", "DG", "EA", "IC", "TA"}
)


@cache
def cities() -> dict[str, str]:
    """Give the country of each city by its plain names."""
    table = registry("places")["cities"]
    return {plain(name): code for code, names in table.items() for name in names}


@cache
def place_words() -> frozenset[str]:
    """Give every plain word that stands in the name of a city or State."""
    return frozenset(word for name in (*cities(), *states()) for word in name.split())


@cache
def peoples() -> dict[str, str]:
    """Give the country of each word for a people: `peruvian`, `peruano`, `péruvienne` …"""
    table = registry("places")["demonyms"]
    return {plain(name): code for code, names in table.items() for name in names}


def state_of(name: str) -> str | None:
    """Give the code of the State of that name, said with or without its article; else None."""
    bare = plain(name)
    found = states().get(bare)
    if found is not None or (" " not in bare and "'" not in bare):
        return found
    return states().get(ARTICLE.sub("", bare)) or states().get(STYLE.sub("", bare))


ARTICLE = re.compile(r"\A(?:(?:the|el|la|los|las|o|os|a|as|le|les) |l')")
STYLE = re.compile(
    r"\A(?:(?:the|el|la|o|a) )?(?:(?:republic|kingdom|state) of (?:the )?"
    r"|(?:republica|reino|estado) (?:de |do |da |del )(?:la )?|republique d(?:e |u |'))"
)


def place_at(text: str, start: int, end: int) -> Place | None:
    """Give the place whose name begins exactly at `start`: a city or State known, or "X, State"."""
    words = _words(text, start, end) if text[start : start + 1].isupper() else []
    for count in range(len(words), 0, -1):
        stop = words[count - 1].end()
        name = plain(text[start:stop])
        if name in cities():
            country, stop_at = _confirmed(text, stop, end, cities()[name])
            return Place(start, stop_at, _printed(text[start:stop]), country, is_city=True)
        if name in states():
            return Place(start, stop, _printed(text[start:stop]), states()[name], is_city=False)
    return _unknown_city(text, start, end)


def _words(text: str, start: int, end: int) -> list[re.Match[str]]:
    """List the words from `start` on that only spaces part, six at most."""
    words: list[re.Match[str]] = []
    at = start
    while len(words) < LONGEST and (word := WORD.match(text, at, end)):
        words.append(word)
        at = word.end()
        if (text[at - 1] == "." and len(word[0]) > 3) or not text[at : at + 1].isspace():
            break
        while at < end and text[at].isspace():
            at += 1
    return words


def _confirmed(text: str, stop: int, end: int, country: str) -> tuple[str, int]:
    """Take the State named after a city for the city's own; San José is in more than one."""
    named = _state_after(text, stop, end)
    return (named.country, named.end) if named else (country, stop)


def _state_after(text: str, stop: int, end: int) -> Place | None:
    opening = COUNTRY_AFTER.match(text, stop, end)
    if opening is None:
        return None
    words = _words(text, opening.end(), end)
    for count in range(len(words), 0, -1):
        name = text[opening.end() : words[count - 1].end()]
        code = states().get(plain(name))
        if code is not None:
            return Place(opening.end(), words[count - 1].end(), _printed(name), code, is_city=False)
    return None


def _unknown_city(text: str, start: int, end: int) -> Place | None:
    run = RUN.match(text, start, end)
    named = _state_after(text, run.end(), end) if run else None
    if run is None or named is None:
        return None
    return Place(start, named.end, _printed(run[0]), named.country, is_city=True)


def _printed(name: str) -> str:
    printed = " ".join(name.split()).rstrip(",")
    return printed if "." in printed[:-1] else printed.rstrip(".")


@cache
def regions() -> frozenset[str]:
    """Give the plain names of regions larger than a State."""
    return frozenset(plain(name) for name in registry("places")["regions"]["names"])


def region_at(text: str, start: int, end: int) -> str | None:
    """Give the region whose name begins exactly at `start`, as printed, or None."""
    words = _words(text, start, end)
    for count in range(len(words), 0, -1):
        name = text[start : words[count - 1].end()]
        if plain(name) in regions():
            return _printed(name)
    return None
