"""Names that follow from the document alone, so that the ledger can rebuild every row."""

from __future__ import annotations

from collections import Counter
from uuid import UUID, uuid5

_COMPROMISO = UUID("6f0d3d5a-6f0e-5a57-9f5e-2b1d6c1f4a10")


def source_id(sha256: str) -> UUID:
    """Give the identity of a file from the hash of its bytes."""
    return uuid5(_COMPROMISO, f"source/{sha256}")


def record_id(sha256: str, kind: str, ref: str) -> UUID:
    """Give the identity of one record of a file from its kind and its own reference."""
    return uuid5(_COMPROMISO, f"{sha256}/{kind}/{ref}")


def finding_id(key: str) -> UUID:
    """Give the identity of an audit finding from its stable key."""
    return uuid5(_COMPROMISO, f"finding/{key}")


class Identities:
    """Hands out the identities of one file's records; a reference met again gets a number."""

    def __init__(self, sha256: str) -> None:
        self._sha256 = sha256
        self._met: Counter[tuple[str, str]] = Counter()

    def next(self, kind: str, ref: str) -> UUID:
        """Give the identity of the next record of this kind and reference."""
        self._met[kind, ref] += 1
        times = self._met[kind, ref]
        return record_id(self._sha256, kind, ref if times == 1 else f"{ref}~{times}")
