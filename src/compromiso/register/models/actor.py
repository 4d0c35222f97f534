"""Whoever undertakes, is entrusted, acts or reports (org-id)."""

from __future__ import annotations

from django.db import models


class Actor(models.Model):
    """A State, organisation, body, group or person, under the first name it was met by."""

    id = models.CharField(primary_key=True, max_length=200)
    name = models.TextField()
    kind = models.CharField(max_length=40, db_index=True)

    class Meta:
        ordering = ("name", "id")

    def __str__(self) -> str:
        return self.name
