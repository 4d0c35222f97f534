"""How alike the words of two passages are: cosine of stems weighed by their rarity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log, sqrt

Vector = Mapping[str, float]


def vectors(counts: Sequence[Counter[str]]) -> list[Vector]:
    """Give each passage as a vector of length one; a stem that all of them have weighs nothing."""
    rarity = rarities(counts)
    return [weighed(count, rarity) for count in counts]


def rarities(counts: Sequence[Counter[str]]) -> Vector:
    """Say how rare each stem is among passages; 0 for one that all of them have."""
    spread: Counter[str] = Counter()
    for count in counts:
        spread.update(count.keys())
    return {stem: log(len(counts) / held) for stem, held in spread.items()}


def weighed(count: Counter[str], rarity: Vector) -> Vector:
    """Give a passage as a vector of length one, its stems weighed; unknown ones weigh nothing."""
    return _unit({s: (1 + log(n)) * rarity.get(s, 0.0) for s, n in count.items()})


def likeness(one: Vector, other: Vector) -> float:
    """Give the cosine of two vectors of length one: 0 nothing in common, 1 the same words."""
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other.get(stem, 0.0) for stem, weight in one.items())


def _unit(weights: dict[str, float]) -> Vector:
    length = sqrt(sum(weight * weight for weight in weights.values()))
    return {stem: weight / length for stem, weight in weights.items() if weight} if length else {}
