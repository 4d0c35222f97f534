"""Who does what for which institution, and until when."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from compromiso.register.models.institution import owner
from compromiso.register.models.kept import Kept


class Membership(Kept):
    """A person's role in an institution from `since` on; ended by `until`, never deleted.

    `role` is a role of the policy. `handed_to` is the membership that took its work over.
    """

    NOUN = "membership"

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships"
    )
    institution = owner("memberships")
    role = models.CharField(max_length=40)
    since = models.DateField()
    until = models.DateField(null=True)
    handed_to = models.ForeignKey("self", models.PROTECT, null=True, related_name="taken_over")

    class Meta:
        ordering = ("institution_id", "since", "id")
        indexes = (models.Index(fields=("account", "until"), name="membership_current"),)

    def __str__(self) -> str:
        return f"{self.role} {self.since}"


class Invitation(Kept):
    """An offer of a role to a person; only the hash of its link's secret is kept.

    The address it went to stands in the account alone, which nobody can sign in to before the
    offer is taken. `stage`: `open`, `taken` or `withdrawn`.
    """

    NOUN = "invitation"

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="invitations"
    )
    institution = owner("invitations")
    role = models.CharField(max_length=40)
    secret_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    stage = models.CharField(max_length=20, default="open", db_index=True)

    class Meta:
        ordering = ("-expires_at", "id")

    def __str__(self) -> str:
        return f"{self.role} {self.stage}"
