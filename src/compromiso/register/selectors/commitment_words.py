"""Commitments in the exact words of their documents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from compromiso.register import models
from compromiso.register.selectors.texts import texts_of


@dataclass(frozen=True, slots=True)
class CommitmentWords:
    """A commitment with the words of its document that make it."""

    commitment: models.Commitment
    words: str


def words_of(commitments: Iterable[UUID | str]) -> dict[UUID, CommitmentWords]:
    """Give those commitments that are held, with their words: by identifier, in this order."""
    wanted = dict.fromkeys(UUID(str(each)) for each in commitments)
    rows = models.Commitment.objects.select_related("instrument", "provision").in_bulk(list(wanted))
    texts = texts_of({row.source_id for row in rows.values()})
    found = [rows[each] for each in wanted if each in rows]
    return {c.id: CommitmentWords(c, texts[c.source_id][c.start : c.end]) for c in found}
