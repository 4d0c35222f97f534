"""Who a person of the register is: the seats that hold today."""

from __future__ import annotations

from datetime import date

from django.db.models import Case, Q, QuerySet, Value, When

from compromiso.register import models
from compromiso.register.permissions import Person, Scope, Seat, scope


def current(today: date) -> Q:
    """Give the condition that a membership holds on a day."""
    return Q(since__lte=today) & (Q(until=None) | Q(until__gt=today))


def person_for(account: models.Account, today: date) -> Person:
    """Give the person behind an account, with the seats that hold on a day."""
    held = models.Membership.objects.filter(current(today), account=account)
    seats = tuple(
        Seat(role, institution, country)
        for role, institution, country in held.order_by("since", "id").values_list(
            "role", "institution_id", "institution__country"
        )
    )
    return Person(str(account.id), "reader" if account.is_active else "visitor", seats)


def accounts_are_kept() -> bool:
    """Say whether anybody can sign in here; without, the machine's own person works alone."""
    return models.Account.objects.filter(is_active=True).exists()


def within(reached: Scope, institution: str = "institution") -> Q:
    """Give the condition that a record belongs to an institution within reach.

    `institution` is the path from the record to its institution.
    """
    if reached.everything:
        return ~Q(pk__in=())  # an empty Q would vanish where it is joined to another by “or”
    found = Q(**{f"{institution}__in": reached.institutions})
    if countries := reached.countries - {""}:
        there = models.Institution.objects.filter(country__in=countries).order_by()
        found |= Q(**{f"{institution}__in": there.values("id")})
    return found


def own_language(person: Person, permission: str) -> str | None:
    """Give the language of the first institution over which the person holds a permission."""
    return institutions_within(person, permission).values_list("language", flat=True).first()


def institutions_within(person: Person, permission: str) -> QuerySet[models.Institution]:
    """List the institutions over which the person holds a permission, the own ones first."""
    reached = scope(person, permission)
    seated = {seat.institution for seat in person.seats} - {None}
    mine = Case(When(id__in=seated, then=0), default=1) if seated else Value(0)
    rows = models.Institution.objects.filter(active=True)
    if not reached.everything:
        own = Q(id__in=reached.institutions)
        rows = rows.filter(own | Q(country__in=reached.countries - {""}))
    return rows.order_by(mine, "name", "id")
