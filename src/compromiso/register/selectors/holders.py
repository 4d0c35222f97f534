"""Whose work something is: the accounts whose seats reach an institution with a permission."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from compromiso.register import models
from compromiso.register.permissions import POLICY, Reach
from compromiso.register.selectors.seats import current


def holders(
    permission: str, institution: models.Institution, today: date, *, at_most: Reach = Reach.ALL
) -> list[models.Account]:
    """List the accounts that hold a permission over an institution on a day.

    `at_most` leaves out those whose reach is wider: the officers of the institution itself
    (`OWN`), or those of its State too (`COUNTRY`).
    """
    reached = [_of_role(role, permission, institution, at_most) for role in POLICY]
    seats = Q(pk__in=())
    for condition in reached:
        seats |= condition
    held = models.Membership.objects.filter(current(today)).filter(seats)
    accounts = models.Account.objects.filter(is_active=True, id__in=held.values("account_id"))
    return list(accounts.order_by("id"))


def _of_role(role: str, permission: str, institution: models.Institution, at_most: Reach) -> Q:
    reach = POLICY[role].get(permission)
    if reach is None or reach > at_most:
        return Q(pk__in=())
    if reach == Reach.ALL:
        return Q(role=role)
    seat = Q(institution_id=institution.id)
    if reach == Reach.COUNTRY and institution.country:
        seat |= Q(institution__country=institution.country)
    return Q(role=role) & seat
