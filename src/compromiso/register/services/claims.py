"""What assessors and observers claim of a commitment, each on a passage or on evidence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from django.utils import timezone

from compromiso.model.assessment import NEEDS_NO_PASSAGE, Progress, Standpoint
from compromiso.register import models
from compromiso.register.claim_errors import NoPassage, QuoteNotThere
from compromiso.register.errors import NotHeld, WrongValue
from compromiso.register.keeping import add, change, held
from compromiso.register.permissions import (
    CLAIM_FOR_SOCIETY,
    CLAIM_INDEPENDENTLY,
    READ_CLAIM,
    READ_RESTRICTED,
    Person,
    may,
    may_on,
    require,
    require_on,
)
from compromiso.register.services import ledger

DRAFT: Final = "draft"
PUBLISHED: Final = "published"
WITHDRAWN: Final = "withdrawn"
SOCIETY: Final = "civil-society"
"""The kind of institution that speaks for civil society; all others claim independently."""
RIGHT_TO: Final[Mapping[str, str]] = {
    Standpoint.INDEPENDENT: CLAIM_INDEPENDENTLY,
    Standpoint.CIVIL_SOCIETY: CLAIM_FOR_SOCIETY,
}
"""The permission that each standpoint needs; a State's own claims come with its reports."""
CHANGED: Final = ("country", "progress", "date", "note", "language", "anchor", "evidence_id")
"""The columns that whoever claims may change."""


@ledger.recorded
def make_claim(
    commitment_id: UUID, institution_id: UUID, values: Mapping[str, Any], *, by: Person
) -> models.Claim:
    """Draft a claim; its standpoint follows from the institution that makes it.

    `values` are columns of `CHANGED`. A status without a passage or evidence is `NoPassage`, words
    that the text does not hold at their place `QuoteNotThere`.
    """
    _require_some(by)
    standpoint = standpoint_of(held(models.Institution, institution_id))
    require_on(by, RIGHT_TO[standpoint], institution_id)
    commitment = models.Commitment.objects.filter(id=commitment_id).exclude(state="rejected")
    found = commitment.first()
    if found is None:
        raise NotHeld(noun="commitment", address=str(commitment_id))
    claim = models.Claim(
        commitment=found,
        commitment_ref=found.ref,
        institution_id=institution_id,
        standpoint=str(standpoint),
        stage=DRAFT,
        **{name: values[name] for name in CHANGED if name in values},
    )
    _check(claim, by)
    return add(claim, by=by)


@ledger.recorded
def change_claim(
    claim_id: UUID, *, version: int, changes: Mapping[str, Any], by: Person, why: str = ""
) -> models.Claim:
    """Let a draft or published claim say otherwise; the ledger holds what it said before."""
    claim = _of(claim_id, by)
    if claim.stage == WITHDRAWN:
        raise WrongValue(field="stage", value=WITHDRAWN, choices=f"{DRAFT}, {PUBLISHED}")
    told = {name: value for name, value in changes.items() if name in CHANGED}
    for name, value in told.items():
        setattr(claim, name, value)
    _check(claim, by)
    return change(models.Claim, claim_id, version=version, changes=told, by=by, why=why)


@ledger.recorded
def publish_claim(claim_id: UUID, *, version: int, by: Person) -> models.Claim:
    """Let everybody see a drafted claim."""
    claim = _of(claim_id, by)
    if claim.stage != DRAFT:
        raise WrongValue(field="stage", value=claim.stage, choices=DRAFT)
    _check(claim, by)
    return change(models.Claim, claim_id, version=version, changes={"stage": PUBLISHED}, by=by)


@ledger.recorded
def withdraw_claim(claim_id: UUID, *, version: int, by: Person, why: str = "") -> models.Claim:
    """Let a claim no longer count; it stays on file and in its history."""
    _of(claim_id, by)
    return change(
        models.Claim, claim_id, version=version, changes={"stage": WITHDRAWN}, by=by, why=why
    )


def standpoint_of(institution: models.Institution) -> Standpoint:
    """Say from where an institution speaks when it claims something of others."""
    return Standpoint.CIVIL_SOCIETY if institution.kind == SOCIETY else Standpoint.INDEPENDENT


def _require_some(by: Person) -> None:
    """Pass if the person may claim from any standpoint at all, else raise `NotAllowed`."""
    if not any(may(by, permission) for permission in RIGHT_TO.values()):
        require(by, CLAIM_INDEPENDENTLY)


def _of(claim_id: UUID, by: Person) -> models.Claim:
    """Give a claim that the person may write; one that they may not even see is not there."""
    _require_some(by)
    claim = held(models.Claim, claim_id)
    if claim.stage != PUBLISHED and not may_on(by, READ_CLAIM, claim.institution_id):
        raise NotHeld(noun="claim", address=str(claim_id))
    permission = RIGHT_TO.get(claim.standpoint)
    require_on(by, permission or CLAIM_INDEPENDENTLY, claim.institution_id)
    if permission is None:
        raise WrongValue(field="standpoint", value=claim.standpoint, choices=", ".join(RIGHT_TO))
    return claim


def _check(claim: models.Claim, by: Person) -> None:
    _check_distance(claim)
    if claim.progress not in set(Progress):
        raise WrongValue(field="progress", value=claim.progress, choices=", ".join(Progress))
    if claim.date > timezone.now().date():
        raise WrongValue(field="date", value=claim.date, choices="a day that has been")
    if claim.anchor is not None:
        check_anchor(claim.anchor)
    if claim.evidence_id is not None:
        _check_evidence(claim.evidence_id, by)
    rests = claim.anchor is not None or claim.evidence_id is not None
    if not rests and Progress(claim.progress) not in NEEDS_NO_PASSAGE:
        raise NoPassage(progress=claim.progress)


def _check_distance(claim: models.Claim) -> None:
    """Let no institution of a State claim independently about that very State."""
    own = claim.institution.country
    if own and own == claim.country and claim.standpoint == Standpoint.INDEPENDENT:
        raise WrongValue(field="independent claim", value=own, choices="another State, or all")


def check_anchor(anchor: Mapping[str, Any]) -> None:
    """Pass if a text that is held has the quoted words at their place, else `QuoteNotThere`."""
    source, start, end = anchor["source"], anchor["start"], anchor["end"]
    text = models.Expression.objects.filter(source=source).values_list("text", flat=True).first()
    if text is None or not 0 <= start < end <= len(text) or text[start:end] != anchor["quote"]:
        raise QuoteNotThere(start=start, end=end)


def _check_evidence(evidence_id: UUID, by: Person) -> None:
    rows = models.Evidence.objects.filter(
        id=evidence_id, withdrawn=False, entry__withdrawn=False, entry__report__stage=PUBLISHED
    )
    found = rows.select_related("entry__report").first()
    report = found.entry.report if found else None
    if (
        found is None
        or report is None
        or (
            found.restricted
            and not may_on(by, READ_RESTRICTED, report.institution_id, report.country)
        )
    ):
        raise NotHeld(noun="evidence", address=str(evidence_id))
