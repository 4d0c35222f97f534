"""A file on its way into the register: long work shows what is being done."""

from __future__ import annotations

import uuid

from django.db import models


class Upload(models.Model):
    """One file sent to be loaded.

    `state`: `waiting`, `reading`, `storing`, then `loaded`, `held` (the same bytes were there
    already) or `refused` (with code, problem and remedy). `source` is set for the first two.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.TextField()
    bytes = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=20, default="waiting", db_index=True)
    source = models.ForeignKey("register.Source", models.SET_NULL, null=True)
    code = models.CharField(max_length=20, blank=True)
    problem = models.TextField(blank=True)
    remedy = models.TextField(blank=True)
    received_at = models.DateTimeField(db_index=True)
    finished_at = models.DateTimeField(null=True)
    received_by = models.TextField()

    class Meta:
        ordering = ("-received_at", "id")

    def __str__(self) -> str:
        return self.name

    @property
    def is_done(self) -> bool:
        """Say whether nothing more will happen to this upload."""
        return self.state in {"loaded", "held", "refused"}
