"""Two expressions side by side: what is paired, how surely and why, and what stands alone."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace

from compromiso.errors import Issue
from compromiso.model.dossier import Dossier
from compromiso.model.instrument import Instrument
from compromiso.model.provision import Provision

BY_NUMBER, BY_CONTENT, BY_PLACE = BASES = ("number", "content", "place")
"""What a pair rests on: its number, its words, or nothing but its place between two others."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A provision in one expression and its counterpart in the other.

    `basis` is `number`, `content` or `place`; `confidence` is 0 to 1; `reason` is one sentence. A
    provision that the other expression divides is in several pairs. `is_renumbered` says that both
    have a number and that these differ by more than the alphabets of the two languages.
    """

    one: Provision
    other: Provision
    basis: str
    confidence: float
    reason: str
    is_renumbered: bool = False


Row = tuple[Provision | None, Provision | None, Pair | None]
"""A line of two texts side by side: what stands left, what stands right, and the pair they are."""


@dataclass(frozen=True, slots=True)
class NamedAlone:
    """The figures and States that a provision names and its counterpart does not."""

    provision: Provision
    counterpart: Provision
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InstrumentPair:
    """An instrument in two expressions: its pairs in document order, and what only one has."""

    one: Instrument
    other: Instrument
    confidence: float
    reason: str
    pairs: tuple[Pair, ...]
    only_in_one: tuple[Provision, ...] = ()
    only_in_other: tuple[Provision, ...] = ()
    named_in_one: tuple[NamedAlone, ...] = ()
    named_in_other: tuple[NamedAlone, ...] = ()

    def rows(self) -> tuple[Row, ...]:
        """List the pairs and what stands alone, in the order of the texts."""
        rows: list[tuple[tuple[int, int], Row]] = [
            ((pair.one.start, pair.other.start), (pair.one, pair.other, pair))
            for pair in self.pairs
        ]
        rows += [((p.start, -1), (p, None, None)) for p in self.only_in_one]
        after = sorted((pair.other.start, pair.one.start) for pair in self.pairs)
        for provision in self.only_in_other:
            place = bisect_left(after, (provision.start, -1))
            before = after[place - 1][1] if place else -1
            rows.append(((before, provision.start), (None, provision, None)))
        return tuple(row for _, row in sorted(rows, key=lambda row: row[0]))

    def turned(self) -> InstrumentPair:
        """Give the same with the two expressions in each other's place."""
        pairs = tuple(replace(pair, one=pair.other, other=pair.one) for pair in self.pairs)
        return InstrumentPair(
            self.other, self.one, self.confidence, self.reason, pairs,
            self.only_in_other, self.only_in_one, self.named_in_other, self.named_in_one,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two documents side by side.

    The instruments that one document has alone are in `only_in_one` and `only_in_other`. The
    `issues_of_one` have their positions in the text of `one`, the `issues_of_other` in that of
    `other`.
    """

    one: Dossier
    other: Dossier
    instruments: tuple[InstrumentPair, ...]
    only_in_one: tuple[Instrument, ...] = ()
    only_in_other: tuple[Instrument, ...] = ()
    issues_of_one: tuple[Issue, ...] = ()
    issues_of_other: tuple[Issue, ...] = ()

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """List the pairs of all instruments."""
        return tuple(pair for paired in self.instruments for pair in paired.pairs)

    @property
    def issues(self) -> tuple[Issue, ...]:
        """List the issues of both documents."""
        return (*self.issues_of_one, *self.issues_of_other)
