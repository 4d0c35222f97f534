"""What actors undertake, entrust or urge in a provision."""

from __future__ import annotations

from django.db import models

from compromiso.register.models.base import Record


class Commitment(Record):
    """One commitment; the columns hold what is accepted now, the ledger why.

    `state`: `proposed`, `accepted`, `corrected` or `rejected`. `version` grows by one with each
    decision. `asks_again` is true when a later reading differs in both words and findings.
    """

    ref = models.TextField()
    instrument = models.ForeignKey(
        "register.Instrument", models.SET_NULL, null=True, related_name="commitments"
    )
    provision = models.ForeignKey(
        "register.Provision", models.SET_NULL, null=True, related_name="commitments"
    )
    host = models.JSONField(default=dict)
    actors = models.JSONField(default=list)
    force = models.CharField(max_length=20, db_index=True)
    action = models.TextField()
    addressees = models.JSONField(default=list)
    themes = models.JSONField(default=list)
    treaties = models.JSONField(default=list)
    deadline = models.CharField(max_length=40, null=True)
    start = models.IntegerField()
    end = models.IntegerField()
    confidence = models.FloatField(default=1.0)
    state = models.CharField(max_length=20, default="proposed", db_index=True)
    version = models.PositiveIntegerField(default=1)
    asks_again = models.BooleanField(default=False)

    class Meta(Record.Meta):
        indexes = (
            models.Index(
                fields=("source", "order", "force", "state", "instrument", "id"),
                name="commitment_place",
            ),
            models.Index(
                fields=("asks_again",), name="commitment_again", condition=models.Q(asks_again=True)
            ),
            models.Index(fields=("instrument", "force", "state"), name="commitment_weight"),
            models.Index(
                fields=("deadline", "state"),
                name="commitment_due",
                condition=models.Q(deadline__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.ref


class CommitmentActor(models.Model):
    """Says that an actor acts in a commitment (`actor`) or is addressed by it (`addressee`)."""

    id = models.UUIDField(primary_key=True, editable=False)
    commitment = models.ForeignKey("register.Commitment", models.CASCADE, related_name="parts")
    actor = models.ForeignKey("register.Actor", models.CASCADE, related_name="parts")
    role = models.CharField(max_length=20)
    rank = models.PositiveIntegerField()

    class Meta:
        ordering = ("commitment_id", "role", "rank")
        indexes = (models.Index(fields=("actor", "role"), name="part_of_actor"),)

    def __str__(self) -> str:
        return f"{self.role} {self.rank}"


class CommitmentTheme(models.Model):
    """Says that a commitment is about a theme of the theme scheme."""

    id = models.UUIDField(primary_key=True, editable=False)
    commitment = models.ForeignKey("register.Commitment", models.CASCADE, related_name="theme_rows")
    theme = models.CharField(max_length=200, db_index=True)

    class Meta:
        ordering = ("commitment_id", "theme")

    def __str__(self) -> str:
        return self.theme
