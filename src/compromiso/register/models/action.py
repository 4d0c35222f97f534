"""Something planned or done to carry commitments out (IATI activity)."""

from __future__ import annotations

from django.db import models

from compromiso.register.models.institution import owner
from compromiso.register.models.kept import Kept


class Action(Kept):
    """An action of a programme: who leads, who supports, from when to when, with which money.

    `stage`: `draft`, `published` or `withdrawn`. `code` is the name its institution gives it,
    unique within it. `programme_line` is the row it carries out. `commitments`, `supporting` and
    `depends_on` hold identifiers. `budget`: lines `{label, amount, currency, source}`.
    `milestones`: `{id, title, due, done_on}` with ISO dates. How far it is, is a matter of claims
    and milestones, never of a status of its own.
    """

    NOUN = "action"
    LINKS = (
        ("commitments", "implements", "commitment"),
        ("supporting", "supported_by", "institution"),
        ("depends_on", "depends_on", "action"),
    )

    institution = owner("actions")
    code = models.CharField(max_length=60)
    title = models.TextField()
    description = models.TextField(blank=True)
    language = models.CharField(max_length=5, default="es")
    programme_line = models.ForeignKey(
        "register.ProgrammeLine",
        models.DO_NOTHING,
        null=True,
        related_name="actions",
        db_constraint=False,
    )
    commitments = models.JSONField(default=list)
    supporting = models.JSONField(default=list)
    depends_on = models.JSONField(default=list)
    start = models.DateField(null=True)
    end = models.DateField(null=True, db_index=True)
    budget = models.JSONField(default=list)
    milestones = models.JSONField(default=list)
    stage = models.CharField(max_length=20, default="draft")

    class Meta:
        ordering = ("institution_id", "code")
        indexes = (
            models.Index(
                fields=("start", "institution", "code", "stage", "end", "programme_line", "id"),
                name="action_by_time",
            ),
            models.Index(
                fields=("institution", "stage", "programme_line", "start", "end"),
                name="action_facets",
            ),
            models.Index(fields=("id", "stage"), name="action_named"),
        )
        constraints = (
            models.UniqueConstraint(fields=("institution", "code"), name="action_code_once"),
        )

    def __str__(self) -> str:
        return self.title
