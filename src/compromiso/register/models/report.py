"""What an institution reports: one report, many commitments and actions, each with evidence."""

from __future__ import annotations

from django.db import models

from compromiso.register.models.institution import owner
from compromiso.register.models.kept import Kept
from compromiso.register.models.reporting_cycle import ReportingCycle


class Report(Kept):
    """A report in the words and language of those who report.

    `stage`: `draft`, `in_validation`, `returned` (with `reason`), `submitted`, `published` or
    `withdrawn`. `country` is that of the institution when the report was begun.
    `submitted_at` is the moment it was first submitted, by which the deadline is judged.
    """

    NOUN = "institution_report"

    institution = owner("reports")
    country = models.CharField(max_length=2, blank=True)
    cycle = models.ForeignKey(ReportingCycle, models.PROTECT, null=True, related_name="reports")
    title = models.TextField()
    language = models.CharField(max_length=5, default="es")
    summary = models.TextField(blank=True)
    period_start = models.DateField(null=True)
    period_end = models.DateField(null=True)
    stage = models.CharField(max_length=20, default="draft")
    reason = models.TextField(blank=True)
    submitted_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True, db_index=True)

    class Meta:
        ordering = ("-published_at", "id")
        indexes = (
            models.Index(fields=("institution", "stage"), name="report_of_stage"),
            models.Index(fields=("stage", "published_at", "id"), name="report_newest"),
            models.Index(fields=("country", "stage", "published_at"), name="report_in"),
            models.Index(fields=("stage", "id"), name="report_named"),
        )

    def __str__(self) -> str:
        return self.title


class ReportEntry(Kept):
    """What a report says about some commitments and actions, in its own words.

    `progress` is how far the institution says it is (a value of `model.Progress`, or empty where
    it says nothing); it becomes a claim of its own when the report is published. `order` is the
    place in the report. `withdrawn` entries stay on file.
    """

    NOUN = "report_entry"
    LINKS = (
        ("commitments", "reports_on", "commitment"),
        ("actions", "reports_on", "action"),
    )

    report = models.ForeignKey(Report, models.PROTECT, related_name="entries")
    order = models.PositiveIntegerField()
    text = models.TextField()
    commitments = models.JSONField(default=list)
    actions = models.JSONField(default=list)
    progress = models.CharField(max_length=20, blank=True)
    withdrawn = models.BooleanField(default=False)

    class Meta:
        ordering = ("report_id", "order")

    def __str__(self) -> str:
        return self.text[:60]


class Evidence(Kept):
    """What a report entry rests on: a file, a passage of a text held, or a link.

    `kind`: `file`, `passage` or `link`. A file, and the copy archived of a linked page, is a blob
    with its SHA-256. `anchor` is a passage: `{source, start, end, quote}` in code points.
    `restricted` evidence is seen by the institutions of the State and those who assess only.
    """

    NOUN = "evidence"

    entry = models.ForeignKey(ReportEntry, models.PROTECT, related_name="evidence")
    kind = models.CharField(max_length=20)
    title = models.TextField()
    url = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    name = models.TextField(blank=True)
    media_type = models.CharField(max_length=100, blank=True)
    bytes = models.BigIntegerField(default=0)
    anchor = models.JSONField(null=True)
    restricted = models.BooleanField(default=False)
    withdrawn = models.BooleanField(default=False)

    class Meta:
        ordering = ("entry_id", "id")

    def __str__(self) -> str:
        return self.title
