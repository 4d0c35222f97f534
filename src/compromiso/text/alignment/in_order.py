"""The best pairing of two sequences that keeps their order (after Gale and Church, 1993)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

Bead = tuple[int, int, int, int]
"""From which place to which (excluded) of the one sequence, and of the other."""
Score = Callable[[int, int, int, int], float]

STEPS = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1))
"""How many of the one may answer to how many of the other."""
HALF_BAND = 60
"""How far from the diagonal a pair may lie: work grows with the length, not with its square."""
SMALL = 40_000
"""So many places are looked at however far they lie from it."""
NEVER = float("-inf")


def pair_in_order(
    lengths: tuple[int, int], score: Score, fixed: Sequence[tuple[int, int]] = ()
) -> list[Bead]:
    """List the pairs of the best pairing in order; `fixed` are pairs that are in it, ascending.

    `score` says how good it is to pair a stretch of the one with a stretch of the other; what stays
    alone scores nothing.
    """
    bounds = [(-1, -1), *fixed, lengths]
    beads: list[Bead] = []
    for (i, j), (k, m) in pairwise(bounds):
        if i >= 0:
            beads.append((i, i + 1, j, j + 1))
        beads += _between((i + 1, k), (j + 1, m), score)
    return beads


def _between(ours: tuple[int, int], theirs: tuple[int, int], score: Score) -> Iterator[Bead]:
    (a, b), (c, d) = ours, theirs
    n, m = b - a, d - c
    if not n or not m:
        return
    steps = _table(n, m, lambda i, k, j, o: score(a + i, a + k, c + j, c + o))
    for i, k, j, o in _trace(n, m, steps):
        yield a + i, a + k, c + j, c + o


def _table(n: int, m: int, score: Score) -> dict[tuple[int, int], tuple[int, int]]:
    """Give for each place in the band the step that leads best to it."""
    best: dict[tuple[int, int], float] = {(0, 0): 0.0}
    steps: dict[tuple[int, int], tuple[int, int]] = {}
    half = max(HALF_BAND + m // n, SMALL // n)
    for i in range(n + 1):
        middle = i * m // n
        for j in range(max(0, middle - half), min(m, middle + half) + 1):
            if i or j:
                best[i, j], steps[i, j] = max(_arrivals(i, j, best, score), default=(NEVER, (1, 0)))
    return steps


def _arrivals(
    i: int, j: int, best: dict[tuple[int, int], float], score: Score
) -> Iterator[tuple[float, tuple[int, int]]]:
    for step in ((1, 0), (0, 1)):
        before = best.get((i - step[0], j - step[1]), NEVER)
        if before > NEVER:
            yield before, step
    for step in STEPS:
        before = best.get((i - step[0], j - step[1]), NEVER)
        if before > NEVER:
            yield before + score(i - step[0], i, j - step[1], j), step


def _trace(n: int, m: int, steps: dict[tuple[int, int], tuple[int, int]]) -> list[Bead]:
    found: list[Bead] = []
    i, j = n, m
    while (i, j) in steps:
        di, dj = steps[i, j]
        if di and dj:
            found.append((i - di, i, j - dj, j))
        i, j = i - di, j - dj
    return found[::-1]
