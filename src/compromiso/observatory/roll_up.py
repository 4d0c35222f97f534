"""One figure for many, by weight, with every component that went into it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Component:
    """A part of a figure: its name, its value (None where nothing is known) and its weight."""

    name: str
    value: float | None
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class RollUp:
    """A weighted mean of the known parts; `known` is the share of the weight that they have.

    `components` holds every part with the share of the figure that it makes, unknown ones with 0.
    """

    value: float | None
    known: float
    components: tuple[tuple[Component, float], ...]


def roll_up(parts: Iterable[Component]) -> RollUp:
    """Bring parts together by weight; what is not known lowers `known` and never the value."""
    components = tuple(parts)
    if any(part.weight < 0 for part in components):
        message = "a weight is negative"
        raise ValueError(message)
    whole = sum(part.weight for part in components)
    told = sum(part.weight for part in components if part.value is not None)
    if not told:
        return RollUp(None, 0.0, tuple((part, 0.0) for part in components))
    shares = [part.weight / told if part.value is not None else 0.0 for part in components]
    value = sum(share * (part.value or 0.0) for share, part in zip(shares, components, strict=True))
    return RollUp(value, told / whole, tuple(zip(components, shares, strict=True)))


FORCE_WEIGHTS: Final[Mapping[str, float]] = {
    "undertakes": 1.0,
    "entrusts": 1.0,
    "urges": 0.5,
    "invites": 0.25,
    "recognises": 0.0,
    "recalls": 0.0,
}
"""How much a commitment counts by its force where it is asked for: what only recalls, nothing."""
