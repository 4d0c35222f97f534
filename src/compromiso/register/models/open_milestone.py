"""A milestone that is not done, by the last day on which it would be in time."""

from __future__ import annotations

from django.db import models


class OpenMilestone(models.Model):
    """Follows from the milestones that an action holds; lists of what is late are read from it."""

    id = models.UUIDField(primary_key=True, editable=False)
    action = models.ForeignKey("register.Action", models.CASCADE, related_name="open_milestones")
    last_day = models.DateField(db_index=True)

    def __str__(self) -> str:
        return str(self.last_day)
