"""How many records there are of each kind, kept beside them."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.db import models

ALL: Final = UUID(int=0)
"""The name of the tally of all sources together."""


class Tally(models.Model):
    """The counts of one source, or (`ALL`) of all; rewritten with the rows that they count.

    `counts`: by what is counted, then by value: `{"state": {"proposed": 12}, …}`. `seq` is the
    ledger's last entry when they were written, so that what follows from them can be kept.
    `masks`: by the same names, of one source, which commitments have a value, in hexadecimal: bit
    n stands for the commitment at order n.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    counts = models.JSONField(default=dict)
    masks = models.JSONField(default=dict)
    seq = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.id} {self.seq}"
