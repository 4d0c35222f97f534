"""Up to where a person has read the ledger; of no substance, and so not in it."""

from __future__ import annotations

from uuid import UUID

from compromiso.register import models
from compromiso.register.services.ledger import head


def see(account_id: UUID, seq: int) -> None:
    """Remember that an account was shown everything up to an entry; never back, never ahead."""
    shown = min(seq, head()[0])
    models.Account.objects.filter(id=account_id, seen_seq__lt=shown).update(seen_seq=shown)
