"""What a person decided about a finding of the audit."""

from __future__ import annotations

from django.db import models


class FindingDecision(models.Model):
    """The decision in force on one finding: `accepted`, `rejected` or `asked`."""

    id = models.UUIDField(primary_key=True, editable=False)
    key = models.CharField(max_length=64, unique=True)
    decision = models.CharField(max_length=20)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"{self.decision} {self.key[:8]}"
