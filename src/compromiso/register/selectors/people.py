"""People: who works where, in which role, since when and until when, and who did before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from compromiso.register import models
from compromiso.register.errors import NotHeld
from compromiso.register.permissions import (
    END_MEMBERSHIP,
    INVITE,
    LOCAL_ROLE,
    READ_INBOX,
    Person,
    may,
    may_on,
)
from compromiso.register.selectors.seats import current


@dataclass(frozen=True, slots=True)
class Member:
    """A membership with the name of its person; the address only for those who invite there."""

    id: UUID
    version: int
    name: str
    email: str
    role: str
    since: date
    until: date | None
    handed_to: str
    holds: bool
    mine: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """An invitation that waits for its answer."""

    id: UUID
    version: int
    email: str
    role: str
    expires_at: datetime
    is_open: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """An account with the roles that hold, for the command line."""

    email: str
    name: str
    is_active: bool
    seats: tuple[tuple[str, str], ...]


def accounts(today: date) -> list[Listed]:
    """List every account by its address, with the roles that hold on a day."""
    seats: dict[UUID, list[tuple[str, str]]] = {}
    held = models.Membership.objects.filter(current(today)).order_by("since", "id")
    for account_id, role, slug in held.values_list("account_id", "role", "institution__slug"):
        seats.setdefault(account_id, []).append((role, slug))
    return [
        Listed(row.email, row.name, row.is_active, tuple(seats.get(row.id, ())))
        for row in models.Account.objects.order_by("email")
    ]


def account_of(person: Person) -> models.Account:
    """Give the person's own account, or raise `NotHeld`: nobody signed in."""
    account = None
    if person.role not in {LOCAL_ROLE, "visitor"}:
        account = models.Account.objects.filter(id=person.id).first()
    if account is None:
        raise NotHeld(noun="account", address=person.id)
    return account


def seats_of(person: Person, today: date) -> list[models.Membership]:
    """List the person's own memberships that hold, each with its institution."""
    if person.role in {LOCAL_ROLE, "visitor"}:
        return []
    held = models.Membership.objects.filter(current(today), account_id=person.id)
    return list(held.select_related("institution").order_by("since", "id"))


def members(institution: models.Institution, person: Person, today: date) -> list[Member]:
    """List who works and who worked in an institution, those who do first.

    Names are for those who have signed in; a visitor gets none.
    """
    if not may(person, READ_INBOX):
        return []
    rows = models.Membership.objects.filter(institution=institution)
    rows = rows.select_related("account", "handed_to__account").order_by("since", "id")
    invites = may_on(person, INVITE, institution.id, institution.country)
    told = [_member(row, person, invites, today) for row in rows]
    return sorted(told, key=lambda member: not member.holds)


def _member(row: models.Membership, person: Person, invites: bool, today: date) -> Member:
    return Member(
        row.id,
        row.version,
        row.account.name,
        row.account.email if invites else "",
        row.role,
        row.since,
        row.until,
        row.handed_to.account.name if row.handed_to else "",
        row.until is None or row.until > today,
        str(row.account_id) == person.id,
    )


def member(membership_id: UUID, person: Person, today: date) -> tuple[models.Institution, Member]:
    """Give a membership that the person may end, with its institution; else raise `NotHeld`."""
    row = models.Membership.objects.filter(id=membership_id).select_related("institution").first()
    if row and may_on(person, END_MEMBERSHIP, row.institution_id, row.institution.country):
        listed = members(row.institution, person, today)
        return row.institution, next(each for each in listed if each.id == row.id)
    raise NotHeld(noun="membership", address=str(membership_id))


def offers(institution: models.Institution, person: Person, now: datetime) -> list[Offer]:
    """List the invitations that nobody has taken, for those who may invite there."""
    if not may_on(person, INVITE, institution.id, institution.country):
        return []
    rows = models.Invitation.objects.filter(institution=institution, stage="open")
    return [
        Offer(
            row.id, row.version, row.account.email, row.role, row.expires_at, row.expires_at > now
        )
        for row in rows.select_related("account")
    ]


def offer_place(invitation_id: UUID, person: Person) -> models.Invitation:
    """Give an invitation that the person may withdraw, or raise `NotHeld`."""
    rows = models.Invitation.objects.select_related("institution", "account")
    row = rows.filter(id=invitation_id, expires_at__gt=datetime.now(UTC), stage="open").first()
    if row and may_on(person, INVITE, row.institution_id, row.institution.country):
        return row
    raise NotHeld(noun="invitation", address=str(invitation_id))


def names_of(people: Iterable[str]) -> dict[str, str]:
    """Give the name of each person who has an account; one who is erased has none."""
    known = [who for who in set(people) if _is_identity(who)]
    rows = models.Account.objects.filter(id__in=known).exclude(name="")
    return {str(identity): name for identity, name in rows.values_list("id", "name")}


def _is_identity(who: str) -> bool:
    try:
        UUID(who)
    except ValueError:
        return False
    return True
