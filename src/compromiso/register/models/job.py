"""Long work that waits its turn in the database."""

from __future__ import annotations

import uuid

from django.db import models


class Job(models.Model):
    """One piece of work for whichever process is free.

    `state`: `waiting`, `running`, `done` or `failed` (with code, problem and remedy). A running job
    whose `lease_until` has passed is taken up by another process. `done` of `total` is its
    progress, in units that `kind` says. `outcome` is what came out.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=40)
    given = models.JSONField(default=dict)
    by = models.TextField()
    institution = models.UUIDField(null=True)
    state = models.CharField(max_length=20, default="waiting")
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    attempts = models.PositiveIntegerField(default=0)
    outcome = models.JSONField(default=dict)
    code = models.CharField(max_length=20, blank=True)
    problem = models.TextField(blank=True)
    remedy = models.TextField(blank=True)
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    lease_until = models.DateTimeField(null=True)

    class Meta:
        ordering = ("asked_at", "id")
        indexes = (models.Index(fields=("state", "asked_at"), name="job_next"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"
