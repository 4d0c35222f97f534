"""The parts of a long document, named by the points that they hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from compromiso.register.selectors.stretches import Place, Stretch
from compromiso.web.ui.contents import shortened
from compromiso.web.ui.telling import LONGEST_ADDRESS, tell_number

MOST_HEADINGS: Final = 60
"""So many headings of other parts stand in the contents; of more, none does."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of another part and the address where it is read."""

    words: str
    href: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part: its number from 1, the points it holds (`1–9.i`), and the headings in it."""

    number: int
    name: str
    is_here: bool
    headings: tuple[Heading, ...]

    @property
    def href(self) -> str:
        """Give the address of the part within the document."""
        return f"?part={self.number}"


def parts(stretches: Sequence[Stretch], here: Stretch | None) -> list[Part]:
    """Name the parts of a document; none where it is read on one page."""
    if len(stretches) < 2:
        return []
    headings = _headings(stretches)
    return [
        Part(one.number, name_part(one), one is here, tuple(headings.get(one.number, ())))
        for one in stretches
    ]


def name_part(stretch: Stretch) -> str:
    """Name a part by its first and last point that have a number, else by its place."""
    first, last = stretch.first_label, stretch.last_label
    if first is None or last is None:
        return _("Part %(n)s") % {"n": tell_number(stretch.number)}
    return name_point(first) if first == last else f"{name_point(first)} – {name_point(last)}"


def name_point(place: Place) -> str:
    """Say a point as people do, by address where it is short, else by its own number."""
    label = (place.label or "").strip(" .)")
    return place.url_path if len(place.url_path) <= LONGEST_ADDRESS else label


def _headings(stretches: Sequence[Stretch]) -> dict[int, list[Heading]]:
    """Give the least deep headings of each part, if they are few enough for the contents."""
    held = [(one.number, place) for one in stretches for place in _headed(one)]
    least = min((place.depth for _number, place in held), default=0)
    held = [(number, place) for number, place in held if place.depth == least]
    told: dict[int, list[Heading]] = {}
    for number, place in held if len(held) <= MOST_HEADINGS else ():
        words = " ".join(filter(None, ((place.label or "").strip(), place.heading)))
        heading = Heading(shortened(words), f"?part={number}#{place.eid}")
        told.setdefault(number, []).append(heading)
    return told


def _headed(stretch: Stretch) -> Iterator[Place]:
    return (place for place in stretch.places if place.heading)
