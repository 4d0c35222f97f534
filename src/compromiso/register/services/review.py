"""What a person decides about a commitment: one transaction, one version, every word kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from compromiso.register import models
from compromiso.register.commitment_values import FIELDS, checked
from compromiso.register.errors import EditConflict, NotHeld, NothingToUndo
from compromiso.register.permissions import REVIEW_COMMITMENT, Person, require
from compromiso.register.rows import actor_rows, commitment_actors, commitment_themes
from compromiso.register.services import ledger
from compromiso.register.services.index import index_commitment
from compromiso.register.services.ledger import Claim
from compromiso.register.standing import DECISION, STATE, replay

ACCEPTED: Final = "accepted"
CORRECTED: Final = "corrected"
REJECTED: Final = "rejected"


@ledger.recorded
def accept_commitment(
    commitment_id: UUID, *, version: int, by: Person, why: str = ""
) -> models.Commitment:
    """Accept the commitment as it stands; no later reading changes it."""
    require(by, REVIEW_COMMITMENT)
    commitment = _held(commitment_id)
    return _decide(commitment, version, _values(commitment) | {STATE: ACCEPTED}, by, why)


@ledger.recorded
def correct_commitment(
    commitment_id: UUID, *, version: int, changes: Mapping[str, object], by: Person, why: str = ""
) -> models.Commitment:
    """Let the columns hold the person's values; what was there before stays in the ledger."""
    require(by, REVIEW_COMMITMENT)
    commitment = _held(commitment_id)
    values = _values(commitment) | checked(changes)
    return _decide(commitment, version, values | {STATE: CORRECTED}, by, why)


@ledger.recorded
def reject_commitment(
    commitment_id: UUID, *, version: int, by: Person, why: str = ""
) -> models.Commitment:
    """Say that this is no commitment for the register; it stays on file as rejected."""
    require(by, REVIEW_COMMITMENT)
    commitment = _held(commitment_id)
    return _decide(commitment, version, _values(commitment) | {STATE: REJECTED}, by, why)


@ledger.recorded
def undo(commitment_id: UUID, *, version: int, by: Person, why: str = "") -> models.Commitment:
    """Let the commitment stand as before the last decision on it; the history keeps both."""
    require(by, REVIEW_COMMITMENT)
    commitment = _held(commitment_id)
    if commitment.version != version:
        raise _conflict(commitment, version, {})
    return _decide(commitment, version, _values_before(commitment), by, why)


def _held(commitment_id: UUID) -> models.Commitment:
    commitment = models.Commitment.objects.filter(id=commitment_id).first()
    if commitment is None:
        raise NotHeld(noun="commitment", address=str(commitment_id))
    return commitment


def _values(commitment: models.Commitment) -> dict[str, Any]:
    return {name: getattr(commitment, name) for name in FIELDS}


def _values_before(commitment: models.Commitment) -> dict[str, Any]:
    entries = models.LedgerEntry.objects.filter(subject_id=commitment.id).order_by("seq")
    last = entries.filter(kind=DECISION).values_list("version", flat=True).last()
    if last is None:
        raise NothingToUndo
    kept = [entry for entry in entries if entry.version < last or entry.kind != DECISION]
    before = replay(kept).by_id[commitment.id]
    return {name: before.record[name] for name in FIELDS} | {STATE: before.state}


def _decide(
    commitment: models.Commitment, version: int, values: dict[str, Any], by: Person, why: str
) -> models.Commitment:
    """Write the values if the version is still the one the person saw."""
    changed = models.Commitment.objects.filter(id=commitment.id, version=version).update(
        **values, version=version + 1, asks_again=False
    )
    if not changed:
        raise _conflict(_held(commitment.id), version, values)
    now = _held(commitment.id)
    _rewrite_parts(now)
    ledger.append(_claims(commitment, now, by, why))
    return now


def _conflict(commitment: models.Commitment, version: int, yours: dict[str, Any]) -> EditConflict:
    return EditConflict(now=commitment.version, then=version, theirs=commitment, yours=yours)


def _rewrite_parts(commitment: models.Commitment) -> None:
    actors = [*commitment.actors, *commitment.addressees]
    models.Actor.objects.bulk_create(actor_rows(actors), ignore_conflicts=True)
    commitment.parts.all().delete()
    commitment.theme_rows.all().delete()
    models.CommitmentActor.objects.bulk_create(commitment_actors(commitment))
    models.CommitmentTheme.objects.bulk_create(commitment_themes(commitment))
    index_commitment(commitment)


def _claims(before: models.Commitment, now: models.Commitment, by: Person, why: str) -> list[Claim]:
    """Give an entry for each field that changed, and one for the state even where it did not."""
    changed = [name for name in FIELDS if getattr(before, name) != getattr(now, name)]
    return [
        Claim(
            DECISION,
            now.source_id,
            "commitment",
            now.id,
            name,
            getattr(now, name),
            by.id,
            version=now.version,
            why=why,
        )
        for name in (*changed, STATE)
    ]
