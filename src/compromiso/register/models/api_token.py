"""A key with which a program asks in the name of a person."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from compromiso.register.models.institution import owner
from compromiso.register.models.kept import Kept


class ApiToken(Kept):
    """A key bound to a person, an institution and scopes; only the hash of its secret is kept.

    `scopes` holds permissions of the policy; a key never may more than its person may.
    """

    NOUN = "api_token"

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="tokens")
    institution = owner("tokens")
    name = models.TextField()
    scopes = models.JSONField(default=list)
    secret_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    revoked = models.BooleanField(default=False)

    class Meta:
        ordering = ("name", "id")

    def __str__(self) -> str:
        return self.name
