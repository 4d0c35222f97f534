"""Actors by the names that each language gives them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any, NamedTuple

from compromiso.model.actor import Actor
from compromiso.terms.loading import LANGUAGES, registry
from compromiso.terms.phrases import PhraseBook, Words
from compromiso.terms.territories import territories


@dataclass(frozen=True, slots=True)
class NamedActor:
    """An actor as the registry holds it: `adopts` instruments, `benefits` from what is done.

    `short_of` is the identifier of the actor that the name stands for where a text names it too:
    "the Committee" is the Joint Committee where there is one.
    """

    actor: Actor
    adopts: bool = False
    benefits: bool = False
    short_of: str = ""


class ActorMention(NamedTuple):
    """A name of an actor in a text: word numbers (end excluded) and positions."""

    named: NamedActor
    first: int
    last: int
    start: int
    end: int

    @property
    def actor(self) -> Actor:
        """Give the actor that is named."""
        return self.named.actor


def find_actors(
    words: Words, language: str, first: int = 0, last: int | None = None
) -> tuple[ActorMention, ...]:
    """List the actors named among words `first` to `last` (excluded), in reading order."""
    book = _book(language if language in LANGUAGES else "en")
    text, found = words.text, book.find(words, first, last)
    return tuple(
        tuple.__new__(ActorMention, (named, i, j, start, end))
        for i, j, start, end, (written, named) in found
        if written is None or _written_so(text[start:end], written)
    )


def actor_by_id(identifier: str, language: str) -> Actor:
    """Give an actor of the registry with its label in a language."""
    entry = registry("actors")["actor"][identifier]
    return Actor(identifier, _label(entry, language), entry["kind"])


@cache
def bodies_at_home(organisation: str) -> dict[str, str]:
    """Give whom the short names of bodies mean in the texts of an organisation, by identifiers.

    "The General Assembly" is that of the United Nations elsewhere.
    """
    entries = registry("actors")["actor"].items()
    own = ((name, entry) for name, entry in entries if entry.get("part_of") == organisation)
    return {e["means_at_home"]: name for name, e in own if "means_at_home" in e}


@cache
def groups_of_states() -> frozenset[str]:
    """Give the identifiers of the groups whose members are States, all those of a process."""
    actors = registry("actors")["actor"].items()
    return frozenset(name for name, entry in actors if entry.get("of_states"))


def state_name(code: str, language: str) -> str:
    """Give the name of a State in a language, by its ISO 3166 alpha-2 code in lower case."""
    names = territories(language if language in LANGUAGES else "en")
    return str(names.get(code.upper(), code.upper()))


def _written_so(found: str, name: str) -> bool:
    """Say whether capitals stand in the text where a name of the registry has them."""
    return found == name if name.isupper() else found[0].isupper()


@cache
def _book(language: str) -> PhraseBook[tuple[str | None, NamedActor]]:
    """Give the names with the actors, each name told where its capitals must stand in a text."""
    return PhraseBook(
        (name, (name if _minds_capitals(name) else None, named))
        for name, named in (*_registered(language), *_states(language))
    )


def _minds_capitals(name: str) -> bool:
    return name.isalpha() if name.isupper() else name[0].isupper()


def _registered(language: str) -> Iterator[tuple[str, NamedActor]]:
    for identifier, entry in registry("actors")["actor"].items():
        actor = Actor(identifier, _label(entry, language), entry["kind"])
        named = NamedActor(
            actor,
            entry.get("adopts", False),
            entry.get("benefits", False),
            entry.get("short_of", ""),
        )
        for name in (*entry[language], *dict.fromkeys(entry.get("acronym", {}).values())):
            yield name, named


def _label(entry: dict[str, Any], language: str) -> str:
    known = language if language in LANGUAGES else "en"
    name, acronym = str(entry[known][0]), entry.get("acronym", {}).get(known)
    name = name[0].upper() + name[1:]
    return f"{name} ({acronym})" if acronym else name


def _states(language: str) -> Iterator[tuple[str, NamedActor]]:
    names = territories(language)
    usual, official = registry("actors")["state"], registry("states")
    for code, name in names.items():
        if len(code) == 2 and code.isalpha() and code not in NOT_STATES:
            named = NamedActor(Actor(code.lower(), name, "state"))
            others = (table.get(code.lower(), {}).get(language, ()) for table in (usual, official))
            adjectives = _with_adjective(code.lower(), language)
            for written in dict.fromkeys((name, *chain.from_iterable(others), *adjectives)):
                yield written, named


def _with_adjective(code: str, language: str) -> Iterator[str]:
    """Yield what stands for a State by its adjective: "gobierno español", "parte española"."""
    table = registry("demonyms")
    for forms in table["state"].get(code, {}).get(language, ()):
        masculine, _, feminine = forms.partition("/")
        for pattern in table["named"][language]:
            yield pattern.format(m=masculine, f=feminine or masculine)


NOT_STATES = frozenset(
    ("EU", "EZ", "UN", "QO", "XA", "XB", "XK", "ZZ", "AC", "CP", "DG", "EA", "IC", "TA")
)
"""Codes in Babel that ISO 3166 does not give to a country."""
