"""Actions: drafted, changed, published, withdrawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from compromiso.register import models
from compromiso.register.errors import WrongValue
from compromiso.register.keeping import add, add_all, change, held
from compromiso.register.kept_values import ACTION_LISTS
from compromiso.register.permissions import (
    DRAFT_ACTION,
    PUBLISH_ACTION,
    Person,
    require,
    require_on,
)
from compromiso.register.selectors.actions import out_of_sight
from compromiso.register.services import ledger


@ledger.recorded
def draft_action(values: Mapping[str, Any], *, by: Person) -> models.Action:
    """Let an institution plan an action, a draft until published; `values` are its columns."""
    require(by, DRAFT_ACTION)
    row = _row(values)
    _require_on(by, DRAFT_ACTION, row.institution_id)
    _not_taken(row.institution_id, {row.code})
    return add(row, by=by)


@ledger.recorded
def draft_actions(values: Iterable[Mapping[str, Any]], *, by: Person) -> list[models.Action]:
    """Let institutions plan many actions at once; all of them or none."""
    require(by, DRAFT_ACTION)
    rows = [_row(each) for each in values]
    codes: dict[UUID, set[str]] = {}
    for row in rows:
        codes.setdefault(row.institution_id, set()).add(row.code)
    for institution, said in codes.items():
        _require_on(by, DRAFT_ACTION, institution)
        _not_taken(institution, said)
    return add_all(rows, by=by)


def _row(values: Mapping[str, Any]) -> models.Action:
    row = models.Action(**_plain(values))
    row.stage = "draft"
    if not row.title.strip() or not row.code.strip():
        raise WrongValue(field="action", value=row.title, choices="a code and a title")
    return row


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: ACTION_LISTS[name](value) if name in ACTION_LISTS else value
        for name, value in values.items()
    }


def _require_on(by: Person, permission: str, institution_id: UUID) -> None:
    institution = held(models.Institution, institution_id)
    require_on(by, permission, institution.id, institution.country)


def _not_taken(institution_id: UUID, codes: Iterable[str]) -> None:
    taken = models.Action.objects.filter(institution=institution_id, code__in=list(codes))
    if (code := taken.values_list("code", flat=True).first()) is not None:
        raise WrongValue(field="code", value=code, choices="a code that is not used yet")


@ledger.recorded
def change_action(
    action_id: UUID, *, version: int, changes: Mapping[str, Any], by: Person, why: str = ""
) -> models.Action:
    """Let an action say something else; what is published is changed by those who publish.

    Actions that it waits for and that the person may not see stay as they are.
    """
    require(by, DRAFT_ACTION)
    row = held(models.Action, action_id)
    permission = DRAFT_ACTION if row.stage == "draft" else PUBLISH_ACTION
    said = _plain({name: value for name, value in changes.items() if name != "stage"})
    _require_on(by, permission, row.institution_id)
    if "depends_on" in said:
        hidden = out_of_sight(by, row.depends_on)
        said["depends_on"] = list(dict.fromkeys([*said["depends_on"], *hidden]))
    if "institution_id" in said:
        _require_on(by, permission, said["institution_id"])
    institution, code = said.get("institution_id", row.institution_id), said.get("code", row.code)
    if (institution, code) != (row.institution_id, row.code):
        _not_taken(institution, {code})
    return change(models.Action, action_id, version=version, changes=said, by=by, why=why)


@ledger.recorded
def publish_action(action_id: UUID, *, version: int, by: Person) -> models.Action:
    """Let everybody see an action, from now on."""
    return _to_stage(action_id, "published", version, by, "")


@ledger.recorded
def publish_actions(action_ids: Iterable[UUID], *, by: Person) -> list[models.Action]:
    """Let everybody see these actions; those that are published already stay as they are."""
    require(by, PUBLISH_ACTION)
    drafts = models.Action.objects.filter(id__in=list(action_ids), stage="draft")
    return [_to_stage(row.id, "published", row.version, by, "") for row in drafts.order_by("code")]


@ledger.recorded
def withdraw_action(action_id: UUID, *, version: int, by: Person, why: str = "") -> models.Action:
    """Say that an action is planned no more; it stays on file. A draft: by whoever may draft it."""
    return _to_stage(action_id, "withdrawn", version, by, why)


def _to_stage(action_id: UUID, stage: str, version: int, by: Person, why: str) -> models.Action:
    require(by, DRAFT_ACTION)
    row = held(models.Action, action_id)
    own_draft = row.stage == "draft" and stage == "withdrawn"
    _require_on(by, DRAFT_ACTION if own_draft else PUBLISH_ACTION, row.institution_id)
    changes = {"stage": stage}
    return change(models.Action, action_id, version=version, changes=changes, by=by, why=why)
