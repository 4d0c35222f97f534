"""How plausible each provision of a list is as the one that a citation within a sentence means.

How and why: docs/explanation/suspect.md.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from math import log

from compromiso.model.citation import Citation, HeldTarget
from compromiso.model.provision import Provision, ProvisionRef
from compromiso.model.structure import Structure
from compromiso.text.citations.grammar import grammar
from compromiso.text.citations.wording import Passages, Wording, stems

WORD = re.compile(r"[^\W_]+")
WINDOW = 8
"""So many stems on either side of a citation are taken to tell what it is about."""
REACH = 250
"""... within so many characters."""
ALIKE_BEFORE, ALIKE_AFTER, PHRASE = 5, 3, 4
"""So many words around two citations are compared: from four on, they say the same."""
SHARED, ALL_SHARED, OFTEN, ALIKE, SAME = 0.25, 3.0, 1.1, 0.25, 1.1
ITSELF, JUST_BEFORE, AHEAD, LENGTH = -4.0, 1.7, -1.9, -0.4
"""Weights, in natural logarithms of odds, of a conditional logit of which provision is cited; that
of itself is set by hand, since no document measured has such a citation."""
EMPTY = 30
"""Stems that every provision is taken to have besides its own."""

Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a citation: its stems, its nearest words, and whether it points ahead."""

    stems: frozenset[str]
    before: tuple[str, ...]
    after: tuple[str, ...]
    ahead: bool


@dataclass(frozen=True)
class Plausibility:
    """Weighs provisions against one another for the citations of one text."""

    citations: Sequence[Citation]
    lower: str
    structure: Structure
    wording: Wording

    def weigh(self, i: int, row: Sequence[Provision]) -> list[float]:
        """Give for each provision of a list the log odds that citation `i` means it.

        They count only in comparison with one another.
        """
        citation = self.citations[i]
        host = self.structure.index.by_ref[citation.host] if citation.host else None
        line = self._line(host) if host is not None else []
        context = self._contexts[i]
        shared = self._shared(context.stems, self.wording.passages(row), {place(p) for p in line})
        most = max(shared)
        alike = self._alike(i)
        here = next((n for n, p in enumerate(row) if any(p is q for q in line)), None)
        weights = []
        for n, provision in enumerate(row):
            weight = SHARED * shared[n] + ALL_SHARED * shared[n] / (1 + most)
            weight += OFTEN * log(1 + self._times(provision, i))
            same = alike.get(place(provision), 0)
            weight += ALIKE * same + (SAME if same >= PHRASE else 0)
            weight += LENGTH * log(EMPTY + self.wording.counts(provision).total())
            weights.append(weight + _by_place(n, here, provision, ahead=context.ahead))
        return weights

    def _line(self, provision: Provision) -> list[Provision]:
        return [provision, *self.structure.index.ancestors(provision)]

    def _shared(self, spoken: frozenset[str], passages: Passages, line: set[Place]) -> list[float]:
        """Give how telling the stems are that each provision shares with the citing words."""
        size = len(passages.provisions)
        own = {passages.places[address] for address in line if address in passages.places}
        shared = [0.0] * size
        for stem in spoken:
            holders = [n for n in passages.holders(stem) if n not in own]
            for n in holders:
                shared[n] += log(size / len(holders))
        return shared

    @cached_property
    def _contexts(self) -> list[Context]:
        return [self._context(citation) for citation in self.citations]

    def _context(self, citation: Citation) -> Context:
        host = self.structure.index.by_ref[citation.host] if citation.host else None
        language = self.structure.language_of(host) if host else "en"
        floor = max(citation.start - REACH, host.start if host else 0)
        ceiling = min(citation.end + REACH, host.end if host else len(self.lower))
        before, after = self.lower[floor : citation.start], self.lower[citation.end : ceiling]
        near = stems(before, language)[-WINDOW:] + stems(after, language)[:WINDOW]
        last = self.lower[citation.start : citation.end].split()[-1]
        return Context(
            frozenset(near),
            tuple(WORD.findall(before)[: -ALIKE_BEFORE - 1 : -1]),
            tuple(WORD.findall(after)[:ALIKE_AFTER]),
            grammar(language).relations.get(last) == "next",
        )

    @cached_property
    def _meant(self) -> list[frozenset[Place]]:
        """Give for each citation the provisions that it means and those that they stand in."""
        return [self._places(citation) for citation in self.citations]

    def _places(self, citation: Citation) -> frozenset[Place]:
        refs = [
            ProvisionRef(t.instrument, t.eid)
            for t in citation.targets
            if isinstance(t, HeldTarget) and t.eid
        ]
        meant = [self.structure.index.by_ref[ref] for ref in refs]
        return frozenset(place(q) for p in meant for q in self._line(p))

    @cached_property
    def _cited(self) -> Mapping[Place, list[int]]:
        cited: dict[Place, list[int]] = {}
        for i, places in enumerate(self._meant):
            for address in places:
                cited.setdefault(address, []).append(i)
        return cited

    def _times(self, provision: Provision, i: int) -> int:
        """Count the other citations that mean this provision."""
        cited = self._cited.get(place(provision), [])
        return len(cited) - (i in cited)

    def _alike(self, i: int) -> dict[Place, int]:
        """Give how many words around citation `i` stand around another one of each provision."""
        alike: dict[Place, int] = {}
        mine = self._contexts[i]
        for j, other in enumerate(self._contexts):
            if j == i:
                continue
            same = _same(mine.before, other.before) + _same(mine.after, other.after)
            for address in self._meant[j] if same else ():
                alike[address] = max(alike.get(address, 0), same)
        return alike


def place(provision: Provision) -> Place:
    """Give the instrument and eId of a provision, quicker to look up than its reference."""
    return provision.instrument, provision.eid


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _by_place(n: int, here: int | None, provision: Provision, *, ahead: bool) -> float:
    """Weigh where a provision stands to the one that cites: itself, just before it, or later."""
    if here is None:
        return 0.0
    if n == here:
        return ITSELF
    if n > here:
        return 0.0 if ahead else AHEAD * log(1 + n - here)
    return JUST_BEFORE if n == here - 1 and provision.kind != "article" else 0.0
