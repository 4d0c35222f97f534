"""An agreement between institutions: its clock, its committee, its complementary minutes."""

from __future__ import annotations

from django.db import models

from compromiso.register.models.institution import owner
from compromiso.register.models.kept import Kept


class Agreement(Kept):
    """The clock of an agreement: in force from a day, for some months, renewed unless notice.

    `instrument` is its text where the register holds it. `parties` holds institution identifiers.
    `notice_months` is how long before a term ends notice must be given; `notice_given_on` stops
    the renewals.
    """

    NOUN = "agreement"
    LINKS = (("parties", "between", "institution"),)

    instrument = models.ForeignKey(
        "register.Instrument",
        models.DO_NOTHING,
        null=True,
        related_name="agreements",
        db_constraint=False,
    )
    title = models.TextField()
    institution = owner("agreements_kept")
    parties = models.JSONField(default=list)
    in_force_on = models.DateField()
    term_months = models.PositiveIntegerField()
    renews = models.BooleanField(default=True)
    notice_months = models.PositiveIntegerField(default=0)
    notice_given_on = models.DateField(null=True)

    class Meta:
        ordering = ("in_force_on", "id")

    def __str__(self) -> str:
        return self.title


class Representative(Kept):
    """A person who sits for an institution on the committee of an agreement, for a term."""

    NOUN = "representative"

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="representatives")
    institution = owner("representatives")
    name = models.TextField()
    post = models.TextField(blank=True)
    chairs = models.BooleanField(default=False)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        ordering = ("agreement_id", "-chairs", "since", "id")

    def __str__(self) -> str:
        return self.name


class Minute(Kept):
    """A complementary minute: a numbered, dated addendum to an agreement."""

    NOUN = "minute"

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="minutes")
    institution = owner("minutes")
    number = models.PositiveIntegerField()
    date = models.DateField()
    title = models.TextField()
    text = models.TextField(blank=True)
    source = models.ForeignKey(
        "register.Source", models.DO_NOTHING, null=True, related_name="+", db_constraint=False
    )

    class Meta:
        ordering = ("agreement_id", "number")
        constraints = (
            models.UniqueConstraint(fields=("agreement", "number"), name="minute_number_once"),
        )

    def __str__(self) -> str:
        return self.title
