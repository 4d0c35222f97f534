"""An event: place, dates, organisers, participants, what it adopted."""

from __future__ import annotations

from django.db import models

from compromiso.register.models.base import Record


class Meeting(Record):
    """A meeting as one text tells it; dates are ISO 8601, as precise as the text."""

    ref = models.TextField()
    name = models.TextField()
    place = models.TextField(null=True)
    country = models.CharField(max_length=8, null=True)
    start_date = models.CharField(max_length=40, null=True, db_index=True)
    end_date = models.CharField(max_length=40, null=True)
    organisers = models.JSONField(default=list)
    supporters = models.JSONField(default=list)
    participants = models.JSONField(default=list)
    adopts = models.JSONField(default=list)
    mentions = models.JSONField(default=list)
    reason = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.name
