"""Keys with which programs ask in the name of a person: made once, shown once, revoked."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.utils import timezone

from compromiso.register import models
from compromiso.register.errors import NotHeld, WrongValue
from compromiso.register.keeping import add, change, held
from compromiso.register.permissions import (
    KEEP_TOKEN,
    READ,
    READ_INSTITUTIONS,
    Person,
    may_on,
    require,
    require_on,
)
from compromiso.register.selectors.people import account_of
from compromiso.register.services import ledger

MARK: Final = "cmp_"
"""How every secret begins, so that one that leaks is recognised."""
LONGEST: Final = timedelta(days=366)
ALWAYS: Final = frozenset({READ, READ_INSTITUTIONS})
"""What every key may: read what everybody reads."""


@ledger.recorded
def make_key(
    institution_id: UUID, name: str, scopes: Iterable[str], *, expires_at: datetime, by: Person
) -> tuple[models.ApiToken, str]:
    """Make a key for the person's work in an institution; give it and its secret, told once.

    `scopes` are permissions that the person holds there; the key lives a year at most.
    """
    require(by, KEEP_TOKEN)
    institution = held(models.Institution, institution_id)
    require_on(by, KEEP_TOKEN, institution.id, institution.country)
    wanted = set(scopes) - ALWAYS
    for scope in wanted:
        if not may_on(by, scope, institution.id, institution.country):
            raise WrongValue(field="scope", value=scope, choices="what you may do there")
    if not timezone.now() < expires_at <= timezone.now() + LONGEST:
        raise WrongValue(field="expiry", value=expires_at.date(), choices="a day within a year")
    secret = MARK + secrets.token_urlsafe(32)
    row = models.ApiToken(
        account=account_of(by),
        institution=institution,
        name=name.strip() or institution.name,
        scopes=sorted(wanted | ALWAYS),
        secret_hash=hash_of(secret),
        expires_at=expires_at,
    )
    return add(row, by=by), secret


@ledger.recorded
def revoke_key(key_id: UUID, *, version: int, by: Person) -> models.ApiToken:
    """Let a key open nothing any more; it stays on file."""
    require(by, KEEP_TOKEN)
    row = models.ApiToken.objects.filter(id=key_id, account_id=account_of(by).id).first()
    if row is None:
        raise NotHeld(noun="key", address=str(key_id))
    changes = {"revoked": True}
    return change(models.ApiToken, key_id, version=version, changes=changes, by=by)


def hash_of(secret: str) -> str:
    """Give what is kept of a secret: its SHA-256, for the secret is long and random."""
    return hashlib.sha256(secret.encode()).hexdigest()
