"""The names behind the identifiers that the ledger knows people by."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from compromiso.register import models


def names_of(people: Iterable[str]) -> dict[str, str]:
    """Give the name of each person who has an account; one who is erased has none."""
    known = [who for who in set(people) if _is_identity(who)]
    held = models.Account.objects.filter(id__in=known)
    return {str(account.id): str(account) for account in held}


def _is_identity(who: str) -> bool:
    try:
        UUID(who)
    except ValueError:
        return False
    return True
