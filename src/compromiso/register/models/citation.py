"""A mention of an instrument or provision in a text (Akoma Ntoso `ref`)."""

from __future__ import annotations

from django.db import models

from compromiso.register.models.base import Record


class Citation(Record):
    """A citation as printed and what it is taken to mean now.

    `state` is `proposed` until a person decides: `accepted` (the better candidate), `kept` (as
    printed) or `asked` (the author is asked). `targets` and `suggestions` are as in the record
    stream; those that are held stand in `CitationTarget` as well, to be joined on.
    """

    host = models.ForeignKey(
        "register.Provision", models.SET_NULL, null=True, related_name="citations"
    )
    start = models.IntegerField()
    end = models.IntegerField()
    raw = models.TextField()
    form = models.CharField(max_length=40)
    status = models.CharField(max_length=20, db_index=True)
    targets = models.JSONField(default=list)
    suggestions = models.JSONField(default=list)
    reason = models.TextField(blank=True)
    state = models.CharField(max_length=20, default="proposed")
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return self.raw


class CitationTarget(models.Model):
    """A held provision (or whole instrument) that a citation points to or might point to.

    `role` is `target` or `suggestion`; `rank` counts from 0, best first.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    citation = models.ForeignKey("register.Citation", models.CASCADE, related_name="held")
    instrument = models.ForeignKey(
        "register.Instrument", models.CASCADE, related_name="citations_in"
    )
    provision = models.ForeignKey(
        "register.Provision", models.CASCADE, null=True, related_name="citations_in"
    )
    role = models.CharField(max_length=20)
    rank = models.PositiveIntegerField()

    class Meta:
        ordering = ("citation_id", "role", "rank")
        indexes = (models.Index(fields=("instrument", "role", "provision"), name="cited_in"),)

    def __str__(self) -> str:
        return f"{self.role} {self.rank}"
