"""Load a document: its bytes and everything read from them, wholly or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from compromiso.exchange.records import Record, to_records
from compromiso.intake import check_size, read_file
from compromiso.model.dossier import Dossier
from compromiso.register import models
from compromiso.register.addresses import slug_of
from compromiso.register.identity import Identities, source_id
from compromiso.register.permissions import LOAD_DOCUMENT, Person, require
from compromiso.register.rows import ORDER, Rows, actor_rows, rows_of
from compromiso.register.services import ledger
from compromiso.register.services.index import index_source
from compromiso.register.services.ledger import Claim
from compromiso.register.standing import DECISION, PROPOSAL, SLUG, Standing, actors_said, replay
from compromiso.register.store import blobs

Progress = Callable[[str], None]

HAS_QUOTE = frozenset({"citation", "commitment", "task", "figure", "report"})
"""What the ledger quotes with every proposal; the rest is its own words."""


@dataclass(frozen=True, slots=True)
class LoadOutcome:
    """A source that is held now; `is_new` is false when the same bytes were held already."""

    source: models.Source
    is_new: bool


def load_document(
    content: bytes, name: str, *, by: Person, progress: Progress | None = None
) -> LoadOutcome:
    """Hold a document and everything read from it; the same bytes twice are one source."""
    require(by, LOAD_DOCUMENT)
    check_size(len(content), name)
    say = progress or _silently
    identity = source_id(hashlib.sha256(content).hexdigest())
    held = models.Source.objects.filter(id=identity).first()
    if held is not None:
        return LoadOutcome(held, is_new=False)
    say("reading")
    dossier = read_file(content, name)
    say("storing")
    return store(content, dossier, by)


def _silently(step: str) -> None:
    return None


def store(content: bytes, dossier: Dossier, by: Person) -> LoadOutcome:
    """Keep the bytes, then add everything in one transaction."""
    blobs().put(content)
    with transaction.atomic():
        ledger.lock()
        identity = source_id(dossier.source.sha256)
        held = models.Source.objects.filter(id=identity).first()
        if held is not None:
            return LoadOutcome(held, is_new=False)
        return LoadOutcome(_add(dossier, identity, by), is_new=True)


def _add(dossier: Dossier, identity: UUID, by: Person) -> models.Source:
    taken = set(models.Instrument.objects.values_list("slug", flat=True))
    claims = [source_claim(dossier, identity, by), *proposals(dossier, identity, taken)]
    standings = replay(ledger.append(claims))
    source = standings.by_id[identity]
    rows = rows_of(source, standings.of_source(identity))
    add_rows(rows, [actor for claim in claims for actor in _actors(claim)])
    added: models.Source = rows[models.Source][0]
    models.Expression.objects.create(source=added, text=dossier.text)
    index_source(rows, dossier.text)
    return added


def _actors(claim: Claim) -> Iterator[Record]:
    yield from actors_said(claim.subject_type, claim.field, claim.value)


def add_rows(rows: Rows, actors: list[Record]) -> None:
    """Add the rows of one file, and the actors that are not yet held."""
    models.Actor.objects.bulk_create(actor_rows(actors), ignore_conflicts=True)
    for model in ORDER:
        model._default_manager.bulk_create(rows[model])


def source_claim(dossier: Dossier, identity: UUID, by: Person) -> Claim:
    """Claim that a person put this file into the register, read by this extractor."""
    value = dict(next(to_records(dossier)))
    del value["type"], value["schema"]
    value["extractor"] = dossier.extractor
    value["text_sha256"] = hashlib.sha256(dossier.text.encode()).hexdigest()
    return Claim(DECISION, identity, "source", identity, "", value, by.id)


def proposals(dossier: Dossier, identity: UUID, taken: set[str]) -> Iterator[Claim]:
    """Yield a proposal for each thing read in the document, and an address for each instrument."""
    for subject, kind, record in identified(dossier):
        yield proposal(dossier, identity, subject, kind, record)
        if kind == "instrument":
            slug = slug_of(record, taken)
            taken.add(slug)
            yield Claim(PROPOSAL, identity, kind, subject, SLUG, slug, dossier.extractor)


def identified(dossier: Dossier) -> Iterator[tuple[UUID, str, Record]]:
    """Yield everything read in the document with the identity that follows from it."""
    names = Identities(dossier.source.sha256)
    records = to_records(dossier)
    next(records)
    for record in records:
        kind = record.pop("type")
        yield names.next(kind, own_ref(kind, record)), kind, record


def own_ref(kind: str, record: Record) -> str:
    """Give the reference that names a record within its file."""
    match kind:
        case "instrument" | "meeting":
            return str(record["id"])
        case "provision" | "programme_line":
            return f"{record['instrument']}/{record['eid']}"
        case "commitment":
            return str(record["ref"])
        case "issue" | "artefact":
            return f"{record.get('code') or record.get('kind')}/{record['start']}-{record['end']}"
        case _:
            return f"{record['start']}-{record['end']}"


def proposal(
    dossier: Dossier, identity: UUID, subject: UUID, kind: str, record: Record, version: int = 1
) -> Claim:
    """Claim what the extractor found, on the words it was found in."""
    return Claim(
        PROPOSAL,
        identity,
        kind,
        subject,
        "",
        record,
        dossier.extractor,
        version=version,
        why=record.get("reason") or "",
        anchor=_anchor(dossier.text, record) if kind in HAS_QUOTE else None,
        confidence=record.get("confidence"),
        runner_up=record.get("alternatives") or record.get("suggestions") or None,
    )


def _anchor(text: str, record: Record) -> dict[str, Any]:
    start, end = record["start"], record["end"]
    return {"start": start, "end": end, "quote": text[start:end]}


def standing_of(identity: UUID) -> list[Standing]:
    """List what the ledger says of one file, the file first."""
    standings = replay(models.LedgerEntry.objects.filter(source_id=identity).order_by("seq"))
    return [standings.by_id[identity], *standings.of_source(identity)]
