"""A call for reports, from a day to a deadline."""

from __future__ import annotations

from django.db import models

from compromiso.register.models.institution import owner
from compromiso.register.models.kept import Kept


class ReportingCycle(Kept):
    """Who is asked to report on what, and until which moment.

    `closes_at` is the instant; `zone` the time zone in which the deadline was said. `asked` holds
    institution identifiers, `commitments` those of the commitments (none: all). `stage`: `draft`,
    `open` or `closed`. A report that comes late is kept and said to be late.
    """

    NOUN = "reporting_cycle"
    LINKS = (("asked", "asks", "institution"), ("commitments", "covers", "commitment"))

    institution = owner("reporting_cycles")
    title = models.TextField()
    guidance = models.TextField(blank=True)
    language = models.CharField(max_length=5, default="es")
    opens_on = models.DateField()
    closes_at = models.DateTimeField(db_index=True)
    zone = models.CharField(max_length=60)
    asked = models.JSONField(default=list)
    commitments = models.JSONField(default=list)
    stage = models.CharField(max_length=20, default="draft", db_index=True)

    class Meta:
        ordering = ("-closes_at", "id")

    def __str__(self) -> str:
        return self.title
