"""The instruments held, by the names that texts give them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from compromiso.model.instrument import Instrument
from compromiso.model.structure import Structure
from compromiso.text.citations.grammar import grammar
from compromiso.text.citations.printed import in_lower_case, on_one_line
from compromiso.text.citations.reference import NamedInstrument
from compromiso.text.citations.treaty_names import WORD, treaty_at, words_of

KINDS = {
    "declaration": ("declaration",), "action-plan": ("plan",), "memorandum": ("memorandum",),
    "report": ("report",), "follow-up-report": ("report",), "resolution": ("resolution",),
    "treaty": ("convention", "covenant", "protocol", "agreement", "charter"),
    "agreement": ("agreement", "convention"), "communique": ("report",),
}  # fmt: skip
"""The kinds of noun that name an instrument whose title has none."""


@dataclass(frozen=True, slots=True)
class HeldName:
    """What a title says: first noun, kinds of noun that fit, words, the treaty it is."""

    instrument: str
    noun: str | None
    kinds: tuple[str, ...]
    words: frozenset[str]
    known: str | None


class HeldNames:
    """Tells which of the instruments of a text a name means."""

    def __init__(self, structure: Structure) -> None:
        names = [_held_name(instrument, skipped=0) for instrument in structure.instruments]
        kinds = {kind for name in names for kind in name.kinds}
        self._numbered = {p.instrument for p in structure.provisions if p.label is not None}
        self._names = {
            name.instrument: _carrying(instrument, name, kinds)
            for instrument, name in zip(structure.instruments, names, strict=True)
        }

    def named(self, named: NamedInstrument) -> list[str]:
        """List the instruments held that a name with words of its own fits."""
        if named.known is not None:
            return self._sifted(n for n in self._names.values() if n.known == named.known)
        if not named.words:
            return []
        words = frozenset(map(_singular, named.words))
        return self._sifted(
            n for n in self._names.values() if named.kind in n.kinds and words <= n.words
        )

    def is_called(self, instrument: str, noun: str | None, kind: str | None) -> bool:
        """Tell whether 'the Convention' may mean this instrument."""
        name = self._names[instrument]
        return noun == name.noun if name.noun is not None else kind in name.kinds

    def of_kind(self, kind: str | None) -> list[str]:
        """List the instruments held that a noun of that kind may mean."""
        return self._sifted(n for n in self._names.values() if kind in n.kinds)

    def _sifted(self, names: Iterable[HeldName]) -> list[str]:
        """List the instruments of these names, without a title printed before its text begins."""
        found = [name.instrument for name in names]
        numbered = [held for held in found if held in self._numbered]
        return numbered or found


def _held_name(instrument: Instrument, *, skipped: int) -> HeldName:
    """Read a title by its first noun, or by a later one when some are to be skipped."""
    title, words = instrument.title, grammar(instrument.language)
    nouns = list(words.noun.finditer(in_lower_case(title)))[skipped:]
    noun = nouns[0] if nouns else None
    printed = on_one_line(noun[1]) if noun else None
    kinds = (words.nouns[printed],) if printed else KINDS.get(instrument.kind, ())
    spoken = frozenset(map(_singular, words_of(title)))
    return HeldName(instrument.id, printed, kinds, spoken, _treaty(title, noun))


def _carrying(instrument: Instrument, name: HeldName, kinds: set[str]) -> HeldName:
    """Let an instrument of ratification stand for the treaty in its title, if that is not apart."""
    if name.kinds != ("instrument",):
        return name
    carried = _held_name(instrument, skipped=1)
    return name if carried.noun is None or kinds.intersection(carried.kinds) else carried


def _treaty(title: str, noun: re.Match[str] | None) -> str | None:
    """Give the treaty that a title names with its first noun (later names are of other texts)."""
    first = noun.end() if noun else len(title)
    for word in WORD.finditer(title):
        if word.start() >= first:
            return None
        known = treaty_at(title, word.start(), len(title))
        if known is not None and known[1] >= first:
            return known[0]
    return None


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") else word
