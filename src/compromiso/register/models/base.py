"""What all records read from a file have in common."""

from __future__ import annotations

import uuid

from django.db import models


class Record(models.Model):
    """A record of one source: a name that follows from the file, and its place in reading order."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    source = models.ForeignKey("register.Source", models.CASCADE, related_name="%(class)ss")
    order = models.PositiveIntegerField()

    class Meta:
        abstract = True
        ordering = ("source_id", "order")
