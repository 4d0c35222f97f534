"""What an actor says, on a date, about commitments (IATI result)."""

from __future__ import annotations

from django.db import models

from compromiso.register.models.base import Record


class ProgressReport(Record):
    """A dated report entry; `about` names the paragraphs it speaks of, as targets."""

    host = models.ForeignKey(
        "register.Provision", models.SET_NULL, null=True, related_name="reports"
    )
    author = models.JSONField(null=True)
    date = models.CharField(max_length=40, null=True)
    about = models.JSONField(default=list)
    start = models.IntegerField()
    end = models.IntegerField()

    def __str__(self) -> str:
        return f"{self.date}"
