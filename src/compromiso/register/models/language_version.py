"""A text in one of its languages, taken as one with the text that counts."""

from __future__ import annotations

from django.db import models

from compromiso.register.models.kept import Kept


class LanguageVersion(Kept):
    """A person's decision that an instrument is another one in another language.

    `original` is the instrument that counts, itself no language version of another; no more is
    said by the name. `commitments` and `tasks` name what this version repeats, `counted` and
    `counted_tasks` in the same order what counts for each; what answers to nothing for certain is
    in neither list and counts by itself. `stage`: `accepted` or `withdrawn`.
    """

    NOUN = "language_version"
    LINKS = (
        ("commitments", "repeats", "commitment"),
        ("counted", "counts_for", "commitment"),
        ("tasks", "repeats", "task"),
        ("counted_tasks", "counts_for", "task"),
    )

    instrument = models.OneToOneField(
        "register.Instrument", models.DO_NOTHING, related_name="version_of", db_constraint=False
    )
    original = models.ForeignKey(
        "register.Instrument", models.DO_NOTHING, related_name="versions", db_constraint=False
    )
    commitments = models.JSONField(default=list)
    counted = models.JSONField(default=list)
    tasks = models.JSONField(default=list)
    counted_tasks = models.JSONField(default=list)
    stage = models.CharField(max_length=20, default="accepted")

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.stage
