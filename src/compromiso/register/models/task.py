"""Who was given what to do."""

from __future__ import annotations

from django.db import models

from compromiso.register.models.base import Record


class Task(Record):
    """A task that a provision gives to one body; `actor` is as printed, `body` the same, held."""

    provision = models.ForeignKey(
        "register.Provision", models.SET_NULL, null=True, related_name="tasks"
    )
    body = models.ForeignKey("register.Actor", models.CASCADE, related_name="tasks")
    actor = models.JSONField(default=dict)
    action = models.TextField()
    start = models.IntegerField()
    end = models.IntegerField()

    def __str__(self) -> str:
        return self.action
