"""Keys as their owner sees them, and the person behind one."""

from __future__ import annotations

from datetime import datetime

from compromiso.register import models
from compromiso.register.key_errors import KeyRefused
from compromiso.register.permissions import Person, Seat
from compromiso.register.selectors.people import account_of
from compromiso.register.selectors.seats import current
from compromiso.register.services.keys import hash_of


def keys_of(person: Person) -> list[models.ApiToken]:
    """List the person's own keys, those that open something first."""
    held = models.ApiToken.objects.filter(account_id=account_of(person).id)
    return list(held.select_related("institution").order_by("revoked", "-expires_at", "id"))


def person_of_key(secret: str, now: datetime) -> Person:
    """Give the person behind a key: with the seats of its institution, narrowed to its scopes."""
    held = models.ApiToken.objects.filter(secret_hash=hash_of(secret), revoked=False)
    row = held.filter(expires_at__gt=now, account__is_active=True).first()
    if row is None:
        raise KeyRefused
    found = models.Membership.objects.filter(
        current(now.date()), account=row.account_id, institution=row.institution_id
    )
    seats = tuple(
        Seat(role, institution, country)
        for role, institution, country in found.order_by("since", "id").values_list(
            "role", "institution_id", "institution__country"
        )
    )
    if not seats:
        raise KeyRefused
    return Person(str(row.account_id), "reader", seats, frozenset(row.scopes))
