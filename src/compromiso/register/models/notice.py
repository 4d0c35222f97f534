"""Something that waits for a person, told in the inbox and, without its substance, by mail."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models


class Notice(models.Model):
    """One notice to one person about one record.

    `kind` is a word of the pages (`report-returned`, `cycle-due`, …); `key` names kind and record,
    so that a notice is not told twice while it is open. `times` counts the reminders, `mailed_at`
    the last mail, `escalated` says that it went to those above.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=200)
    noun = models.CharField(max_length=40)
    subject_id = models.UUIDField()
    since = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)
    times = models.PositiveIntegerField(default=0)
    escalated = models.BooleanField(default=False)

    class Meta:
        ordering = ("-since", "id")
        constraints = (models.UniqueConstraint(fields=("account", "key"), name="notice_once"),)

    def __str__(self) -> str:
        return self.kind
