"""Memberships that end, and work that passes to a successor."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

from compromiso.register import models
from compromiso.register.errors import WrongValue
from compromiso.register.keeping import change, held
from compromiso.register.permissions import END_MEMBERSHIP, Person, require, require_on
from compromiso.register.services import ledger
from compromiso.register.services.sessions import end_sessions


@ledger.recorded
def end_membership(
    membership_id: UUID,
    *,
    version: int,
    until: date,
    handed_to: UUID | None = None,
    by: Person,
    why: str = "",
) -> models.Membership:
    """Let a membership end on a day; what waits for the person then waits for the successor.

    `handed_to` is another membership in the same institution. Keys to the API for this
    institution are revoked and every session of the person ends.
    """
    require(by, END_MEMBERSHIP)
    seat = held(models.Membership, membership_id)
    require_on(by, END_MEMBERSHIP, seat.institution_id, seat.institution.country)
    successor = _successor(seat, handed_to)
    changes = {"until": max(until, seat.since), "handed_to_id": handed_to}
    ended = change(models.Membership, seat.id, version=version, changes=changes, by=by, why=why)
    _revoke_keys(seat, by)
    if successor:
        _pass_notices(seat, successor)
    end_sessions(seat.account_id)
    return ended


def _successor(seat: models.Membership, handed_to: UUID | None) -> models.Membership | None:
    if handed_to is None:
        return None
    successor = held(models.Membership, handed_to)
    if successor.institution_id != seat.institution_id or successor.id == seat.id:
        raise WrongValue(field="successor", value=str(handed_to), choices="the other members")
    return successor


def _revoke_keys(seat: models.Membership, by: Person) -> None:
    keys = models.ApiToken.objects.filter(
        account_id=seat.account_id, institution_id=seat.institution_id, revoked=False
    )
    for key in keys:
        revoked = {"revoked": True}
        change(models.ApiToken, key.id, version=key.version, changes=revoked, by=by)


def _pass_notices(seat: models.Membership, successor: models.Membership) -> None:
    waiting = models.Notice.objects.filter(account_id=seat.account_id, done_at=None)
    told = models.Notice.objects.filter(account_id=successor.account_id).values("key")
    waiting.exclude(key__in=told).update(account_id=successor.account_id, read_at=None)
    waiting.update(done_at=datetime.now(UTC))
