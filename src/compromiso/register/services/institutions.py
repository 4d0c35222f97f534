"""Institutions and who works for them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from compromiso.register import models
from compromiso.register.errors import RoleNotGiven
from compromiso.register.keeping import add, change, held
from compromiso.register.permissions import (
    INVITE,
    KEEP_INSTITUTION,
    Person,
    require,
    require_on,
    roles_to_give,
)
from compromiso.register.services import ledger


@ledger.recorded
def add_institution(values: Mapping[str, Any], *, by: Person) -> models.Institution:
    """Let an institution be in the register; `values` are its columns."""
    require(by, KEEP_INSTITUTION)
    return add(models.Institution(**values), by=by)


@ledger.recorded
def change_institution(
    institution_id: UUID, *, version: int, changes: Mapping[str, Any], by: Person, why: str = ""
) -> models.Institution:
    """Change what is said of an institution, if nobody else has meanwhile."""
    require(by, KEEP_INSTITUTION)
    institution = held(models.Institution, institution_id)
    require_on(by, KEEP_INSTITUTION, institution.id, institution.country)
    return change(
        models.Institution, institution_id, version=version, changes=changes, by=by, why=why
    )


@ledger.recorded
def seat_account(
    account_id: UUID, institution_id: UUID, role: str, *, since: date, by: Person
) -> models.Membership:
    """Give an account a role in an institution from a day on."""
    require(by, INVITE)
    institution = held(models.Institution, institution_id)
    require_on(by, INVITE, institution.id, institution.country)
    check_role(by, account_id, institution, role)
    seat = models.Membership(
        account_id=account_id, institution_id=institution_id, role=role, since=since
    )
    return add(seat, by=by)


def check_role(
    by: Person, account_id: UUID | None, institution: models.Institution, role: str
) -> None:
    """Pass if the person can give this role there to another, else raise `RoleNotGiven`."""
    given = roles_to_give(by, institution.kind, institution.id, institution.country)
    if role not in given or by.id == str(account_id):
        raise RoleNotGiven(role=role, who=by.id, institution=institution.name)
