"""Pairs the provisions of two expressions of one instrument: by number first, then by content."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from compromiso.model.provision import Provision
from compromiso.text.alignment.alignment import Pair
from compromiso.text.alignment.fit import FEW_MARKS, OTHER_HOLDER, OTHER_KIND, Fitting, content
from compromiso.text.alignment.in_order import NEVER, pair_in_order
from compromiso.text.alignment.marks import containment, likeness
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
MOST_BY_PLACE = 3
UNLIKE_LENGTH = -2.0
"""What is paired by its place alone is of a like length."""
CONTAINED = 0.4
"""A passage with so much of its marks in a longer one is part of it."""


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
    places += work.by_place(places)
    places += work.parts(places)
    pairs = tuple(work.pair(i, j) for i, j in sorted(places))
    ours, theirs = {i for i, _ in places}, {j for _, j in places}
    return pairs, _alone(one, ours), _alone(other, theirs)


def _alone(passages: Sequence[Passage], paired: set[int]) -> tuple[Provision, ...]:
    return tuple(p.provision for place, p in enumerate(passages) if place not in paired)


class _Pairing:
    def __init__(self, one: Sequence[Passage], other: Sequence[Passage]) -> None:
        self.one, self.other = one, other
        self.fitting = Fitting(one, other)
        self.run_on = ([_runs(p) for p in one], [_runs(p) for p in other])
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
        if not (all(self.run_on[0][i:k]) and all(self.run_on[1][j:m])):
            return NEVER
        parts = self.one[i:k] if k - i > 1 else self.other[j:m]
        whole = self.one[i] if k - i == 1 else self.other[j]
        if not all(_is_in(part, whole) for part in parts):
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
        return all(content(one, self.other[k]) <= best for k in _near(self.other, j)) and all(
            content(self.one[k], other) <= best for k in _near(self.one, i)
        )

    def out_of_order(self, paired: Iterable[Places]) -> list[Places]:
        done = list(paired)
        ours = _left(len(self.one), {i for i, _ in done})
        theirs = _left(len(self.other), {j for _, j in done})
        if len(ours) > MOST_MOVED or len(theirs) > MOST_MOVED:
            return []
        scored = sorted(((self._alike(i, j), -i, -j) for i in ours for j in theirs), reverse=True)
        found: list[Places] = []
        for score, i, j in scored:
            free = all(-i != a and -j != b for a, b in found)
            if score >= MOVED and free:
                found.append((-i, -j))
        return found

    def by_place(self, paired: Iterable[Places]) -> list[Places]:
        """Pair what alone stands between two pairs with what alone stands there in the other."""
        found = []
        for ours, theirs in gaps(paired, (len(self.one), len(self.other))):
            if len(ours) == len(theirs) <= MOST_BY_PLACE:
                found += [(i, j) for i, j in zip(ours, theirs, strict=True) if self._may(i, j)]
        return found

    def _may(self, i: int, j: int) -> bool:
        fit = self.fitting.fit(self.one[i], self.other[j])
        return fit.number > OTHER_HOLDER and fit.length > UNLIKE_LENGTH and fit.kind > OTHER_KIND

    def parts(self, paired: Iterable[Places]) -> list[Places]:
        """Find what stands alone in a passage beside its place that runs it together with more."""
        done = list(paired)
        found = []
        for ours, theirs in gaps(done, (len(self.one), len(self.other))):
            beside = range(theirs.start - 1, theirs.stop + 1)
            found += [(i, j) for i in ours for j in _whole(self.one[i], self.other, beside)]
            beside = range(ours.start - 1, ours.stop + 1)
            found += [(i, j) for j in theirs for i in _whole(self.other[j], self.one, beside)]
        return list(dict.fromkeys(found))

    def _alike(self, i: int, j: int) -> float:
        one, other = self.one[i], self.other[j]
        return content(one, other) + min(self.fitting.fit(one, other).length, 0.0)


def _near(passages: Sequence[Passage], place: int) -> Iterator[int]:
    """Yield the places of the numbered passages next to one."""
    near = range(max(0, place - NEAR), min(len(passages), place + NEAR + 1))
    return (k for k in near if passages[k].is_labelled)


def gaps(paired: Iterable[Places], lengths: Places) -> Iterator[tuple[range, range]]:
    """Yield what stands alone between two pairs that follow in both sequences."""
    bounds = [(-1, -1), *_ascending(set(paired)), lengths]
    for (i, j), (k, m) in pairwise(bounds):
        if k - i > 1 or m - j > 1:
            yield range(i + 1, k), range(j + 1, m)


def _whole(part: Passage, passages: Sequence[Passage], places: range) -> list[int]:
    """Give the one of these places whose passage holds nearly all marks of a shorter one."""
    if not _runs(part) or len(part.vector) < FEW_MARKS:
        return []
    held = [
        (containment(part.vector, passages[place].vector), -place)
        for place in places
        if 0 <= place < len(passages)
        and _runs(passages[place])
        and passages[place].length > part.length
    ]
    share, place = max(held, default=(0.0, 0))
    return [-place] if share >= CONTAINED else []


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
