"""How plausible each provision of a list is as the one that a citation within a sentence means.

How and why: docs/explanation/suspect.md.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
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

NEXT_TO = 80
MOST_ALIKE = 60
"""No more citations than this on either side are compared with one."""
Place = tuple[str, str]
Beside = dict[tuple[str, ...], list[int]]


@dataclass(frozen=True, slots=True)
class Context:
    """The words next to a citation, the nearest first."""

    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Cited:
    """What stands around each citation of a text, and what it means.

    `meant`: the provisions that each means and those that they stand in; `of`: the citations of
    each provision; `before` and `after`: the citations that have a word just beside them.
    """

    contexts: list[Context]
    meant: list[frozenset[Place]]
    of: dict[Place, list[int]]
    before: Beside
    after: Beside


@dataclass(slots=True, eq=False)
class Plausibility:
    """Weighs provisions against one another for the citations of one text."""

    citations: Sequence[Citation]
    lower: str
    structure: Structure
    wording: Wording
    bases: dict[int, list[float]] = field(default_factory=dict)
    _known: _Cited | None = field(default=None, init=False, repr=False)

    def weigh(self, i: int, passages: Passages) -> list[float]:
        """Give for each provision of a list the log odds that citation `i` means it.

        They count only in comparison with one another.
        """
        citation = self.citations[i]
        host = self.structure.index.named(citation.host) if citation.host else None
        line = {place(p) for p in self._line(host)} if host is not None else set()
        row = passages.provisions
        shared = self._shared(self._stems(i), passages, line)
        scale = SHARED + ALL_SHARED / (1 + max(shared))
        here = next((n for n, p in enumerate(row) if place(p) in line), None)
        ahead = self._points_ahead(citation)
        bases = self._bases(passages)
        weights = [bases[n] + scale * shared[n] for n in range(len(row))]
        cited = self._cited()
        for address in cited.meant[i]:
            if (n := passages.places.get(address)) is not None:
                times = len(cited.of[address])
                weights[n] -= OFTEN * (log(1 + times) - log(times))
        for address, same in self._alike(i).items():
            if (n := passages.places.get(address)) is not None:
                weights[n] += ALIKE * same + (SAME if same >= PHRASE else 0)
        if here is None:
            return weights
        return [w + _by_place(n, here, row[n], ahead=ahead) for n, w in enumerate(weights)]

    def _bases(self, passages: Passages) -> list[float]:
        """Give what each provision weighs before a citation is read: citations, and its length."""
        known = self.bases.get(id(passages))
        if known is None:
            of = self._cited().of
            known = self.bases[id(passages)] = [
                OFTEN * log(1 + len(of.get(place(p), ()))) + LENGTH * log(EMPTY + total)
                for p, total in zip(passages.provisions, passages.totals(), strict=True)
            ]
        return known

    def _line(self, provision: Provision) -> list[Provision]:
        return [provision, *self.structure.index.ancestors(provision)]

    def _shared(self, spoken: frozenset[str], passages: Passages, line: set[Place]) -> list[float]:
        """Give how telling the stems are that each provision shares with the citing words."""
        size = len(passages.provisions)
        own = {passages.places[address] for address in line if address in passages.places}
        shared = [0.0] * size
        for stem in spoken:
            holders = [n for n in passages.holders(stem) if n not in own]
            if holders:
                told = log(size / len(holders))
                for n in holders:
                    shared[n] += told
        return shared

    def _cited(self) -> _Cited:
        """Give what stands around the citations and what they mean, looked up once."""
        if self._known is None:
            contexts = [self._context(citation) for citation in self.citations]
            meant = [self._places(citation) for citation in self.citations]
            of: dict[Place, list[int]] = {}
            for i, places in enumerate(meant):
                for address in places:
                    of.setdefault(address, []).append(i)
            before: Beside = {}
            after: Beside = {}
            for i, context in enumerate(contexts):
                before.setdefault(context.before[:1], []).append(i)
                after.setdefault(context.after[:1], []).append(i)
            self._known = _Cited(contexts, meant, of, before, after)
        return self._known

    def _context(self, citation: Citation) -> Context:
        before, after = self._around(citation, NEXT_TO)
        return Context(
            tuple(WORD.findall(before)[: -ALIKE_BEFORE - 1 : -1]),
            tuple(WORD.findall(after)[:ALIKE_AFTER]),
        )

    def _around(self, citation: Citation, reach: int) -> tuple[str, str]:
        """Give what stands before and after a citation in the provision that holds it."""
        host = self.structure.index.named(citation.host) if citation.host else None
        floor = max(citation.start - reach, host.start if host else 0)
        ceiling = min(citation.end + reach, host.end if host else len(self.lower))
        return self.lower[floor : citation.start], self.lower[citation.end : ceiling]

    def _stems(self, i: int) -> frozenset[str]:
        citation = self.citations[i]
        language = self._language(citation)
        before, after = self._around(citation, REACH)
        return frozenset(stems(before, language)[-WINDOW:] + stems(after, language)[:WINDOW])

    def _language(self, citation: Citation) -> str:
        host = self.structure.index.named(citation.host) if citation.host else None
        return self.structure.language_of(host) if host else "en"

    def _points_ahead(self, citation: Citation) -> bool:
        """Tell 'paragraph 9 below' from other citations."""
        last = self.lower[citation.start : citation.end].split()[-1]
        return grammar(self._language(citation)).relations.get(last) == "next"

    def _places(self, citation: Citation) -> frozenset[Place]:
        refs = [
            ProvisionRef(t.instrument, t.eid)
            for t in citation.targets
            if isinstance(t, HeldTarget) and t.eid
        ]
        meant = [self.structure.index.named(ref) for ref in refs]
        return frozenset(place(q) for p in meant for q in self._line(p))

    def _alike(self, i: int) -> dict[Place, int]:
        """Give how many words around citation `i` stand around another one of each provision."""
        alike: dict[Place, int] = {}
        cited = self._cited()
        mine, meant = cited.contexts[i], cited.meant
        near = _about(i, cited.before.get(mine.before[:1], ()))
        near |= _about(i, cited.after.get(mine.after[:1], ()))
        for j in near - {i}:
            if not meant[j]:
                continue
            other = cited.contexts[j]
            same = _same(mine.before, other.before) + _same(mine.after, other.after)
            for address in meant[j] if same else ():
                if same > alike.get(address, 0):
                    alike[address] = same
        return alike


def place(provision: Provision) -> Place:
    """Give the instrument and eId of a provision, quicker to look up than its reference."""
    return provision.instrument, provision.eid


def _about(i: int, citations: Sequence[int]) -> set[int]:
    """Give the citations nearest to one, of some in order."""
    place = bisect_left(citations, i)
    return set(citations[max(0, place - MOST_ALIKE) : place + MOST_ALIKE])


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    same, most = 0, min(len(one), len(other))
    while same < most and one[same] == other[same]:
        same += 1
    return same


def _by_place(n: int, here: int, provision: Provision, *, ahead: bool) -> float:
    """Weigh where a provision stands to the one that cites: itself, just before it, or later."""
    if n == here:
        return ITSELF
    if n > here:
        return 0.0 if ahead else AHEAD * log(1 + n - here)
    return JUST_BEFORE if n == here - 1 and provision.kind != "article" else 0.0
