"""A task that a body has taken."""

from __future__ import annotations

from django.db import models

from compromiso.register.models.institution import owner
from compromiso.register.models.kept import Kept


class Assignment(Kept):
    """Says that an institution has taken a task of a text, from which day, and how it will.

    `stage`: `taken` or `given_back`. An institution takes a task once.
    """

    NOUN = "assignment"

    task = models.ForeignKey(
        "register.Task", models.DO_NOTHING, related_name="assignments", db_constraint=False
    )
    institution = owner("assignments")
    since = models.DateField()
    note = models.TextField(blank=True)
    stage = models.CharField(max_length=20, default="taken")

    class Meta:
        ordering = ("since", "id")
        constraints = (
            models.UniqueConstraint(fields=("task", "institution"), name="task_taken_once"),
        )

    def __str__(self) -> str:
        return f"{self.stage} {self.since}"
