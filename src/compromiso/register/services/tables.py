"""The rows of one file, added or replaced as a whole inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from compromiso.exchange.records import Record
from compromiso.register import models
from compromiso.register.rows import ORDER, Rows, actor_rows


def add_rows(rows: Rows, actors: Iterable[Record]) -> None:
    """Add the rows of one file, and the actors that are not yet held."""
    models.Actor.objects.bulk_create(actor_rows(actors), ignore_conflicts=True)
    for model in ORDER:
        model._default_manager.bulk_create(rows[model])


def replace_rows(source_id: UUID, rows: Rows, actors: Iterable[Record]) -> None:
    """Put the rows of one file in place of those held; the source itself keeps its row."""
    models.Commitment.objects.filter(source_id=source_id).delete()
    models.Citation.objects.filter(source_id=source_id).delete()
    for model in reversed(ORDER):
        if model is not models.Source and hasattr(model, "source_id"):
            model._default_manager.filter(source_id=source_id).delete()
    _replace_source(rows[models.Source][0])
    add_rows(rows | {models.Source: []}, actors)


def _replace_source(source: models.Source) -> None:
    if models.Source.objects.filter(id=source.id).exists():
        source.save(force_update=True)
    else:
        source.save(force_insert=True)
