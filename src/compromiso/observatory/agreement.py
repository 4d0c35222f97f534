"""How far assessors agree beyond chance: Krippendorff's alpha.

K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011): the coincidences of the values
that two assessors gave to one unit, against those expected if values were given at random.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

Ratings = Sequence[float]
"""The values that different assessors gave to one unit; whoever gave none is left out."""
Units = Iterable[Ratings] | Mapping[tuple[float, ...], int]
"""Units one by one, or each different unit with how often it occurs."""
Distance = Callable[[float, float, Mapping[float, float]], float]
"""The squared difference of two values, given how often each value occurs."""


def nominal(one: float, other: float, _counts: Mapping[float, float]) -> float:
    """Give 0 for the same value and 1 for another."""
    return float(one != other)


def ordinal(one: float, other: float, counts: Mapping[float, float]) -> float:
    """Give the square of how many ratings lie between two ranks, half of each end counted."""
    low, high = sorted((one, other))
    between = sum(count for value, count in counts.items() if low <= value <= high)
    return (between - (counts[low] + counts[high]) / 2) ** 2


def interval(one: float, other: float, _counts: Mapping[float, float]) -> float:
    """Give the square of the difference."""
    return (one - other) ** 2


def ratio(one: float, other: float, _counts: Mapping[float, float]) -> float:
    """Give the square of the difference as a share of the sum."""
    return ((one - other) / (one + other)) ** 2 if one + other else 0.0


METRICS: Final[Mapping[str, Distance]] = {
    "nominal": nominal,
    "ordinal": ordinal,
    "interval": interval,
    "ratio": ratio,
}


def alpha(units: Units, metric: str) -> float | None:
    """Give alpha over units: 1 for full agreement, 0 for agreement by chance, less for worse.

    `metric` is a key of `METRICS`. Units that fewer than two assessors rated are left out; None
    where nothing can be paired or all ratings are the same value, which tells nothing.
    """
    distance = METRICS[metric]
    pairs = _coincidences(_paired(units))
    counts: dict[float, float] = {}
    for (one, _other), weight in pairs.items():
        counts[one] = counts.get(one, 0.0) + weight
    total = sum(counts.values())
    observed = sum(w * distance(one, other, counts) for (one, other), w in pairs.items())
    expected = sum(
        counts[one] * counts[other] * distance(one, other, counts)
        for one in counts
        for other in counts
    )
    return 1 - (total - 1) * observed / expected if expected else None


def _paired(units: Units) -> Mapping[tuple[float, ...], int]:
    """Count the units that two or more rated; the order of ratings within one is nothing."""
    said = units.items() if isinstance(units, Mapping) else ((tuple(unit), 1) for unit in units)
    counted: Counter[tuple[float, ...]] = Counter()
    for ratings, count in said:
        if len(ratings) > 1:
            counted[tuple(sorted(ratings))] += count
    return counted


def _coincidences(
    units: Mapping[tuple[float, ...], int],
) -> Mapping[tuple[float, float], float]:
    """Count the pairs of values in each unit; those of a unit of m ratings weigh 1/(m−1)."""
    pairs: dict[tuple[float, float], float] = {}
    for ratings, count in units.items():
        weight = count / (len(ratings) - 1)
        for i, one in enumerate(ratings):
            for j, other in enumerate(ratings):
                if i != j:
                    pairs[one, other] = pairs.get((one, other), 0.0) + weight
    return pairs


@dataclass(frozen=True, slots=True)
class Agreement:
    """Alpha over some units, how many units two or more rated, and with how many ratings.

    `alpha` is None where it cannot be computed: `units` is 0, or all ratings are the same value.
    """

    alpha: float | None
    units: int
    ratings: int

    @property
    def reading(self) -> str:
        """Say in a word what it means, after the limits that Krippendorff gives.

        `unpaired`, `same` where alpha is None; else `reliable`, `tentative`, `weak` or `chance`.
        """
        if self.alpha is None:
            return "same" if self.units else "unpaired"
        return next(word for limit, word in READINGS if self.alpha >= limit)


READINGS: Final = ((0.8, "reliable"), (2 / 3, "tentative"), (0.0, "weak"), (-2.0, "chance"))
"""From which alpha on an agreement is called so."""


def agreement(units: Units, metric: str) -> Agreement:
    """Measure how far assessors agree over units, and on how much that rests."""
    paired = _paired(units)
    ratings = sum(len(unit) * count for unit, count in paired.items())
    return Agreement(alpha(paired, metric), sum(paired.values()), ratings)
