"""Find the citations of a text, then resolve them."""

from __future__ import annotations

from bisect import bisect_right
from itertools import chain

from compromiso.model.artefact import Artefact
from compromiso.model.citation import Citation
from compromiso.model.instrument import Instrument
from compromiso.model.structure import Structure
from compromiso.text.citations.acts import find_acts
from compromiso.text.citations.address_book import AddressBook
from compromiso.text.citations.dated import find_dated
from compromiso.text.citations.discourse import BESIDE, Discourse, head_of
from compromiso.text.citations.find_all_above import find_all_above
from compromiso.text.citations.find_ellipses import find_ellipses, find_pairs
from compromiso.text.citations.find_names import find_names
from compromiso.text.citations.find_references import ReferenceFinder
from compromiso.text.citations.grammar import grammar
from compromiso.text.citations.held_names import HeldNames
from compromiso.text.citations.labels import is_label
from compromiso.text.citations.printed import lowered
from compromiso.text.citations.reference import Reference
from compromiso.text.citations.resolve import Resolver
from compromiso.text.citations.suspicion import review
from compromiso.text.citations.symbols import find_symbols

READ = frozenset({"table_header", "footnote"})
"""Artefacts whose citations count."""
POINTED = frozenset({"article", "paragraph", "point"})
"""Units that have points: once cited, their bare numbers with a point are citations too."""


def find_citations(text: str, structure: Structure) -> tuple[Citation, ...]:
    """List every citation in reading order, resolved against the instruments of the text."""
    lower = lowered(text)
    book = AddressBook(structure)
    discourse = Discourse(text, lower, structure, book, HeldNames(structure))
    resolver = Resolver(text, book, discourse)
    furniture = _Furniture(text, structure.artefacts)
    found: list[Citation] = []
    for instrument in structure.instruments:
        for reference in _references(text, lower, instrument, book):
            artefact = furniture.at(reference.start)
            header = artefact is not None and artefact.kind == "table_header"
            host = structure.index.at(reference.start)
            hidden = artefact is not None and artefact.kind not in READ
            hidden = hidden or (reference.titled and host is None)
            if hidden or furniture.names(reference) or is_label(text, reference, host):
                continue
            citation = resolver.resolve(reference, instrument.id, host, header=header)
            if citation is not None:
                found.append(citation)
    return review(found, lower, structure, book)


def _references(
    text: str, lower: str, instrument: Instrument, book: AddressBook
) -> list[Reference]:
    """List the references of one instrument in reading order, none overlapping another."""
    words, span = grammar(instrument.language), (instrument.start, instrument.end)
    finder = ReferenceFinder(text, lower, words)
    found = list(finder.find(*span))
    heads = set(book.heads()) | {
        head_of(r) for r in found if r.groups and r.groups[-1].unit in POINTED
    }
    found += find_ellipses(text, lower, words, span, heads - {""})
    found += find_pairs(text, words, span)
    found += find_all_above(lower, words, span)
    found += find_names(text, span)
    found += find_dated(text, words, span)
    documents = chain(find_symbols(text, lower, words, span), find_acts(text, lower, words, span))
    symbols = map(finder.from_symbol, documents)
    found += [reference for reference in symbols if reference is not None]
    found.sort(key=lambda r: (r.start, -r.end))
    kept: list[Reference] = []
    for reference in found:
        if kept and _is_beside(text, kept[-1], reference):
            kept.pop()
        if not kept or reference.start >= kept[-1].end:
            kept.append(reference)
    return kept


def _is_beside(text: str, title: Reference, reference: Reference) -> bool:
    """Tell whether a title only says of what a reference after it is: "ICCPR, art. 9"."""
    alone = title.titled and reference.instrument is None and reference.groups
    return bool(alone) and text[title.end : reference.start] in BESIDE


class _Furniture:
    """The artefacts of a text, found by place."""

    def __init__(self, text: str, artefacts: tuple[Artefact, ...]) -> None:
        self._text = text
        self._artefacts = sorted(artefacts, key=lambda a: a.start)
        self._starts = [a.start for a in self._artefacts]

    def _own(self) -> frozenset[str]:
        """Give the words of covers and running heads, among them the document's own symbol."""
        hidden = (a for a in self._artefacts if a.kind not in READ)
        return frozenset(word for a in hidden for word in self._text[a.start : a.end].split())

    def names(self, reference: Reference) -> bool:
        """Tell whether a document cited by its symbol alone is the one whose cover bears it."""
        named = reference.instrument
        if reference.groups or named is None or named.kind != "resolution":
            return False
        return "/RES" not in named.text and named.text in self._own()

    def at(self, position: int) -> Artefact | None:
        """Give the artefact that holds a position, or None."""
        i = bisect_right(self._starts, position) - 1
        if i < 0 or position >= self._artefacts[i].end:
            return None
        return self._artefacts[i]
