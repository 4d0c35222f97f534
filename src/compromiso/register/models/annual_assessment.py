"""A frozen edition of the annual assessment."""

from __future__ import annotations

from django.db import models

from compromiso.register.models.institution import owner
from compromiso.register.models.kept import Kept


class AnnualAssessment(Kept):
    """The assessment of a year as the register stood at one entry of the ledger.

    `number` counts the editions; `seq` and `head` are number and hash of the last entry it rests
    on. `content` is the whole edition in our own record form, from which PDF and DOCX are made;
    `content_sha256` its hash. `stage`: `draft`, `frozen` or `published`.
    """

    NOUN = "annual_assessment"

    institution = owner("annual_assessments")
    number = models.PositiveIntegerField(unique=True)
    year = models.PositiveIntegerField(db_index=True)
    title = models.TextField()
    seq = models.BigIntegerField(default=0)
    head = models.CharField(max_length=64, blank=True)
    content = models.JSONField(default=dict)
    content_sha256 = models.CharField(max_length=64, blank=True)
    stage = models.CharField(max_length=20, default="draft", db_index=True)
    frozen_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-number",)

    def __str__(self) -> str:
        return self.title
