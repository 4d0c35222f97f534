"""A claim about how far a commitment is met."""

from __future__ import annotations

from django.db import models

from compromiso.register.models.institution import owner
from compromiso.register.models.kept import Kept


class Claim(Kept):
    """Who claims, on which day, how far a commitment is met, in which State, on what.

    `commitment_ref` is the reference of the commitment, so that the claim is told even where a
    later reading no longer finds it. `country` is empty where the claim is about all. `progress`
    and `standpoint` are values of `model.Progress` and `model.Standpoint`. `anchor` is the
    passage `{source, start, end, quote}`; `evidence` and `entry` what a report brought. `stage`:
    `draft`, `published` or `withdrawn`.
    """

    NOUN = "claim"

    commitment = models.ForeignKey(
        "register.Commitment", models.DO_NOTHING, related_name="claims", db_constraint=False
    )
    commitment_ref = models.TextField()
    country = models.CharField(max_length=2, blank=True, db_index=True)
    institution = owner("claims")
    standpoint = models.CharField(max_length=20)
    progress = models.CharField(max_length=20)
    date = models.DateField()
    note = models.TextField(blank=True)
    language = models.CharField(max_length=5, default="es")
    anchor = models.JSONField(null=True)
    evidence = models.ForeignKey(
        "register.Evidence", models.PROTECT, null=True, related_name="claims"
    )
    entry = models.ForeignKey(
        "register.ReportEntry", models.PROTECT, null=True, related_name="claims"
    )
    stage = models.CharField(max_length=20, default="draft")

    class Meta:
        ordering = ("-date", "id")
        indexes = (
            models.Index(fields=("commitment", "stage", "country"), name="claim_on"),
            models.Index(fields=("country", "stage", "date"), name="claim_in"),
            models.Index(fields=("stage", "date", "id"), name="claim_newest"),
            models.Index(fields=("stage", "id"), name="claim_named"),
            models.Index(fields=("stage", "standpoint", "id"), name="claim_standpoint"),
        )

    def __str__(self) -> str:
        return f"{self.progress} {self.date}"
