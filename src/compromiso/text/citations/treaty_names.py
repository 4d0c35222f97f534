"""Treaties and other instruments known by name, in the four languages."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from compromiso.terms.loading import LANGUAGES, registry, terms

WORD = re.compile(r"[^\W_]+")
YEAR = re.compile(r"(?:18|19|20)\d\d")
ABBREVIATION = 5
"""A word with as many letters is no abbreviation: its full stop ends a sentence."""
MOST_PASSED = 9
"""So many joining words may follow each other in a name: "of the General Assembly of the"."""


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
def joiners() -> frozenset[str]:
    """Give the words that join those of a name in some language, which texts vary or leave out."""
    kept = [word for lang in LANGUAGES for word in terms(lang, "citations")["joins"]["joiners"]]
    kept += [word for lang in LANGUAGES for word in registry("treaties")["joining"][lang]]
    return frozenset(word for one in kept for word in words_of(one))


def _content(words: tuple[str, ...]) -> tuple[str, ...]:
    return (*words[:1], *(word for word in words[1:] if word not in joiners()))


@cache
def _names() -> dict[tuple[str, ...], str]:
    """Give the treaties by the content words of their names."""
    return {_content(words_of(name)): row["id"] for row, name in _spellings()}


@cache
def _owners() -> frozenset[str]:
    """Give the words that say besides whose a treaty is: "the Convention of the United Nations"."""
    said = (words_of(name) for names in registry("treaties")["owners"].values() for name in names)
    return frozenset(word for words in said for word in words)


@cache
def _owned() -> re.Pattern[str]:
    """Match a word after which it is said whose treaty it is."""
    owners = "|".join(name for names in registry("treaties")["owners"].values() for name in names)
    return re.compile(rf"[^\W_]+[\W_]{{1,9}}(?:[^\W_]{{2,3}}[\W_]{{1,9}}){{0,2}}(?:{owners})(?!\w)")


@cache
def _skipped(*, owned: bool) -> frozenset[str]:
    return joiners() | _owners() if owned else joiners()


@dataclass(slots=True)
class _Branch:
    """What may follow the words of a name read so far, and the treaty that they name, if any."""

    further: dict[str, _Branch] = field(default_factory=dict)
    treaty: str | None = None


@cache
def _tree() -> _Branch:
    root = _Branch()
    for name, treaty in _names().items():
        branch = root
        for word in name:
            branch = branch.further.setdefault(word, _Branch())
        branch.treaty = treaty
    return root


@cache
def _word_sets() -> dict[frozenset[str], str]:
    return {frozenset(name) - joiners(): known for name, known in _names().items()}


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


@cache
def opening_words() -> frozenset[str]:
    """Give the words with which names of several words begin, as printed with a capital."""
    firsts = (words[0] for _row, name in _spellings() if len(words := WORD.findall(name)) > 1)
    spelt = {form for first in firsts for form in (first, plain(first))}
    return frozenset(form[:1].upper() + form[1:] for form in spelt)


def may_open(word: str, following: str) -> bool:
    """Tell whether some name of the registry may begin with a word and the one after it."""
    branch = _tree().further.get(plain(word))
    if branch is None:
        return YEAR.fullmatch(word) is not None
    told = plain(following)
    return told in branch.further or told in _skipped(owned=True) or told.isdecimal()


def treaty_at(text: str, position: int, limit: int, *, fewest: int = 1) -> tuple[str, int] | None:
    """Give the treaty whose name stands at `position` and where the name ends: the longest one.

    `fewest` is how many content words the name has at least. Joining words may be others than the
    registry's, and after the first word a year or whose treaty it is may be said besides.
    """
    found = _walk(text, position, limit, fewest, owned=False)
    if found is None and _owned().match(text, position, limit):
        return _walk(text, position, limit, fewest, owned=True)
    return found


def _walk(
    text: str, position: int, limit: int, fewest: int, *, owned: bool
) -> tuple[str, int] | None:
    """Follow a name word by word; with `owned`, leave out whose it is even where a name says so."""
    branch, length, year, found = _tree(), 0, "", None
    end, passed = position, 0
    for word in WORD.finditer(text, position, limit):
        if length and _is_apart(text, end, word.start()):
            break
        told, end = plain(word[0]), word.end()
        further = None if owned and told in _owners() else branch.further.get(told)
        passed = 0 if further is not None else passed + 1
        if further is not None:
            branch, length = further, length + 1
            if branch.treaty and length >= fewest and (length > 1 or word[0][:2].isupper()):
                found = branch.treaty, _closed(text, position, word.end())
        elif length == 1 and YEAR.fullmatch(told):
            year = told
        elif not length or passed > MOST_PASSED or told not in _skipped(owned=owned):
            break
    if found is None or (year and str(treaties()[found[0]].year) != year):
        return None
    return found


def _closed(text: str, start: int, end: int) -> int:
    """Give where a name ends whose last bracket closes after it: "Convention (Revised)"."""
    is_open = text.count("(", start, end) > text.count(")", start, end)
    return end + 1 if is_open and text[end : end + 1] == ")" else end


def _is_apart(text: str, end: int, start: int) -> bool:
    """Tell whether a sentence or clause ends between two words; not at an abbreviation."""
    if start - end == 1:
        return False
    between = text[end:start]
    if "." in between and text[end - ABBREVIATION : end].isalnum():
        return True
    return ";" in between or ":" in between


def treaty_of_words(words: frozenset[str]) -> str | None:
    """Give the treaty whose name has exactly these content words, in any order."""
    return _word_sets().get(words - joiners())


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
