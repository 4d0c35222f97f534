"""Who was given what to do."""

from __future__ import annotations

from django.db import models

from compromiso.register.models.base import Record


class Task(Record):
    """A task that a provision gives to one body; `actor` is as printed, `body` the same, held.

    `label` and `fields` are those of a measure in a form; a measure may name no body.
    """

    provision = models.ForeignKey(
        "register.Provision", models.SET_NULL, null=True, related_name="tasks"
    )
    body = models.ForeignKey("register.Actor", models.CASCADE, null=True, related_name="tasks")
    actor = models.JSONField(default=dict, null=True)
    action = models.TextField()
    start = models.IntegerField()
    end = models.IntegerField()
    label = models.TextField(null=True)
    fields = models.JSONField(default=list)
    confidence = models.FloatField(default=1.0)

    def __str__(self) -> str:
        return self.action
