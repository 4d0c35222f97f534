"""A body whose people work in the register."""

from __future__ import annotations

from typing import Any

from django.db import models

from compromiso.register.models.kept import Kept


class Institution(Kept):
    """A secretariat, monitoring body, ministry or organisation of civil society.

    `kind`: `secretariat`, `monitoring-body`, `ministry`, `civil-society` or `other`. `country` is
    ISO 3166 alpha-2 in lower case, empty for what belongs to no State. `actor` is the identifier
    of the actor that the texts name (`iom`), empty where none is known. `language` is the one it
    works in, `zone` an IANA time zone.
    """

    NOUN = "institution"

    slug = models.SlugField(max_length=80, unique=True)
    name = models.TextField()
    kind = models.CharField(max_length=40)
    country = models.CharField(max_length=2, blank=True, db_index=True)
    actor = models.CharField(max_length=200, blank=True, db_index=True)
    language = models.CharField(max_length=5, default="es")
    zone = models.CharField(max_length=60, default="UTC")
    active = models.BooleanField(default=True)

    class Meta:
        ordering = ("name", "id")

    def __str__(self) -> str:
        return self.name


def owner(related_name: str, **said: Any) -> models.ForeignKey[Any, Any]:
    """Give the column that names the institution which a record belongs to."""
    return models.ForeignKey(Institution, models.PROTECT, related_name=related_name, **said)
