"""The normalised words of one findable thing."""

from __future__ import annotations

from django.db import models


class SearchEntry(models.Model):
    """What the index of words is fed with; never shown, the text of record is."""

    id = models.BigAutoField(primary_key=True)
    source = models.ForeignKey("register.Source", models.CASCADE, related_name="search_entries")
    kind = models.CharField(max_length=20)
    subject = models.UUIDField(db_index=True)
    language = models.CharField(max_length=8)
    words = models.TextField()

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"
