"""Read a source again: what people decided stays, what is new is proposed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from compromiso.exchange.records import Record
from compromiso.intake import read_file
from compromiso.model.dossier import Dossier
from compromiso.register import models
from compromiso.register.errors import NotHeld
from compromiso.register.identity import record_id
from compromiso.register.permissions import REREAD_SOURCE, Person, require
from compromiso.register.rows import rows_of
from compromiso.register.services import ledger
from compromiso.register.services.index import index_source
from compromiso.register.services.language_versions import let_go, versions_in
from compromiso.register.services.ledger import Claim
from compromiso.register.services.load import as_held
from compromiso.register.services.proposals import (
    identified,
    own_ref,
    proposal,
    slug_claim,
    source_claim,
)
from compromiso.register.services.realign import Placed, realigned
from compromiso.register.services.tables import replace_rows
from compromiso.register.standing import ASKS_AGAIN, PROPOSAL, WITHDRAWN, Standing, replay
from compromiso.register.store import blobs

Found = tuple[UUID, str, Record]


@dataclass(frozen=True, slots=True)
class RereadOutcome:
    """How many records are proposed anew, proposed otherwise, withdrawn, and asked about again."""

    added: int
    changed: int
    withdrawn: int
    asked: int


def reread_source(source_id: UUID, *, by: Person) -> RereadOutcome:
    """Read the original again; overwrite no decision, ask again only where words changed too."""
    require(by, REREAD_SOURCE)
    source = models.Source.objects.filter(id=source_id).first()
    if source is None:
        raise NotHeld(noun="source", address=str(source_id))
    content = blobs().get(source.sha256, source.name)
    dossier = as_held(read_file(content, source.name), content, source.name)
    return take_reading(source, dossier, by)


@ledger.recorded
def take_reading(source: models.Source, dossier: Dossier, by: Person) -> RereadOutcome:
    """Take a dossier of a source that is held as its newest reading."""
    entries = list(models.LedgerEntry.objects.filter(source_id=source.id).order_by("seq"))
    old_text = models.Expression.objects.get(source=source).text
    reading = _Reading(source.id, dossier, old_text, dict(replay(entries).by_id))
    claims = list(reading.claims(by))
    added = ledger.append(claims)
    standings = replay([*entries, *added])
    versions = versions_in(source.id)
    rows = rows_of(standings.by_id[source.id], standings.of_source(source.id))
    replace_rows(source.id, rows, standings.actors.values())
    models.Expression.objects.filter(source=source).update(text=dossier.text)
    index_source(rows, dossier.text)
    let_go(versions, by)
    return reading.outcome()


class _Reading:
    """A new dossier beside what stands of the old ones."""

    def __init__(
        self, source_id: UUID, dossier: Dossier, old_text: str, old: dict[UUID, Standing]
    ) -> None:
        self.source_id = source_id
        self.dossier = dossier
        self.old_text = old_text
        self.old = old
        self.counts = dict.fromkeys(("added", "changed", "withdrawn", "asked"), 0)

    def outcome(self) -> RereadOutcome:
        """Give the counts of what was claimed."""
        return RereadOutcome(**self.counts)

    def claims(self, by: Person) -> Iterator[Claim]:
        """Yield what the new reading says beyond the old; nothing where both say the same."""
        if self._was_read_otherwise():
            yield source_claim(self.dossier, self.source_id, by)
        taken = set(models.Instrument.objects.values_list("slug", flat=True))
        met = set()
        for subject, kind, record in self._found():
            met.add(subject)
            standing = self.old.get(subject)
            if standing is None:
                yield from self._new(subject, kind, record, taken)
            elif standing.withdrawn or standing.proposal != record:
                yield from self._other(standing, record)
        for subject, standing in self.old.items():
            if subject not in met and subject != self.source_id and not standing.withdrawn:
                yield from self._gone(standing)

    def _was_read_otherwise(self) -> bool:
        held = self.old[self.source_id].record
        text_sha256 = hashlib.sha256(self.dossier.text.encode()).hexdigest()
        return bool(
            held["extractor"] != self.dossier.extractor or held["text_sha256"] != text_sha256
        )

    def _found(self) -> Iterator[Found]:
        """Yield what was read; provisions and commitments keep their identity by their words."""
        placed = {
            (standing.proposal["start"], standing.proposal["end"]): standing.id
            for standing in self.old.values()
            if standing.kind == "commitment"
        }
        spoken_for = set(placed.values()) if self.dossier.text == self.old_text else set()
        read = list(identified(self.dossier))
        kept = self._kept_provisions(read)
        for subject, kind, record in read:
            if kind == "provision":
                subject = kept[subject]
            if kind == "commitment" and spoken_for:
                subject = self._same_words(subject, record, placed, spoken_for)
            yield subject, kind, record

    def _kept_provisions(self, read: list[Found]) -> dict[UUID, UUID]:
        """Give the identity that each provision keeps; all of them where nothing has moved."""
        old = [standing for standing in self.old.values() if standing.kind == "provision"]
        return realigned(
            self.dossier.source.sha256,
            [_placed(standing.id, standing.proposal, self.old_text) for standing in old],
            [
                _placed(subject, record, self.dossier.text)
                for subject, kind, record in read
                if kind == "provision"
            ],
        )

    def _same_words(
        self, subject: UUID, record: Record, placed: dict[tuple[int, int], UUID], taken: set[UUID]
    ) -> UUID:
        words = (record["start"], record["end"])
        if words in placed:
            return placed.pop(words)
        if subject not in taken:
            return subject
        sha256 = self.dossier.source.sha256
        return record_id(sha256, "commitment", f"{record['ref']}@{words[0]}-{words[1]}")

    def _new(self, subject: UUID, kind: str, record: Record, taken: set[str]) -> Iterator[Claim]:
        self.counts["added"] += 1
        yield proposal(self.dossier, self.source_id, subject, kind, record)
        if kind == "instrument":
            yield slug_claim(self.dossier, self.source_id, subject, record, taken)

    def _other(self, standing: Standing, record: Record) -> Iterator[Claim]:
        self.counts["changed"] += 1
        version = standing.version + (not standing.is_decided)
        yield proposal(self.dossier, self.source_id, standing.id, standing.kind, record, version)
        if standing.withdrawn:
            yield self._note(standing, WITHDRAWN, value=False)
        if standing.is_decided and self._words(record, self.dossier.text) != self._words(
            standing.proposal, self.old_text
        ):
            yield self._asked(standing)

    def _gone(self, standing: Standing) -> Iterator[Claim]:
        self.counts["withdrawn"] += 1
        yield self._note(standing, WITHDRAWN, value=True)
        if standing.is_decided and self._words(standing.proposal, self.old_text) not in (
            self.dossier.text
        ):
            yield self._asked(standing)

    def _asked(self, standing: Standing) -> Claim:
        self.counts["asked"] += 1
        return self._note(standing, ASKS_AGAIN, value=True)

    def _note(self, standing: Standing, name: str, *, value: Any) -> Claim:
        return Claim(
            PROPOSAL,
            self.source_id,
            standing.kind,
            standing.id,
            name,
            value,
            self.dossier.extractor,
            version=standing.version,
        )

    def _words(self, record: Record, text: str) -> str:
        return text[record["start"] : record["end"]]


def _placed(identity: UUID, record: Record, text: str) -> Placed:
    return Placed.of(identity, own_ref("provision", record), record, text)
