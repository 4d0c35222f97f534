"""Texts of record, each fetched once however many records stand in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from compromiso.register import models


def texts_of(source_ids: Iterable[UUID]) -> Mapping[UUID, str]:
    """Give the canonical text of each of these sources."""
    held = models.Expression.objects.filter(source_id__in=set(source_ids))
    return dict(held.values_list("source_id", "text"))
