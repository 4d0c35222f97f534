"""Follows citations, from one document into another where the second one is held."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from compromiso.linking.opened import Opened
from compromiso.model.citation import Citation, ExternalTarget, HeldTarget, Status
from compromiso.model.provision import Provision
from compromiso.text.citations.address_book import AddressBook
from compromiso.text.citations.discourse import Discourse
from compromiso.text.citations.find_ellipses import find_ellipses
from compromiso.text.citations.find_references import ReferenceFinder
from compromiso.text.citations.grammar import grammar
from compromiso.text.citations.held_names import HeldNames
from compromiso.text.citations.names import read_name
from compromiso.text.citations.printed import lowered
from compromiso.text.citations.reference import NamedInstrument, Reference
from compromiso.text.citations.resolve import Resolver
from compromiso.text.citations.treaty_names import treaty_titled

FOLLOWED = frozenset({Status.RESOLVED, Status.REPAIRED, Status.SUSPECT})


@dataclass(frozen=True, slots=True)
class Followed:
    """A citation and where it leads: the document held, the instrument, the provisions.

    `provisions` is empty where the instrument is held and has no such provision.
    """

    citing: Opened
    citation: Citation
    held: Opened
    instrument: str
    provisions: tuple[Provision, ...]

    @property
    def is_across(self) -> bool:
        """Tell whether it leads into another document."""
        return self.citing is not self.held


def follow(opened: Sequence[Opened]) -> tuple[Followed, ...]:
    """Follow every citation of these documents, into one another where one names the other."""
    shelf = [_Shelved(one) for one in opened]
    return tuple(followed for one in opened for followed in _follow_one(one, shelf))


def named_by(one: Opened, shelf: Mapping[str, HeldNames]) -> frozenset[str]:
    """Name those of some documents (by SHA-256) that a citation in this one may lead into."""
    found: set[str] = set()
    for citation in one.dossier.citations:
        targets = [t for t in citation.targets if isinstance(t, ExternalTarget)]
        language = one.language_at(citation.start)
        named = _named(targets[0].external, language) if targets else None
        if named is not None and citation.status is Status.EXTERNAL:
            found.update(sha256 for sha256, names in shelf.items() if names.named(named))
    return frozenset(found)


def _follow_one(one: Opened, shelf: Sequence[_Shelved]) -> Iterator[Followed]:
    for citation in one.dossier.citations:
        if citation.status in FOLLOWED:
            yield from _within(one, citation)
        elif citation.status is Status.EXTERNAL:
            found = _across(one, citation, shelf)
            if found is not None:
                yield found


def _within(one: Opened, citation: Citation) -> Iterator[Followed]:
    held = [t for t in citation.targets if isinstance(t, HeldTarget)]
    if held:
        found = (one.provision(target) for target in held)
        provisions = tuple(p for p in found if p is not None)
        yield Followed(one, citation, one, held[0].instrument, provisions)


def _across(one: Opened, citation: Citation, shelf: Sequence[_Shelved]) -> Followed | None:
    language = one.language_at(citation.start)
    targets = [t for t in citation.targets if isinstance(t, ExternalTarget)]
    named = _named(targets[0].external, language) if targets else None
    if named is None:
        return None
    found = [(s, known) for s in shelf if s.opened is not one for known in s.names.named(named)]
    if len(found) != 1:
        return None
    shelved, instrument = found[0]
    reference = _read_again(citation.raw, language)
    provisions = shelved.resolver.look_up(reference, instrument) if reference else ()
    return Followed(one, citation, shelved.opened, instrument, provisions)


def _named(external: str, language: str) -> NamedInstrument | None:
    known = treaty_titled(external)
    if known is not None:
        return NamedInstrument(external, known=known)
    read = read_name(external, lowered(external), 0, len(external), grammar(language))
    return read[0] if read is not None else None


def _read_again(raw: str, language: str) -> Reference | None:
    """Read the printed words of a citation by themselves."""
    words, lower = grammar(language), lowered(raw)
    found = next(ReferenceFinder(raw, lower, words).find(0, len(raw)), None)
    if found is None:
        head = raw.split(".")[0].split("(")[0].strip()
        found = next(find_ellipses(raw, lower, words, (0, len(raw)), {head}), None)
    return found


class _Shelved:
    """A document held, ready to be cited."""

    def __init__(self, opened: Opened) -> None:
        structure, text = opened.structure, opened.dossier.text
        self.opened = opened
        self.names = HeldNames(structure)
        book = AddressBook(structure)
        discourse = Discourse(text, lowered(text), structure, book, self.names)
        self.resolver = Resolver(text, book, discourse)
