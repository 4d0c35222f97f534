"""The provisions of an instrument made ready to be compared with those of another expression."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from compromiso.model.dossier import Dossier
from compromiso.model.instrument import Instrument
from compromiso.model.provision import Provision
from compromiso.terms.phrases import Words
from compromiso.text.alignment.marks import Vector, marks, rarity, weighed
from compromiso.text.alignment.numbers import Number, read_numbers
from compromiso.text.structure.node import CONTAINERS

BARE = 20
"""A provision with fewer characters of its own is known by what stands under it."""
HEADED = CONTAINERS | {"article", "session", "subject_area", "row", "goal"}
"""So is one that is little more than a heading, whatever the length of the heading."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A provision with its number, the length of its words and the marks in them."""

    provision: Provision
    number: Number
    length: int
    vector: Vector
    is_bare: bool

    @property
    def is_labelled(self) -> bool:
        """Tell whether it prints a number or a name of its own."""
        return self.provision.label is not None


@dataclass(frozen=True, slots=True)
class Counted:
    """An instrument of a dossier with the marks of its provisions counted."""

    instrument: Instrument
    provisions: tuple[Provision, ...]
    numbers: Mapping[tuple[str, ...], Number]
    counts: tuple[Counter[str], ...]
    lengths: tuple[int, ...]

    def passages(self, weights: Mapping[str, float]) -> tuple[Passage, ...]:
        """Give the provisions as passages, their marks weighed."""
        return tuple(
            Passage(p, self.numbers[p.path], length, weighed(count, weights), _is_bare(p))
            for p, count, length in zip(self.provisions, self.counts, self.lengths, strict=True)
        )


def count(dossier: Dossier, instrument: Instrument) -> Counted:
    """Count the marks of each provision of an instrument, its printed label left out."""
    provisions = tuple(p for p in dossier.provisions if p.instrument == instrument.id)
    words = Words(dossier.text, instrument.start, instrument.end)
    spans = [_span(provision) for provision in provisions]
    counts = [marks(words, a, b, instrument.language) for a, b in spans]
    numbers = read_numbers(provisions, instrument.language)
    lengths = tuple(len(" ".join(dossier.text[a:b].split())) for a, b in spans)
    return Counted(instrument, provisions, numbers, tuple(counts), lengths)


def weigh(one: Counted, other: Counted) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
    """Give the passages of both, each mark weighed by how rare it is in the two together."""
    weights = rarity((*one.counts, *other.counts))
    return one.passages(weights), other.passages(weights)


def _own(provision: Provision) -> tuple[int, int]:
    return provision.start + len(provision.label or ""), provision.end


def _is_bare(provision: Provision) -> bool:
    start, end = _own(provision)
    holds = provision.subtree_end > provision.end and provision.kind in HEADED
    return holds or end - start < BARE


def _span(provision: Provision) -> tuple[int, int]:
    start, end = _own(provision)
    return (start, max(end, provision.subtree_end)) if _is_bare(provision) else (start, end)


def joined(passages: Sequence[Passage]) -> Passage:
    """Give several passages as one, under the number of the first."""
    first = passages[0]
    total = sum(passage.length for passage in passages)
    sums: Counter[str] = Counter()
    for passage in passages:
        for mark, weight in passage.vector.items():
            sums[mark] += weight * passage.length  # type: ignore[assignment]
    norm = sum(weight * weight for weight in sums.values()) ** 0.5 or 1.0
    vector = {mark: weight / norm for mark, weight in sums.items()}
    return Passage(first.provision, first.number, total, vector, first.is_bare)
