"""One claim or decision: who, when, what, why, on which anchor; added, never changed."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import Any, Final, NoReturn
from uuid import UUID

from django.db import models

from compromiso.register.errors import LedgerIsAppendOnly

GENESIS: Final = "0" * 64
"""What the first entry names as the one before it."""

HASHED: Final = (
    *("seq", "prev_hash", "kind", "source_id", "subject_type", "subject_id", "field", "value"),
    *("version", "who", "at", "why", "anchor", "confidence", "runner_up"),
)
"""What the hash of an entry covers, in this order."""


def digest(said: tuple[Any, ...]) -> str:
    """Give the hash of an entry from the values of `HASHED`."""
    plain = [_plain(value) for value in said]
    return hashlib.sha256(json.dumps(plain, ensure_ascii=False).encode()).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return str(value) if isinstance(value, UUID) else value


class LedgerQuerySet(models.QuerySet["LedgerEntry"]):
    """Entries that can be read and added, and nothing else."""

    def update(self, **kwargs: Any) -> NoReturn:
        """Refuse: an entry is never changed."""
        raise LedgerIsAppendOnly

    def delete(self) -> NoReturn:
        """Refuse: an entry is never removed."""
        raise LedgerIsAppendOnly


class LedgerEntry(models.Model):
    """A proposal of an extractor or a decision of a person, chained to the entry before it.

    `field` is empty when `value` is the whole record. `version` is the subject's version after
    the entry. `value`, `anchor` and `runner_up` are canonical JSON, kept as text so that the
    hash covers the very bytes that are stored.
    """

    seq = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=20)
    source_id = models.UUIDField(null=True, db_index=True)
    subject_type = models.CharField(max_length=40)
    subject_id = models.UUIDField(db_index=True)
    field = models.CharField(max_length=40, blank=True)
    value = models.TextField()
    version = models.PositiveIntegerField(default=1)
    who = models.TextField()
    at = models.DateTimeField()
    why = models.TextField(blank=True)
    anchor = models.TextField(default="null")
    confidence = models.FloatField(null=True)
    runner_up = models.TextField(default="null")
    prev_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    objects = LedgerQuerySet.as_manager()

    class Meta:
        ordering = ("seq",)
        indexes = (
            models.Index(fields=("source_id", "seq"), name="entry_of_source"),
            models.Index(fields=("kind", "seq"), name="entry_of_kind"),
        )

    def __str__(self) -> str:
        return f"{self.seq} {self.kind} {self.subject_type} {self.field}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the entry; refuse to change one that is there."""
        if not self._state.adding:
            raise LedgerIsAppendOnly
        kwargs["force_insert"] = True
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse: an entry is never removed."""
        raise LedgerIsAppendOnly

    def digest(self) -> str:
        """Give the hash that follows from the entry's content and the entry before it."""
        return digest(tuple(getattr(self, name) for name in HASHED))
