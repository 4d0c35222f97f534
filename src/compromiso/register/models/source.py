"""A file exactly as it was received (FRBR Item)."""

from __future__ import annotations

from django.db import models


class Source(models.Model):
    """A file as received: its SHA-256 is its identity, its name only a label.

    `text_sha256` is the hash of the canonical text read from it, `extractor` who read it.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    sha256 = models.CharField(max_length=64, unique=True)
    name = models.TextField()
    media_type = models.TextField()
    bytes = models.BigIntegerField()
    chars = models.BigIntegerField()
    language = models.CharField(max_length=8)
    pages = models.IntegerField(null=True)
    extractor = models.TextField()
    text_sha256 = models.CharField(max_length=64)
    received_at = models.DateTimeField(db_index=True)
    received_by = models.TextField()

    class Meta:
        ordering = ("received_at", "id")
        indexes = (models.Index(fields=("received_at", "id"), name="source_arrival"),)

    def __str__(self) -> str:
        return self.name
