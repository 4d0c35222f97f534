"""Notices: told in the inbox once while their cause lasts, done when it is over.

A notice is no record of the ledger: it follows from records that are, and goes with the account.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from compromiso.register import models
from compromiso.register.errors import NotHeld
from compromiso.register.permissions import READ_INBOX, Person, require


def tell(
    accounts: Iterable[models.Account],
    kind: str,
    record: models.Kept,
    *,
    now: datetime,
    due_at: datetime | None = None,
) -> None:
    """Let each of these people find a notice about a record in the inbox, once.

    One that was done is opened again; one that is open only takes the new day by which it is due.
    """
    key = key_of(kind, record.id)
    wanted = {account.id for account in accounts}
    told = models.Notice.objects.filter(key=key, account_id__in=wanted)
    told.exclude(done_at=None).update(
        since=now, read_at=None, done_at=None, mailed_at=None, times=0, escalated=False
    )
    told.update(due_at=due_at)
    new = wanted - set(told.values_list("account_id", flat=True))
    models.Notice.objects.bulk_create(
        models.Notice(
            account_id=account_id,
            kind=kind,
            key=key,
            noun=record.NOUN,
            subject_id=record.id,
            since=now,
            due_at=due_at,
        )
        for account_id in sorted(new)
    )


def settle(
    kind: str, subject_id: UUID, now: datetime, *, accounts: Iterable[models.Account] | None = None
) -> None:
    """Let the notices of a kind about a record be done, for all or for some people."""
    open_ones = models.Notice.objects.filter(key=key_of(kind, subject_id), done_at=None)
    if accounts is not None:
        open_ones = open_ones.filter(account__in=list(accounts))
    open_ones.update(done_at=now)


def key_of(kind: str, subject_id: UUID) -> str:
    """Give the name under which a notice is told once."""
    return f"{kind}:{subject_id}"


def put_aside(notice_id: UUID, now: datetime, *, by: Person) -> None:
    """Let a notice stand apart until its cause is over; one of another's is `NotHeld`."""
    require(by, READ_INBOX)
    held = models.Notice.objects.filter(id=notice_id, account__id__in=_account(by))
    if not held.exists():
        raise NotHeld(noun="notice", address=str(notice_id))
    held.filter(read_at=None).update(read_at=now)


def _account(person: Person) -> tuple[UUID, ...]:
    try:
        return (UUID(person.id),)
    except ValueError:
        return ()
