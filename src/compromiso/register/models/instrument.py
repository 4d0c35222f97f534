"""A text adopted or issued by a body (FRBR Work)."""

from __future__ import annotations

from django.db import models

from compromiso.register.models.base import Record


class Instrument(Record):
    """One instrument of a source; `slug` is its address (`montevideo-2006`), `ref` its id there."""

    ref = models.TextField()
    slug = models.CharField(max_length=100, unique=True)
    iri = models.TextField()
    title = models.TextField()
    kind = models.CharField(max_length=40, db_index=True)
    language = models.CharField(max_length=8)
    date = models.CharField(max_length=40, null=True)
    bodies = models.JSONField(default=list)
    start = models.IntegerField()
    end = models.IntegerField()

    def __str__(self) -> str:
        return self.title
