"""Accounts: who can sign in. They are not in the ledger, so that they can be erased."""

from __future__ import annotations

from uuid import UUID

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from compromiso.register import models
from compromiso.register.errors import AccountTaken, NotAllowed, WrongValue
from compromiso.register.permissions import (
    KEEP_ACCOUNT,
    KEEP_INSTITUTION,
    LOCAL_ROLE,
    READ_INBOX,
    Person,
    require,
)
from compromiso.register.services import ledger


@ledger.recorded
def create_account(
    email: str, *, name: str, password: str, language: str = "es", by: Person
) -> models.Account:
    """Let a person sign in with an address and a password; an address has one account."""
    require(by, KEEP_INSTITUTION)
    try:
        validate_email(email)
    except ValidationError as wrong:
        raise WrongValue(field="e-mail address", value=email, choices="ada@example.org") from wrong
    if models.Account.objects.filter(email__iexact=email).exists():
        raise AccountTaken(email=email)
    account = models.Account.objects.create_user(email, password, name=name, language=language)
    prove_address(account)
    return account


def prove_address(account: models.Account) -> None:
    """Note that the address of an account has been proved; to be called inside a service."""
    EmailAddress.objects.get_or_create(
        user=account, email=account.email, defaults={"verified": True, "primary": True}
    )


@ledger.recorded
def change_account(
    account_id: UUID, *, name: str, language: str, zone: str, by: Person
) -> models.Account:
    """Let a person say the own name, language and time zone."""
    require(by, KEEP_ACCOUNT)
    if by.id != str(account_id):
        raise NotAllowed(who=by.id, permission=KEEP_ACCOUNT)
    account = models.Account.objects.get(id=account_id)
    account.name, account.language, account.zone = name, language, zone
    account.save(update_fields=["name", "language", "zone"])
    return account


@ledger.recorded
def mark_seen(seq: int, *, by: Person) -> None:
    """Note that the person was shown the register up to an entry; never back, never ahead."""
    require(by, READ_INBOX)
    seq = min(seq, ledger.head()[0])
    if by.role != LOCAL_ROLE:
        models.Account.objects.filter(id=by.id, seen_seq__lt=seq).update(seen_seq=seq)
