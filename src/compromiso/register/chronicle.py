"""The register as it stood at one entry of the ledger, with what each record rests on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from compromiso.exchange.edition_facts import Rests
from compromiso.register.errors import NotHeld
from compromiso.register.models import LedgerEntry
from compromiso.register.standing import Standing, Standings

Record = dict[str, Any]


@dataclass(slots=True)
class Chronicle:
    """Everything that stood at an entry: `seq`, its hash and its day, and each record by noun.

    `repeats` names what counts for each commitment, task and text that is another in its language.
    """

    seq: int
    head: str
    day: str
    standings: Standings
    last: dict[UUID, int] = field(default_factory=dict)
    anchors: dict[UUID, Record] = field(default_factory=dict)
    repeats: dict[str, str] = field(default_factory=dict)

    def of(self, noun: str) -> Iterator[Standing]:
        """Yield the records of a noun that had not been withdrawn, in the order they came."""
        for standing in self.standings.by_id.values():
            if standing.kind == noun and not standing.withdrawn:
                yield standing

    def record(self, identity: str | None) -> Record:
        """Give what stood of a record, or nothing."""
        standing = self.standings.by_id.get(UUID(identity)) if identity else None
        return standing.record if standing else {}

    def counted(self, identity: object) -> str:
        """Name what counts for a record: another in another language, or itself."""
        return self.repeats.get(str(identity), str(identity))

    def entry(self, standing: Standing) -> Rests:
        """Say which entry of the ledger spoke of a record last."""
        return {"seq": self.last[standing.id]}

    def words(self, standing: Standing) -> Rests:
        """Say which words of which document a record was read from."""
        anchor = self.anchors.get(standing.id)
        if anchor is None or standing.source_id is None:
            return self.entry(standing)
        return {"document": self.record(str(standing.source_id))["name"], **anchor}  # type: ignore[typeddict-item]


def chronicle(seq: int) -> Chronicle:
    """Read the ledger up to an entry; `NotHeld` where there is no such entry."""
    last = LedgerEntry.objects.filter(seq=seq).first()
    if last is None:
        raise NotHeld(noun="ledger entry", address=str(seq))
    told = Chronicle(seq, last.hash, last.at.date().isoformat(), Standings())
    entries = LedgerEntry.objects.filter(seq__lte=seq).order_by("seq")
    for entry in entries.iterator(chunk_size=2000):
        told.standings.take(entry)
        told.last[entry.subject_id] = entry.seq
        if not entry.field and entry.anchor != "null":
            told.anchors[entry.subject_id] = json.loads(entry.anchor)
    for one in told.of("language_version"):
        told.repeats.update(_repeats(one.record))
    return told


def _repeats(said: Record) -> Iterator[tuple[str, str]]:
    yield from zip(said["commitments"], said["counted"], strict=True)
    yield from zip(said["tasks"], said["counted_tasks"], strict=True)
    if said["stage"] == "accepted":
        yield said["instrument_id"], said["original_id"]
