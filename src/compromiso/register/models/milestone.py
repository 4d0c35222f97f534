"""A milestone of an action, by the days in which it falls."""

from __future__ import annotations

from django.db import models


class Milestone(models.Model):
    """A milestone that has a day; follows from what its action holds.

    `place` counts from 0 in the list of the action. `stage` and `institution_id` are those of the
    action, so that lists of what is due or late are read from here alone.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    action = models.ForeignKey(
        "register.Action", models.CASCADE, related_name="dated_milestones", db_index=False
    )
    place = models.PositiveIntegerField()
    first_day = models.DateField()
    last_day = models.DateField()
    done = models.BooleanField()
    stage = models.CharField(max_length=20)
    institution = models.ForeignKey("register.Institution", models.CASCADE, related_name="+")

    class Meta:
        indexes = (
            models.Index(fields=("action", "done", "last_day"), name="milestone_of_action"),
            models.Index(fields=("stage", "last_day", "first_day", "done"), name="milestone_days"),
            models.Index(fields=("stage", "first_day", "last_day", "id"), name="milestone_in_time"),
        )

    def __str__(self) -> str:
        return str(self.last_day)
