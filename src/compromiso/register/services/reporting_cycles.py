"""Reporting cycles: who is asked to report on what, and by when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from compromiso.register import models
from compromiso.register.deadline import end_of, is_late, last_day
from compromiso.register.errors import WrongValue
from compromiso.register.keeping import add, change, held
from compromiso.register.permissions import KEEP_CYCLE, Person, require, require_on
from compromiso.register.reporting_errors import CycleUnready, WrongStage
from compromiso.register.services import ledger
from compromiso.register.services.told import call_closed, call_opened


@ledger.recorded
def draft_cycle(values: Mapping[str, Any], *, by: Person) -> models.ReportingCycle:
    """Let a reporting cycle be drafted; nobody is asked before it is opened.

    `values` are its columns, with `last_day` (a day that is wholly in time) for `closes_at`.
    """
    require(by, KEEP_CYCLE)
    institution = held(models.Institution, values["institution_id"])
    require_on(by, KEEP_CYCLE, institution.id, institution.country)
    return add(models.ReportingCycle(**_columns(values, values["zone"])), by=by)


@ledger.recorded
def change_cycle(
    cycle_id: UUID, *, version: int, changes: Mapping[str, Any], by: Person, why: str = ""
) -> models.ReportingCycle:
    """Change what a cycle asks, also while it is open: the ledger shows each change of a deadline.

    A report that was in time by the deadline in force when it came may be late by the new one.
    """
    require(by, KEEP_CYCLE)
    cycle = _cycle(cycle_id, by)
    _be_at(cycle, "draft", "open")
    said = {"last_day": last_day(cycle.closes_at, cycle.zone), **changes}
    columns = _columns(said, changes.get("zone", cycle.zone))
    now = change(models.ReportingCycle, cycle_id, version=version, changes=columns, by=by, why=why)
    if now.stage == "open":
        call_opened(now, timezone.now())
    return now


@ledger.recorded
def open_cycle(
    cycle_id: UUID, *, version: int, by: Person, now: datetime | None = None
) -> models.ReportingCycle:
    """Ask the institutions: each of their officers has a notice until a report is submitted."""
    require(by, KEEP_CYCLE)
    now = now or timezone.now()
    cycle = _cycle(cycle_id, by)
    _be_at(cycle, "draft", "closed")
    if not cycle.asked:
        raise CycleUnready(why="asks nobody")
    if is_late(now, cycle.closes_at):
        raise CycleUnready(why="has a deadline that is over")
    opened = _move(cycle_id, version, "open", by)
    call_opened(opened, now)
    return opened


@ledger.recorded
def close_cycle(cycle_id: UUID, *, version: int, by: Person) -> models.ReportingCycle:
    """Ask nobody any longer; what is in hand can still be submitted, and is said to be late."""
    require(by, KEEP_CYCLE)
    _be_at(_cycle(cycle_id, by), "open")
    closed = _move(cycle_id, version, "closed", by)
    call_closed(closed, timezone.now())
    return closed


def _move(cycle_id: UUID, version: int, stage: str, by: Person) -> models.ReportingCycle:
    changes = {"stage": stage}
    return change(models.ReportingCycle, cycle_id, version=version, changes=changes, by=by)


def _cycle(cycle_id: UUID, by: Person) -> models.ReportingCycle:
    cycle = held(models.ReportingCycle, cycle_id)
    require_on(by, KEEP_CYCLE, cycle.institution_id, cycle.institution.country)
    return cycle


def _be_at(cycle: models.ReportingCycle, *stages: str) -> None:
    if cycle.stage not in stages:
        raise WrongStage(stage=cycle.stage, needed=" / ".join(stages))


def _columns(values: Mapping[str, Any], zone: str) -> dict[str, Any]:
    columns = dict(values)
    columns["closes_at"] = end_of(columns.pop("last_day"), zone)
    if "asked" in columns:
        columns["asked"] = _known(models.Institution, "institution", columns["asked"])
    if "commitments" in columns:
        columns["commitments"] = _known(models.Commitment, "commitment", columns["commitments"])
    return columns


def _known(noun: Any, name: str, identifiers: Any) -> list[str]:
    wanted = list(dict.fromkeys(map(str, identifiers)))
    found = {str(one) for one in noun.objects.filter(id__in=wanted).values_list("id", flat=True)}
    for one in wanted:
        if one not in found:
            raise WrongValue(field=name, value=one, choices="…")
    return wanted
