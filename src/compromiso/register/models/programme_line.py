"""A row of an action plan."""

from __future__ import annotations

from django.db import models

from compromiso.register.models.base import Record


class ProgrammeLine(Record):
    """A row: subject area, theme, objectives `{start, end, citations}`, activities as spans.

    `label` and `fields` are those of a recommendation or another row of a form.
    """

    instrument = models.ForeignKey(
        "register.Instrument", models.CASCADE, related_name="programme_lines"
    )
    eid = models.TextField()
    area = models.TextField()
    theme = models.TextField()
    objectives = models.JSONField(default=list)
    activities = models.JSONField(default=list)
    transversal = models.BooleanField(default=False)
    start = models.IntegerField()
    end = models.IntegerField()
    label = models.TextField(null=True)
    fields = models.JSONField(default=list)
    confidence = models.FloatField(default=1.0)

    def __str__(self) -> str:
        return self.theme
