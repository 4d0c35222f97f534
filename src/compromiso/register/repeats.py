"""Which commitments and tasks say in another language what is counted already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, Final, TypeVar
from uuid import UUID

from django.db.models import Exists, Model, OuterRef, QuerySet

from compromiso.register import models

REPEATS: Final = "repeats"
COUNTS_FOR: Final = "counts_for"
Row = TypeVar("Row", bound=Model)


def once(rows: QuerySet[Row]) -> QuerySet[Row]:
    """Leave out the commitments or tasks that repeat one that counts."""
    repeating = models.Link.objects.filter(object_id=OuterRef("id"), relation=REPEATS)
    return rows.exclude(Exists(repeating))


def counting_for(ids: Iterable[UUID]) -> Mapping[UUID, UUID]:
    """Give what counts for each of some records, as far as it is another one: two queries."""
    return dict(_pairs(ids, REPEATS, COUNTS_FOR))


def repeats_of(ids: Iterable[UUID]) -> Mapping[UUID, list[UUID]]:
    """Give the records that repeat each of some that count: two queries."""
    found: dict[UUID, list[UUID]] = defaultdict(list)
    for counted, repeating in _pairs(ids, COUNTS_FOR, REPEATS):
        found[counted].append(repeating)
    return found


def alike(identity: UUID) -> list[UUID]:
    """Name a record and all that say the same in other languages; the one that counts is first."""
    counted = counting_for([identity]).get(identity, identity)
    return [counted, *repeats_of([counted]).get(counted, ())]


def wholes_of(ids: Iterable[UUID]) -> Mapping[UUID, UUID]:
    """Give what counts for each of some records and for all that say the same as they do."""
    asked = list(ids)
    found = counting_for(asked)
    counted = {found.get(one, one) for one in asked}
    repeated = repeats_of(counted)
    return {one: one for one in counted} | {
        each: one for one, some in repeated.items() for each in some
    }


def _pairs(ids: Iterable[UUID], own: str, other: str) -> Iterator[tuple[UUID, UUID]]:
    links = models.Link.objects.filter(object_id__in=list(ids), relation=own).order_by()
    columns = ("subject_id", "object_noun", "rank")
    here = {tuple(place): one for *place, one in links.values_list(*columns, "object_id")}
    if not here:
        return
    subjects, ranks = {place[0] for place in here}, {place[2] for place in here}
    there = models.Link.objects.filter(subject_id__in=subjects, relation=other, rank__in=ranks)
    for *place, one in there.order_by().values_list(*columns, "object_id"):
        if tuple(place) in here:
            yield here[tuple(place)], one


def repeats_in(source_id: UUID) -> frozenset[UUID]:
    """Name the commitments of a file that repeat others."""
    held = models.LanguageVersion.objects.filter(instrument__source_id=source_id)
    return frozenset(map(UUID, chain.from_iterable(held.values_list("commitments", flat=True))))


def paired(versions: Iterable[Any]) -> dict[UUID, UUID]:
    """Give what counts for each commitment and task that some language versions repeat."""
    return {
        UUID(str(repeating)): UUID(str(counted))
        for one in versions
        for repeating, counted in chain(
            zip(one.commitments, one.counted, strict=True),
            zip(one.tasks, one.counted_tasks, strict=True),
        )
    }
