"""The private address of a person's calendar: not to be guessed, and dead with the password."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils.crypto import constant_time_compare, salted_hmac

from compromiso.register import models
from compromiso.register.permissions import Person
from compromiso.register.selectors.seats import person_for

_SALT = "compromiso.calendar"


def key_of(person: Person) -> str:
    """Give the key of a person's own calendar; empty where the person has no account."""
    account = _account(person.id)
    return f"{account.id.hex}{_signature(account)}" if account else ""


def person_of_key(key: str, today: date) -> Person | None:
    """Give the person whose calendar a key opens, or None where it opens none."""
    account = _account(key[:32])
    if account is None or not constant_time_compare(key[32:], _signature(account)):
        return None
    return person_for(account, today)


def _account(identity: str) -> models.Account | None:
    try:
        found = UUID(identity)
    except ValueError:
        return None
    return models.Account.objects.filter(id=found, is_active=True).first()


def _signature(account: models.Account) -> str:
    said = f"{account.id}{account.password}"
    return salted_hmac(_SALT, said, algorithm="sha256").hexdigest()
