"""What a reported passage was found to speak of."""

from __future__ import annotations

from django.db import models

from compromiso.register.models.institution import owner
from compromiso.register.models.kept import Kept


class PassageLink(Kept):
    """A person's decision on a passage of a document that reports: what it speaks of.

    `passage` is the provision that reports. `commitments` holds identifiers; none with `stage`
    `linked` never happens, `nothing` says that it speaks of no commitment held, with `open` it
    waits again.
    """

    NOUN = "passage_link"
    LINKS = (("commitments", "reports_on", "commitment"),)

    passage = models.OneToOneField(
        "register.Provision",
        models.DO_NOTHING,
        related_name="passage_link",
        db_constraint=False,
    )
    institution = owner("passage_links", null=True)
    commitments = models.JSONField(default=list)
    stage = models.CharField(max_length=20)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.stage
