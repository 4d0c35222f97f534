"""Which evidence everybody may see, and which only those within whose reach its report is."""

from __future__ import annotations

from django.db import models


class PublicEvidence(models.Model):
    """A piece of evidence of a published report that is not restricted; follows from all three.

    `id` is that of the evidence; `report_id` and `kind` are what lists are narrowed by.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    report_id = models.UUIDField()
    kind = models.CharField(max_length=20)

    class Meta:
        indexes = (
            models.Index(fields=("report_id", "id"), name="public_evidence_report"),
            models.Index(fields=("kind", "id"), name="public_evidence_kind"),
        )

    def __str__(self) -> str:
        return str(self.id)


class RestrictedEvidence(models.Model):
    """A restricted piece of evidence of a published report; follows from all three.

    `id` is that of the evidence, `institution` that of the report, by which it is in reach or not.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    report_id = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=20)
    institution = models.UUIDField()

    class Meta:
        indexes = (models.Index(fields=("institution", "id"), name="restricted_evidence_of"),)

    def __str__(self) -> str:
        return str(self.id)
