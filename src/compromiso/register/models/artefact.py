"""Text of the file that belongs to no provision."""

from __future__ import annotations

from django.db import models

from compromiso.register.models.base import Record


class Artefact(Record):
    """A piece of page furniture or markup: kept, shown grey, never read."""

    kind = models.CharField(max_length=40)
    start = models.IntegerField()
    end = models.IntegerField()

    def __str__(self) -> str:
        return f"{self.kind} {self.start}-{self.end}"
