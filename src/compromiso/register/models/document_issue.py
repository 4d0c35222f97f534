"""Something imperfect in a document."""

from __future__ import annotations

from django.db import models

from compromiso.register.models.base import Record


class DocumentIssue(Record):
    """An issue with its remedy; without a position it is about the whole file."""

    code = models.CharField(max_length=20)
    severity = models.CharField(max_length=20, db_index=True)
    message = models.TextField()
    remedy = models.TextField()
    start = models.IntegerField(null=True)
    end = models.IntegerField(null=True)

    def __str__(self) -> str:
        return f"{self.code} {self.message}"
