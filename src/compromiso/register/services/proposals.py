"""What an extractor proposes, as entries of the ledger."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any, Final
from uuid import UUID

from compromiso.exchange.records import Record, to_records
from compromiso.model.dossier import Dossier
from compromiso.register.addresses import slug_of
from compromiso.register.identity import Identities
from compromiso.register.permissions import Person
from compromiso.register.services.ledger import Claim
from compromiso.register.standing import DECISION, PROPOSAL, SLUG

HAS_QUOTE: Final = frozenset({"citation", "commitment", "task", "figure", "report"})
"""What the ledger quotes with every proposal; the rest is its own words."""


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
            yield slug_claim(dossier, identity, subject, record, taken)


def slug_claim(
    dossier: Dossier, identity: UUID, subject: UUID, record: Record, taken: set[str]
) -> Claim:
    """Claim an address for an instrument, and take it."""
    slug = slug_of(record, taken)
    taken.add(slug)
    return Claim(PROPOSAL, identity, "instrument", subject, SLUG, slug, dossier.extractor)


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
