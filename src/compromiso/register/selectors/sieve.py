"""Commitments sifted by the masks that are kept of each source: counts and places without rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, reduce
from itertools import islice
from operator import or_
from typing import Final
from uuid import UUID

from django.db.models import Q

from compromiso.register import models
from compromiso.register.counting import ALL_OF_THEM
from compromiso.register.models.tally import ALL
from compromiso.register.selectors import tallies

Values = Mapping[str, str]
"""By the name of a filter the value that is asked for; every one of them must hold."""
AGAIN: Final = "again"
_PLACED: Final = ("source_id", "order", "id")


@dataclass(frozen=True, slots=True)
class Sifted:
    """One source and the masks of its commitments: bit n stands for the commitment at order n."""

    source: UUID
    language: str
    masks: Mapping[str, Mapping[str, int]]

    def answering(self, asked: Values) -> int:
        """Give the mask of those that answer to all that is asked."""
        left = self.masks.get(ALL_OF_THEM, {}).get("", 0)
        for name, value in asked.items():
            left &= self.masks.get(name, {}).get(value, 0)
        return left


def count(asked: Values) -> int:
    """Say how many commitments answer."""
    return sum(one.answering(asked).bit_count() for one in _sieve())


def counts(name: str, asked: Values) -> Mapping[str, int]:
    """Count what answers for each value of one filter; a value that nothing has is left out."""
    found: Counter[str] = Counter()
    for one in _sieve():
        left = one.answering(asked)
        if left:
            for value, mask in one.masks.get(name, {}).items():
                if number := (mask & left).bit_count():
                    found[value] += number
    return found


def identities(asked: Values, first: int, number: int, language: str = "") -> list[UUID]:
    """Give so many of the commitments that answer, in document order, counted from `first`.

    Documents in `language` come before the others.
    """
    places = list(_places(asked, first, number, language))
    orders: dict[UUID, list[int]] = {}
    for source, order in places:
        orders.setdefault(source, []).append(order)
    if not orders:
        return []
    held = (Q(source_id=source, order__in=some) for source, some in orders.items())
    rows = models.Commitment.objects.filter(reduce(or_, held)).order_by()
    found = {(source, order): one for source, order, one in rows.values_list(*_PLACED)}
    return [found[place] for place in places if place in found]


def _places(asked: Values, first: int, number: int, language: str) -> Iterator[tuple[UUID, int]]:
    for one in _sieve_of(tallies.stamped(), language):
        if number <= 0:
            return
        left = one.answering(asked)
        here = left.bit_count()
        if first >= here:
            first -= here
            continue
        for order in islice(_bits(left), first, first + number):
            yield one.source, order
        number -= min(number, here - first)
        first = 0


def _bits(mask: int) -> Iterator[int]:
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def _sieve() -> tuple[Sifted, ...]:
    return _sieve_at(tallies.stamped())


@lru_cache(maxsize=8)
def _sieve_of(stamp: str, language: str) -> tuple[Sifted, ...]:
    held = _sieve_at(stamp)
    return tuple(sorted(held, key=lambda one: one.language != language)) if language else held


@lru_cache(maxsize=1)
def _sieve_at(_stamp: str) -> tuple[Sifted, ...]:
    """Read the masks of all sources, in the order of their arrival, once for each change."""
    held = models.Tally._default_manager.exclude(id=ALL).values_list("id", "masks")
    masks = dict(held.iterator(chunk_size=2000))
    arrived = models.Source.objects.order_by("received_at", "id").values_list("id", "language")
    return tuple(Sifted(one, told, _read(masks[one])) for one, told in arrived if one in masks)


def _read(said: Mapping[str, Mapping[str, str]]) -> Mapping[str, Mapping[str, int]]:
    return {
        name: {value: int(mask, 16) for value, mask in held.items()} for name, held in said.items()
    }
