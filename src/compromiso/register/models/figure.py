"""A statistic that a text claims."""

from __future__ import annotations

from django.db import models

from compromiso.register.models.base import Record


class Figure(Record):
    """A number in the text: its value, unit, what is counted, where and when."""

    host = models.ForeignKey(
        "register.Provision", models.SET_NULL, null=True, related_name="figures"
    )
    start = models.IntegerField()
    end = models.IntegerField()
    value = models.FloatField()
    unit = models.TextField()
    what = models.TextField()
    place = models.TextField(null=True)
    period = models.TextField(null=True)

    def __str__(self) -> str:
        return f"{self.value} {self.unit}"
