"""Entries of a report: one says something about any number of commitments and actions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID, uuid4

from django.db.models import Max, Q

from compromiso.model.assessment import Progress
from compromiso.register import models
from compromiso.register.errors import NotHeld, WrongValue
from compromiso.register.keeping import add, change
from compromiso.register.permissions import DRAFT_REPORT, READ_ACTION, Person, require, scope
from compromiso.register.selectors.actions import out_of_sight
from compromiso.register.selectors.reports import seen_by
from compromiso.register.selectors.seats import within
from compromiso.register.services import ledger
from compromiso.register.services.reports import writable

COLUMNS: Final = ("text", "commitments", "actions", "progress")


@ledger.recorded
def add_entry(report_id: UUID, values: Mapping[str, Any], *, by: Person) -> models.ReportEntry:
    """Let a report say something more, after what it says already; `id` may be among `values`."""
    require(by, DRAFT_REPORT)
    report = writable(report_id, by)
    last = report.entries.aggregate(last=Max("order"))["last"] or 0
    said = _checked({"text": "", **values}, by)
    identity = values.get("id") or uuid4()
    return add(models.ReportEntry(id=identity, report=report, order=last + 1, **said), by=by)


@ledger.recorded
def change_entry(
    entry_id: UUID, *, version: int, changes: Mapping[str, Any], by: Person, why: str = ""
) -> models.ReportEntry:
    """Let an entry say something else; actions that the person may not see stay named."""
    require(by, DRAFT_REPORT)
    entry = writable_entry(entry_id, by)
    held = {name: getattr(entry, name) for name in COLUMNS}
    hidden = out_of_sight(by, entry.actions)
    held["actions"] = [one for one in entry.actions if one not in hidden]
    said = _checked({**held, **changes}, by, hidden)
    touched = {name: said[name] for name in changes}
    return change(models.ReportEntry, entry.id, version=version, changes=touched, by=by, why=why)


@ledger.recorded
def withdraw_entry(entry_id: UUID, *, version: int, by: Person) -> models.ReportEntry:
    """Take an entry out of a report; it stays on file."""
    require(by, DRAFT_REPORT)
    entry = writable_entry(entry_id, by)
    changes = {"withdrawn": True}
    return change(models.ReportEntry, entry.id, version=version, changes=changes, by=by)


@ledger.recorded
def move_entry(entry_id: UUID, *, version: int, up: bool, by: Person) -> models.ReportEntry:
    """Let an entry change places with the one before (`up`) or after it."""
    require(by, DRAFT_REPORT)
    entry = writable_entry(entry_id, by)
    beside = models.ReportEntry.objects.filter(report=entry.report_id, withdrawn=False)
    if up:
        other = beside.filter(order__lt=entry.order).order_by("-order").first()
    else:
        other = beside.filter(order__gt=entry.order).order_by("order").first()
    if other is None:
        return entry
    _place(other, other.version, entry.order, by)
    return _place(entry, version, other.order, by)


def _place(entry: models.ReportEntry, version: int, order: int, by: Person) -> models.ReportEntry:
    changes = {"order": order}
    return change(models.ReportEntry, entry.id, version=version, changes=changes, by=by)


def writable_entry(entry_id: UUID, by: Person) -> models.ReportEntry:
    """Give an entry of a report that the person may write in now, or refuse."""
    seen = models.Report.objects.filter(seen_by(by))
    held = models.ReportEntry.objects.filter(id=entry_id, withdrawn=False, report__in=seen)
    found = held.first()
    if found is None:
        raise NotHeld(noun="entry", address=str(entry_id))
    writable(found.report_id, by)
    return found


def _checked(values: Mapping[str, Any], by: Person, hidden: Sequence[str] = ()) -> dict[str, Any]:
    said = {name: values[name] for name in values if name in COLUMNS}
    said["text"] = str(said["text"]).strip()
    if not said["text"]:
        raise WrongValue(field="text", value="", choices="…")
    if said.get("progress", "") not in {"", *Progress} - {Progress.NO_ANSWER}:
        raise WrongValue(field="progress", value=said["progress"], choices=", ".join(Progress))
    said["commitments"] = _commitments(said.get("commitments", ()))
    said["actions"] = [*_actions(said.get("actions", ()), by), *hidden]
    if not said["commitments"] and not said["actions"]:
        raise WrongValue(field="commitment", value="", choices="…")
    return said


def _commitments(identifiers: Any) -> list[str]:
    wanted = list(dict.fromkeys(map(str, identifiers)))
    held = models.Commitment.objects.filter(id__in=wanted)
    return _all_of(wanted, held.values_list("id", flat=True), "commitment")


def _actions(identifiers: Any, by: Person) -> list[str]:
    wanted = list(dict.fromkeys(map(str, identifiers)))
    seen = Q(stage="published") | within(scope(by, READ_ACTION))
    held = models.Action.objects.filter(seen, id__in=wanted)
    return _all_of(wanted, held.values_list("id", flat=True), "action")


def _all_of(wanted: list[str], held: Any, noun: str) -> list[str]:
    known = {str(one) for one in held}
    for one in wanted:
        if one not in known:
            raise NotHeld(noun=noun, address=one)
    return wanted
