"""What stands after everything that the ledger says: one fold, used to store, check and rebuild."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, NamedTuple
from uuid import UUID

from compromiso.exchange.records import Record
from compromiso.register.commitment_values import FIELDS
from compromiso.register.models import LedgerEntry

PROPOSAL: Final = "proposal"
DECISION: Final = "decision"
ASKS_AGAIN: Final = "asks_again"
WITHDRAWN: Final = "withdrawn"
SLUG: Final = "slug"
STATE: Final = "state"

KEPT: Final[Mapping[str, tuple[str, ...]]] = {
    "commitment": FIELDS,
    "citation": ("status", "targets"),
}
"""What a decision settles, whatever a later reading proposes."""


class Entry(NamedTuple):
    """What of an entry of the ledger settles what stands, in the columns that hold it."""

    subject_id: UUID
    source_id: UUID | None
    subject_type: str
    kind: str
    field: str
    value: str
    version: int
    who: str
    at: datetime


@dataclass(slots=True)
class Standing:
    """One subject: what was last proposed, what is accepted now, and how often it changed."""

    id: UUID
    source_id: UUID | None
    kind: str
    proposal: Record
    record: Record
    who: str
    at: datetime
    state: str = "proposed"
    version: int = 1
    asks_again: bool = False
    withdrawn: bool = False
    slug: str = ""

    @property
    def is_decided(self) -> bool:
        """Say whether a person's decision stands on it."""
        return self.state != "proposed"

    def propose(self, value: Record, version: int) -> None:
        """Take a new proposal: its place is followed, what a person decided stays."""
        kept = KEPT.get(self.kind, ()) if self.is_decided else ()
        self.record = value | {name: self.record[name] for name in kept}
        self.proposal = value
        self.version = version
        self.withdrawn = False

    def note(self, name: str, value: Any) -> None:
        """Take what a later reading says beside the record itself."""
        if name == ASKS_AGAIN:
            self.asks_again = value
        elif name == WITHDRAWN:
            self.withdrawn = value
        elif name == SLUG:
            self.slug = value

    def decide(self, name: str, value: Any, version: int) -> None:
        """Take a person's value for one field; `state` says how the decision is called."""
        self.version = version
        self.asks_again = False
        if name == STATE:
            self.state = value
        else:
            self.record[name] = value


@dataclass(slots=True)
class Standings:
    """Every subject of the ledger, in the order in which it was first spoken of."""

    by_id: dict[UUID, Standing] = field(default_factory=dict)
    actors: dict[str, Record] = field(default_factory=dict)
    _by_source: dict[UUID | None, list[Standing]] = field(default_factory=dict)

    def take(self, entry: LedgerEntry | Entry) -> None:
        """Take one entry, in the order of the ledger."""
        value = json.loads(entry.value)
        standing = self.by_id.get(entry.subject_id)
        if standing is None:
            standing = self.by_id[entry.subject_id] = _first(entry, value)
            self._by_source.setdefault(entry.source_id, []).append(standing)
        elif entry.kind == DECISION and entry.field:
            standing.decide(entry.field, value, entry.version)
        elif entry.field:
            standing.note(entry.field, value)
        else:
            standing.propose(value, entry.version)
        for actor in actors_said(entry.subject_type, entry.field, value):
            self.actors.setdefault(actor["id"], actor)

    def of_source(self, source_id: UUID) -> list[Standing]:
        """List what stands of one file, the file itself left out."""
        return [
            standing
            for standing in self._by_source.get(source_id, ())
            if standing.kind != "source" and (standing.is_decided or not standing.withdrawn)
        ]

    def sources(self) -> list[Standing]:
        """List the files, in the order of their arrival."""
        return [standing for standing in self.by_id.values() if standing.kind == "source"]


def _first(entry: LedgerEntry | Entry, value: Any) -> Standing:
    record = value if not entry.field else {entry.field: value}
    standing = Standing(
        entry.subject_id,
        entry.source_id,
        entry.subject_type,
        record,
        dict(record),
        entry.who,
        entry.at,
    )
    standing.version = entry.version
    return standing


def replay(entries: Iterable[LedgerEntry | Entry]) -> Standings:
    """Fold entries, given in order, into what stands now."""
    standings = Standings()
    for entry in entries:
        standings.take(entry)
    return standings


def actors_said(kind: str, name: str, value: Any) -> Iterator[Record]:
    """Yield the actors that one entry names, as far as the register keeps a row for them."""
    if kind == "commitment":
        if name in {"actors", "addressees"}:
            yield from value
        elif not name:
            yield from value["actors"]
            yield from value["addressees"]
    elif kind == "task" and not name and value["actor"]:
        yield value["actor"]
