"""A person who signs in."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class AccountRows(BaseUserManager["Account"]):
    """Accounts, found by their e-mail address whatever its capitals."""

    def get_by_natural_key(self, username: str | None) -> Account:
        """Give the account of an e-mail address."""
        return self.get(email__iexact=username)

    def create_user(self, email: str, password: str | None = None, **said: Any) -> Account:
        """Add an account; without a password nobody can sign in to it by one."""
        account = self.model(email=self.normalize_email(email).lower(), **said)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """A person: an e-mail address, a name, the language and the time zone of the pages.

    The ledger names a person by `id` alone, so that name and address can be erased.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    name = models.TextField()
    language = models.CharField(max_length=5, default="es")
    zone = models.CharField(max_length=60, default="UTC")
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)
    seen_seq = models.BigIntegerField(default=0)
    """The last entry of the ledger that the person was shown."""

    objects = AccountRows()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        ordering = ("name", "id")

    def __str__(self) -> str:
        return self.name or self.email
