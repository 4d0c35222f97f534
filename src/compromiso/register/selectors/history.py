"""Who said what of a record, when and why."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from compromiso.register import models
from compromiso.register.standing import DECISION


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One entry of the ledger as people read it; `before` is what the field held until then.

    `field` is empty for a whole record: then `value` and `before` are records.
    """

    seq: int
    at: datetime
    who: str
    kind: str
    field: str
    value: Any
    before: Any
    why: str
    version: int
    anchor: Any
    confidence: float | None
    runner_up: Any

    @property
    def is_decision(self) -> bool:
        """Say whether a person decided this, rather than an extractor proposing it."""
        return self.kind == DECISION


def history_of(subject_id: UUID) -> list[HistoryEntry]:
    """List what the ledger says of a record, the oldest first."""
    entries = models.LedgerEntry.objects.filter(subject_id=subject_id).order_by("seq")
    return list(_told(entries.iterator()))


def _told(entries: Iterator[models.LedgerEntry]) -> Iterator[HistoryEntry]:
    held: dict[str, Any] = {}
    for entry in entries:
        value = json.loads(entry.value)
        before = held.get(entry.field) if entry.field else (held or None)
        yield HistoryEntry(
            entry.seq,
            entry.at,
            entry.who,
            entry.kind,
            entry.field,
            value,
            dict(before) if isinstance(before, dict) else before,
            entry.why,
            entry.version,
            json.loads(entry.anchor),
            entry.confidence,
            json.loads(entry.runner_up),
        )
        held |= value if not entry.field else {entry.field: value}
