"""Pairs the provisions of two expressions of one instrument: by number first, then by content."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from compromiso.model.provision import Provision
from compromiso.text.alignment.alignment import Pair
from compromiso.text.alignment.fit import Fitting, content
from compromiso.text.alignment.in_order import NEVER, pair_in_order
from compromiso.text.alignment.marks import likeness
from compromiso.text.alignment.passages import Passage, joined
from compromiso.text.alignment.telling import make_pair

Places = tuple[int, int]

RUNNING = frozenset({"paragraph", "preamble", "recital", "formula", "conclusions"})
"""Kinds that a translator may run together or divide."""
DIVIDED = -1.5
"""What it costs to take several passages for one."""
PART_OF = 0.1
"""A part shares at least so much with the whole."""
NEAR = 3
BETTER = 2.5
"""A number is not believed where a neighbour's words fit so much better."""
MOVED = 2.0
"""Words that fit so well are paired out of their order."""
MOST_MOVED = 200


def pair_provisions(
    one: Sequence[Passage], other: Sequence[Passage]
) -> tuple[tuple[Pair, ...], tuple[Provision, ...], tuple[Provision, ...]]:
    """Give the pairs in document order, then what only the one has, then what only the other has.

    Provisions that print the same number are fixed first, unless the words of a neighbour fit much
    better; what lies between them is paired in order; what is left, wherever its words are found.
    """
    work = _Pairing(one, other)
    places = work.in_order()
    places += work.out_of_order(places)
    pairs = tuple(work.pair(i, j) for i, j in sorted(places))
    ours, theirs = {i for i, _ in places}, {j for _, j in places}
    return pairs, _alone(one, ours), _alone(other, theirs)


def _alone(passages: Sequence[Passage], paired: set[int]) -> tuple[Provision, ...]:
    return tuple(p.provision for place, p in enumerate(passages) if place not in paired)


class _Pairing:
    def __init__(self, one: Sequence[Passage], other: Sequence[Passage]) -> None:
        self.one, self.other = one, other
        self.fitting = Fitting(one, other)
        self.joined_one = lru_cache(4096)(lambda i, k: joined(one[i:k]))
        self.joined_other = lru_cache(4096)(lambda j, m: joined(other[j:m]))

    def pair(self, i: int, j: int) -> Pair:
        one, other = self.one[i], self.other[j]
        return make_pair(one, other, self.fitting.fit(one, other))

    def in_order(self) -> list[Places]:
        lengths = (len(self.one), len(self.other))
        beads = pair_in_order(lengths, self._score, _ascending(self._same_number()))
        return [(i, j) for a, b, c, d in beads for i in range(a, b) for j in range(c, d)]

    def _score(self, i: int, k: int, j: int, m: int) -> float:
        if k - i == 1 and m - j == 1:
            return self.fitting.fit(self.one[i], self.other[j]).score
        parts = self.one[i:k] if k - i > 1 else self.other[j:m]
        whole = self.one[i] if k - i == 1 else self.other[j]
        if not all(_runs(part) and _is_in(part, whole) for part in (*parts, whole)):
            return NEVER
        fit = self.fitting.fit(self.joined_one(i, k), self.joined_other(j, m))
        return fit.score + DIVIDED * (len(parts) - 1)

    def _same_number(self) -> Iterator[Places]:
        theirs = _numbered(self.other)
        for number, i in _numbered(self.one).items():
            j = theirs.get(number)
            if j is not None and self._believed(i, j):
                yield i, j

    def _believed(self, i: int, j: int) -> bool:
        one, other = self.one[i], self.other[j]
        if one.number.ranked != other.number.ranked:
            return False
        best = content(one, other) + BETTER
        near = range(max(0, j - NEAR), min(len(self.other), j + NEAR + 1))
        return all(
            content(one, self.other[k]) <= best for k in near if self.other[k].is_labelled
        )

    def out_of_order(self, paired: Iterable[Places]) -> list[Places]:
        done = list(paired)
        ours = _left(len(self.one), {i for i, _ in done})
        theirs = _left(len(self.other), {j for _, j in done})
        if len(ours) > MOST_MOVED or len(theirs) > MOST_MOVED:
            return []
        scored = sorted(
            ((self._alike(i, j), -i, -j) for i in ours for j in theirs), reverse=True
        )
        found: list[Places] = []
        for score, i, j in scored:
            free = all(-i != a and -j != b for a, b in found)
            if score >= MOVED and free:
                found.append((-i, -j))
        return found

    def _alike(self, i: int, j: int) -> float:
        one, other = self.one[i], self.other[j]
        return content(one, other) + min(self.fitting.fit(one, other).length, 0.0)


def _left(number: int, paired: set[int]) -> list[int]:
    return [place for place in range(number) if place not in paired]


def _runs(passage: Passage) -> bool:
    return not passage.is_labelled and passage.provision.kind in RUNNING


def _is_in(part: Passage, whole: Passage) -> bool:
    return len(part.vector) < len(whole.vector) / 8 or (
        likeness(part.vector, whole.vector) >= PART_OF
    )


def _numbered(passages: Sequence[Passage]) -> dict[tuple[object, ...], int]:
    """Give where each number stands that is printed once, names of parts left out."""
    held = [p.number.printed if p.is_labelled and not p.number.is_named else () for p in passages]
    times = Counter(held)
    return {number: at for at, number in enumerate(held) if number and times[number] == 1}


def _ascending(pairs: Iterable[Places]) -> list[Places]:
    """Give the most of these pairs that stand in the same order in both sequences."""
    ordered = sorted(pairs)
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for at, (_, j) in enumerate(ordered):
        length = bisect_left(ends, j)
        before.append(last[length - 1] if length else -1)
        ends[length:] = [j, *ends[length + 1 :]]
        last[length:] = [at, *last[length + 1 :]]
    found: list[Places] = []
    at = last[-1] if last else -1
    while at >= 0:
        found.append(ordered[at])
        at = before[at]
    return found[::-1]
