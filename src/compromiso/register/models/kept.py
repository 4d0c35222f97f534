"""What all records that people keep have in common."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.db import models


class Kept(models.Model):
    """A record that people write: named, versioned, and every change of it in the ledger.

    `NOUN` is its name in the ledger. `LINKS` says which lists of identifiers are also kept as rows
    of `Link`: the field, the relation and the noun that it points to. Nothing is ever deleted: a
    record that no longer holds says so in a field of its own.
    """

    NOUN: ClassVar[str] = ""
    LINKS: ClassVar[tuple[tuple[str, str, str], ...]] = ()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True

    @classmethod
    def kept_fields(cls) -> tuple[models.Field[Any, Any], ...]:
        """List the columns that the ledger speaks of: all but the name and the version."""
        fields = cls._meta.concrete_fields
        return tuple(field for field in fields if field.name not in {"id", "version"})
