"""Tallies written in the transaction that changes what they count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final
from uuid import UUID

from django.db.models import Model

from compromiso.register import models
from compromiso.register.counting import COUNTED, Counts, Masks, counted, masked, together, without
from compromiso.register.models.tally import ALL
from compromiso.register.repeats import repeats_in
from compromiso.register.touched import Touched


def count_anew(source_ids: Iterable[UUID]) -> None:
    """Write the tallies of these sources and of all, inside the caller's transaction."""
    wanted = set(source_ids)
    held = {row.id: row for row in models.Tally._default_manager.filter(id__in=[ALL, *wanted])}
    before = together(held[one].counts for one in wanted if one in held)
    rows = {source_id: rows_of_source(source_id) for source_id in wanted}
    now = {one: counted(held_rows, repeats_in(one)) for one, held_rows in rows.items()}
    masks = {source_id: masked(held_rows) for source_id, held_rows in rows.items()}
    total = without(held[ALL].counts, before) if ALL in held else {}
    last = held[ALL].seq if ALL in held else 0
    _write(tally_rows(now | {ALL: together([total, *now.values()])}, masks, last))


SOURCES: Final = Touched("sources", count_anew)
"""The sources whose tallies are counted anew before the running service ends."""


def count_all() -> None:
    """Write every tally from the rows that are held, inside the caller's transaction."""
    models.Tally._default_manager.all().delete()
    if held := list(models.Source.objects.values_list("id", flat=True)):
        count_anew(held)


def rows_of_source(source_id: UUID) -> dict[type[Model], list[Any]]:
    """Give the rows of one source that are counted, each with the columns that it takes."""
    return {model: _rows(model, source_id) for model in COUNTED}


def _rows(model: type[Model], source_id: UUID) -> list[Any]:
    of_commitment = model in {models.CommitmentActor, models.CommitmentTheme}
    path = "commitment__source_id" if of_commitment else "source_id"
    rows = model._default_manager.filter(**{path: source_id}).order_by()
    return list(rows.only("id", *COUNTED[model]))


def _write(rows: list[models.Tally]) -> None:
    models.Tally._default_manager.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["counts", "masks", "seq"],
    )


def tally_rows(
    counts: Mapping[UUID, Counts], masks: Mapping[UUID, Masks], last: int = 0
) -> list[models.Tally]:
    """Give the rows of these counts, each with the last entry that speaks of what it counts.

    `last` is the last that spoke of any source before.
    """
    rows = [
        models.Tally(id=one, counts=told, masks=masks.get(one, {}), seq=_last(one))
        for one, told in counts.items()
    ]
    for row in rows:
        if row.id == ALL:
            row.seq = max(last, *(one.seq for one in rows))
    return rows


def _last(source_id: UUID) -> int:
    spoken = models.LedgerEntry.objects.filter(source_id=source_id)
    return spoken.order_by("-seq").values_list("seq", flat=True).first() or 0
