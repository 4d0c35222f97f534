"""Which entries of the ledger everybody may be told of."""

from __future__ import annotations

from django.db import models


class PublicEntry(models.Model):
    """An entry that tells of a record that was public when it was written; follows from the ledger.

    Whether its record may still be seen is asked when it is told.
    """

    seq = models.BigIntegerField(primary_key=True)

    def __str__(self) -> str:
        return str(self.seq)
