"""A long document cut into stretches that are read one after the other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

from compromiso.register import models

WHOLE: Final = 42
"""A document of so many provisions of ordinary length is read on one page."""
ORDINARY: Final = 600
"""So many characters of a provision count as one more provision."""
NEAR: Final = 0.35
"""So far from its even share, as a part of it, a stretch may end to end where the text does."""


class Place(NamedTuple):
    """Where a provision stands in its instrument, without its words."""

    order: int
    depth: int
    kind: str
    label: str | None
    heading: str | None
    url_path: str
    eid: str
    start: int
    end: int
    subtree_end: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of provisions, `number` counted from 1; `above` are those it stands under.

    It reaches from `start` to `end` of the text, where the next one begins.
    """

    number: int
    places: tuple[Place, ...]
    above: tuple[Place, ...]
    start: int
    end: int

    @property
    def first_label(self) -> Place | None:
        """Give the first provision that has a label."""
        return next((place for place in self.places if place.label), None)

    @property
    def last_label(self) -> Place | None:
        """Give the last provision that has a label."""
        return next((place for place in reversed(self.places) if place.label), None)


def stretches_of(instrument: models.Instrument) -> tuple[Stretch, ...]:
    """Cut an instrument; one stretch where it is short, none where it has no provisions."""
    rows = instrument.provisions.order_by("order").values_list(*Place._fields)
    places = [Place(*row) for row in rows.iterator(chunk_size=5000)]
    starts = cuts([_size(place) for place in places], [place.depth for place in places])
    edges = [instrument.start, *(places[at].start for at in starts[1:]), instrument.end]
    return tuple(
        Stretch(number + 1, tuple(places[here:there]), _above(places, here), *edges[number:][:2])
        for number, (here, there) in enumerate(pairwise((*starts, len(places))))
    )


def stretch_at(stretches: Sequence[Stretch], part: int, point: str) -> Stretch | None:
    """Give the stretch that holds a point (by address or name), else the part of that number."""
    if not stretches:
        return None
    held = (s for s in stretches for place in s.places if point in (place.url_path, place.eid))
    chosen = next(held, None) if point else None
    return chosen or stretches[min(max(part, 1), len(stretches)) - 1]


def cuts(sizes: Sequence[int], depths: Sequence[int]) -> list[int]:
    """Say where each stretch begins: evenly, and near there before what stands least deep."""
    total = sum(sizes)
    count = max(1, round(total / WHOLE)) if total > WHOLE else 1
    ends, starts = list(accumulate(sizes, initial=0)), [0] if sizes else []
    share = total / count
    for number in range(1, count):
        first = bisect_left(ends, (number - NEAR) * share, starts[-1] + 1, len(sizes))
        last = bisect_right(ends, (number + NEAR) * share, first, len(sizes))
        near = [(depths[at], abs(ends[at] - number * share), at) for at in range(first, last)]
        starts += [min(near)[2]] if near else []
    return starts


def _size(place: Place) -> int:
    return 1 + (place.end - place.start) // ORDINARY


def _above(places: Sequence[Place], at: int) -> tuple[Place, ...]:
    first = places[at].start
    return tuple(place for place in places[:at] if place.subtree_end > first and place.label)
