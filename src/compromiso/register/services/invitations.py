"""Invitations: a role offered by mail, taken by whoever holds the link."""

from __future__ import annotations

import hashlib
import secrets
from datetime import UTC, date, datetime, timedelta
from typing import Final
from uuid import UUID

from compromiso.register import models
from compromiso.register.errors import NotHeld
from compromiso.register.keeping import add, change, held
from compromiso.register.permissions import (
    INVITE,
    Person,
    require,
    require_on,
)
from compromiso.register.services import ledger
from compromiso.register.services.accounts import prove_address
from compromiso.register.services.institutions import check_role
from compromiso.register.services.sessions import end_sessions
from compromiso.terms.zones import zone_of_body, zone_of_state

DAYS_OPEN: Final = 14
NO_ZONE: Final = "UTC"
"""The time zone of an institution that says none."""


def hash_of(secret: str) -> str:
    """Give what the register keeps of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


@ledger.recorded
def invite(
    email: str, institution_id: UUID, role: str, *, language: str = "es", by: Person
) -> tuple[models.Invitation, str]:
    """Offer a role to an address; give the offer and the secret of its link, kept nowhere.

    Raises `RoleNotGiven` where the policy does not let this person give this role there.
    """
    require(by, INVITE)
    institution = held(models.Institution, institution_id)
    require_on(by, INVITE, institution.id, institution.country)
    account = _account_of(email, language, zone_of(institution))
    check_role(by, account.id, institution, role)
    secret = secrets.token_urlsafe(32)
    offer = models.Invitation(
        account=account,
        institution_id=institution_id,
        role=role,
        secret_hash=hash_of(secret),
        expires_at=datetime.now(UTC) + timedelta(days=DAYS_OPEN),
    )
    return add(offer, by=by), secret


def zone_of(institution: models.Institution) -> str:
    """Give the time zone that a new person of an institution starts with.

    Its own; where it says none, that of the seat of its body, or of its State's capital.
    """
    if institution.zone != NO_ZONE:
        return institution.zone
    known = zone_of_body(institution.actor) or zone_of_state(institution.country)
    return known or NO_ZONE


def _account_of(email: str, language: str, zone: str) -> models.Account:
    found = models.Account.objects.filter(email__iexact=email).first()
    if found:
        return found
    return models.Account.objects.create_user(email, language=language, zone=zone, is_active=False)


@ledger.recorded
def withdraw_invitation(
    invitation_id: UUID, *, version: int, by: Person, why: str = ""
) -> models.Invitation:
    """Let an offer hold no longer; its link leads nowhere from now on."""
    require(by, INVITE)
    offer = held(models.Invitation, invitation_id)
    require_on(by, INVITE, offer.institution_id, offer.institution.country)
    _open(offer)
    changes = {"stage": "withdrawn"}
    return change(models.Invitation, offer.id, version=version, changes=changes, by=by, why=why)


def find_offer(secret: str) -> models.Invitation:
    """Give the open offer of a secret; `NotHeld` if it is taken, withdrawn, too old or none."""
    offers = models.Invitation.objects.select_related("account", "institution")
    offer = offers.filter(secret_hash=hash_of(secret)).first()
    if offer is None:
        raise NotHeld(noun="invitation", address="this link")
    return _open(offer)


def _open(offer: models.Invitation) -> models.Invitation:
    if offer.stage != "open" or offer.expires_at <= datetime.now(UTC):
        raise NotHeld(noun="invitation", address="this link")
    return offer


@ledger.recorded
def take_invitation(
    secret: str, *, name: str = "", password: str = "", zone: str = "", today: date
) -> models.Membership:
    """Take the offer of a secret: the account opens, if it is new, and the role holds from today.

    An account that is open already stays as it is. Other sessions of it end.
    """
    offer = find_offer(secret)
    account = offer.account
    if not account.is_active:
        account.name, account.is_active = name, True
        account.zone = zone or account.zone
        account.set_password(password)
        account.save()
    prove_address(account)
    return _seat(offer, Person(str(account.id)), today)


def _seat(offer: models.Invitation, taker: Person, today: date) -> models.Membership:
    taken = {"stage": "taken"}
    change(models.Invitation, offer.id, version=offer.version, changes=taken, by=taker)
    end_sessions(offer.account_id)
    seat = models.Membership(
        account_id=offer.account_id,
        institution_id=offer.institution_id,
        role=offer.role,
        since=today,
    )
    return add(seat, by=taker)
