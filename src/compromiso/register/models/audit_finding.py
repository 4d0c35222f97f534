"""What the last audit found, kept so that no page has to read everything again."""

from __future__ import annotations

from django.db import models


class AuditFinding(models.Model):
    """A finding of the audit of all documents, in the order in which they are listed from 1 on.

    `key` stays while the words it is about stay. `value` is the finding itself. The row at place 0
    has no kind; `seq` is then the ledger's last proposal that the audit has seen.
    """

    place = models.PositiveIntegerField(primary_key=True)
    kind = models.CharField(max_length=40, blank=True)
    key = models.CharField(max_length=64, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    value = models.JSONField(default=dict)
    seq = models.BigIntegerField(default=0)

    class Meta:
        ordering = ("place",)
        indexes = (
            models.Index(fields=("kind", "place"), name="finding_of_kind"),
            models.Index(fields=("sha256", "place"), name="finding_of_source"),
        )

    def __str__(self) -> str:
        return f"{self.place} {self.kind}"
