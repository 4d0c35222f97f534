"""What a person decides about a citation: take the better candidate, keep it as printed, or ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final
from uuid import UUID

from compromiso.exchange.records import Record
from compromiso.model.citation import Status
from compromiso.register import models
from compromiso.register.errors import EditConflict, NotHeld, WrongValue
from compromiso.register.permissions import REVIEW_CITATION, Person, require
from compromiso.register.rows import citation_targets, held_of
from compromiso.register.services import ledger
from compromiso.register.services.ledger import Claim
from compromiso.register.standing import DECISION, STATE, Standing, replay

FIELDS: Final = ("status", "targets")
"""The fields of a citation that a decision settles."""


def _the_better(standing: Standing) -> Record:
    suggestions = standing.proposal["suggestions"]
    if not suggestions:
        raise WrongValue(value="accepted", field="decision here", choices="kept, asked")
    return {"status": Status.REPAIRED.value, "targets": suggestions[:1]}


def _as_printed(standing: Standing) -> Record:
    return {"status": standing.proposal["status"], "targets": standing.proposal["targets"]}


DECISIONS: Final[Mapping[str, Callable[[Standing], Record]]] = {
    "accepted": _the_better,
    "kept": _as_printed,
    "asked": _as_printed,
    "proposed": _as_printed,
}
"""What each decision makes of a citation; `proposed` takes an earlier decision back."""


@ledger.recorded
def decide_citation(
    citation_id: UUID, *, version: int, decision: str, by: Person, why: str = ""
) -> models.Citation:
    """Settle what a citation is taken to mean; the reading it came from stays in the ledger."""
    require(by, REVIEW_CITATION)
    if decision not in DECISIONS:
        raise WrongValue(value=decision, field="decision", choices=", ".join(DECISIONS))
    values = DECISIONS[decision](_standing(citation_id)) | {STATE: decision}
    changed = models.Citation.objects.filter(id=citation_id, version=version).update(
        **values, version=version + 1
    )
    now = models.Citation.objects.get(id=citation_id)
    if not changed:
        raise EditConflict(now=now.version, then=version, theirs=now, yours=values)
    _rewrite_targets(now)
    ledger.append(_claims(now, values, by, why))
    return now


def _standing(citation_id: UUID) -> Standing:
    entries = models.LedgerEntry.objects.filter(subject_id=citation_id).order_by("seq")
    standing = replay(entries).by_id.get(citation_id)
    if standing is None or not models.Citation.objects.filter(id=citation_id).exists():
        raise NotHeld(noun="citation", address=str(citation_id))
    return standing


def _rewrite_targets(citation: models.Citation) -> None:
    citation.held.all().delete()
    record = {"targets": citation.targets, "suggestions": citation.suggestions}
    rows = citation_targets(citation.id, record, held_of(citation.source))
    models.CitationTarget.objects.bulk_create(rows)


def _claims(
    citation: models.Citation, values: Mapping[str, Any], by: Person, why: str
) -> list[Claim]:
    return [
        Claim(
            DECISION,
            citation.source_id,
            "citation",
            citation.id,
            name,
            values[name],
            by.id,
            version=citation.version,
            why=why,
        )
        for name in (*FIELDS, STATE)
    ]
