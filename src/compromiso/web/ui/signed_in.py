"""Who has signed in, as the head of every page says it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings

from compromiso.register.permissions import LOCAL_ROLE, Person
from compromiso.register.selectors.people import names_of, seats_of
from compromiso.register.selectors.seats import accounts_are_kept


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Name and first institution of who has signed in; or whether anybody could sign in."""

    name: str = ""
    institution: str = ""
    may_sign_in: bool = False


def signed_in_here(person: Person) -> SignedIn:
    """Give what the head of a page says of the person who asks."""
    if person.role == LOCAL_ROLE:
        return SignedIn()
    if person.role == "visitor":
        return SignedIn(may_sign_in=not settings.READ_ONLY and accounts_are_kept())
    seats = seats_of(person, datetime.now(UTC).date())
    name = names_of([person.id]).get(person.id, "")
    return SignedIn(name, seats[0].institution.name if seats else "")
