"""How well a passage of one expression fits a passage of the other, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

from compromiso.text.alignment.marks import likeness
from compromiso.text.alignment.passages import Passage

PRIOR = -0.6
"""What two passages of which nothing is known score."""
SAME_NUMBER, LIKE_END, OTHER_NUMBER, ONE_NUMBER = 2.5, 0.8, -1.0, -1.5
SAME_HOLDER, OTHER_HOLDER = 0.8, -1.5
SAME_KIND, TWIN_KIND, OTHER_KIND = 0.5, 0.0, -1.5
TWINS = (
    frozenset({"paragraph", "heading", "preamble", "recital", "formula", "conclusions"}),
    frozenset({"paragraph", "point", "bullet", "subparagraph", "subpoint"}),
    frozenset({"part", "title", "chapter", "section", "goal", "article", "session", "objective"}),
)
"""Kinds that a reader takes for one another when a language lays its text out otherwise."""
WORDS_WEIGH, UNRELATED, LEAST, MOST = 16.0, 0.08, -3.0, 4.5
"""Of 2,000 neighbours in four languages one in ten is more alike than `UNRELATED`."""
FEW_MARKS, MANY_MARKS = 6, 2.5
"""Passages with fewer marks say less; that two long ones share none says more."""
EXPECTED, SPREAD, SHORT = 0.7, 0.24, 1.8
"""The logarithm of the ratio of two lengths strays so far, and farther where both are short."""
WORST_LENGTH = -3.0


@dataclass(frozen=True, slots=True)
class Fit:
    """What speaks for a pair and against it, in natural logarithms."""

    number: float
    words: float
    length: float
    kind: float

    @property
    def score(self) -> float:
        """Give all of it together: over 0 the pair is more likely than not."""
        return PRIOR + self.number + self.words + self.length + self.kind

    @property
    def confidence(self) -> float:
        """Give the score as a share of 1."""
        return 1 / (1 + exp(-self.score))


class Fitting:
    """The fit of passages of two expressions, one of which may run longer all through."""

    def __init__(self, one: Sequence[Passage], other: Sequence[Passage]) -> None:
        ours = sum(passage.length for passage in one if not passage.is_bare) or 1
        theirs = sum(passage.length for passage in other if not passage.is_bare) or 1
        self._usual = min(max(log(ours / theirs), -0.4), 0.4)

    def fit(self, one: Passage, other: Passage) -> Fit:
        """Weigh a pair."""
        words, length = content(one, other), self._length(one, other)
        return Fit(numbering(one, other), words, length, _kinds(one, other))

    def _length(self, one: Passage, other: Passage) -> float:
        if one.is_bare != other.is_bare:
            return 0.0
        ratio = log((one.length + 5) / (other.length + 5)) - self._usual
        spread = SPREAD + SHORT / sqrt(min(one.length, other.length) + 5)
        return max(EXPECTED - (ratio / spread) ** 2 / 2, WORST_LENGTH)


def content(one: Passage, other: Passage) -> float:
    """Weigh the marks that two passages share; those with few marks say little."""
    known = min(len(one.vector), len(other.vector)) / FEW_MARKS
    weight = WORDS_WEIGH * (likeness(one.vector, other.vector) - UNRELATED)
    weight *= min(known, 1.0 if weight > 0 else MANY_MARKS)
    return min(max(weight, LEAST), MOST)


def numbering(one: Passage, other: Passage) -> float:
    """Weigh the numbers of two passages and those of what they stand in."""
    if one.is_labelled != other.is_labelled:
        return ONE_NUMBER
    if not one.is_labelled:
        return SAME_HOLDER if one.number.agrees(other.number) else OTHER_HOLDER
    if not one.number.agrees(other.number):
        return LIKE_END if one.number.ends_like(other.number) else OTHER_NUMBER
    named = one.number.printed[-1] is None
    return SAME_HOLDER if named else SAME_NUMBER


def _kinds(one: Passage, other: Passage) -> float:
    ours, theirs = one.provision.kind, other.provision.kind
    if ours == theirs:
        return SAME_KIND
    return TWIN_KIND if any({ours, theirs} <= twins for twins in TWINS) else OTHER_KIND
