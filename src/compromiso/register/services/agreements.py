"""Agreements between institutions: their clock, their committee, their complementary minutes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from compromiso.model.agreement_clock import LONGEST_TERM
from compromiso.register import models
from compromiso.register.errors import NotHeld, WrongValue
from compromiso.register.keeping import add, change, held
from compromiso.register.permissions import KEEP_AGREEMENT, Person, require, require_on
from compromiso.register.services import ledger


@ledger.recorded
def keep_agreement(values: Mapping[str, Any], *, by: Person) -> models.Agreement:
    """Let an agreement be in the register; `values` are its columns."""
    require(by, KEEP_AGREEMENT)
    row = models.Agreement(**_checked(values))
    _require_on(by, row.institution_id)
    return add(row, by=by)


@ledger.recorded
def change_agreement(
    agreement_id: UUID, *, version: int, changes: Mapping[str, Any], by: Person, why: str = ""
) -> models.Agreement:
    """Let an agreement say something else; notice given stops its renewals."""
    require(by, KEEP_AGREEMENT)
    _require_on(by, held(models.Agreement, agreement_id).institution_id)
    said = _checked(changes)
    if "institution_id" in said:
        _require_on(by, said["institution_id"])
    return change(models.Agreement, agreement_id, version=version, changes=said, by=by, why=why)


def _checked(values: Mapping[str, Any]) -> dict[str, Any]:
    said = dict(values)
    months = said.get("term_months", 1)
    if not 1 <= months <= LONGEST_TERM:
        raise WrongValue(field="term in months", value=months, choices=f"1 to {LONGEST_TERM}")
    if "parties" in said:
        said["parties"] = [str(each) for each in dict.fromkeys(said["parties"])]
    return said


@ledger.recorded
def seat_representative(
    agreement_id: UUID, values: Mapping[str, Any], *, by: Person
) -> models.Representative:
    """Let a person sit for an institution on the committee of an agreement, from a day on."""
    require(by, KEEP_AGREEMENT)
    agreement = _of(agreement_id, by)
    held(models.Institution, values["institution_id"])
    return add(models.Representative(agreement=agreement, **values), by=by)


@ledger.recorded
def end_representative(
    agreement_id: UUID, representative_id: UUID, *, version: int, until: date, by: Person
) -> models.Representative:
    """Let a person sit on the committee of an agreement until a day and no longer."""
    require(by, KEEP_AGREEMENT)
    row = held(models.Representative, representative_id)
    if row.agreement_id != agreement_id:
        raise NotHeld(noun="representative", address=str(representative_id))
    _of(row.agreement_id, by)
    changes = {"until": until}
    return change(models.Representative, row.id, version=version, changes=changes, by=by)


@ledger.recorded
def add_minute(agreement_id: UUID, values: Mapping[str, Any], *, by: Person) -> models.Minute:
    """Add a complementary minute under the next number of its agreement."""
    require(by, KEEP_AGREEMENT)
    agreement = _of(agreement_id, by)
    last = models.Minute.objects.filter(agreement=agreement).order_by("-number").first()
    number = last.number + 1 if last else 1
    place = {"agreement": agreement, "institution_id": agreement.institution_id, "number": number}
    return add(models.Minute(**place, **values), by=by)


@ledger.recorded
def change_minute(
    minute_id: UUID, *, version: int, changes: Mapping[str, Any], by: Person, why: str = ""
) -> models.Minute:
    """Correct a complementary minute; what it said before stays in the ledger."""
    require(by, KEEP_AGREEMENT)
    row = held(models.Minute, minute_id)
    _of(row.agreement_id, by)
    return change(models.Minute, minute_id, version=version, changes=changes, by=by, why=why)


def _of(agreement_id: UUID, by: Person) -> models.Agreement:
    agreement = held(models.Agreement, agreement_id)
    _require_on(by, agreement.institution_id)
    return agreement


def _require_on(by: Person, institution_id: UUID) -> None:
    institution = held(models.Institution, institution_id)
    require_on(by, KEEP_AGREEMENT, institution.id, institution.country)
