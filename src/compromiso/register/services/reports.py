"""Reports in the words of those who report: begun, changed, handed on, published, withdrawn."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from compromiso.model.assessment import NEEDS_NO_PASSAGE
from compromiso.register import models
from compromiso.register.errors import NotHeld, WrongValue
from compromiso.register.keeping import add, change
from compromiso.register.permissions import (
    DRAFT_REPORT,
    KEEP_CYCLE,
    PUBLISH_REPORT,
    VALIDATE_REPORT,
    Person,
    may,
    require,
    require_on,
    scope,
)
from compromiso.register.reporting_errors import (
    EvidenceMissing,
    NothingReported,
    ReasonMissing,
    WrongStage,
)
from compromiso.register.selectors.reports import report_row
from compromiso.register.selectors.seats import within
from compromiso.register.services import ledger
from compromiso.register.services.claims_of_report import make_claims, withdraw_claims
from compromiso.register.services.told import report_moved

OPEN: Final = ("draft", "returned")
"""The stages at which an institution writes."""


@ledger.recorded
def begin_report(values: Mapping[str, Any], *, by: Person) -> models.Report:
    """Let an institution have a report in draft; `values` are its columns (and its `id`)."""
    require(by, DRAFT_REPORT)
    institution = _institution(values["institution_id"])
    require_on(by, DRAFT_REPORT, institution.id, institution.country)
    _check({name: value for name, value in values.items() if name != "id"}, by)
    return add(models.Report(**values, country=institution.country), by=by)


@ledger.recorded
def change_report(
    report_id: UUID, *, version: int, changes: Mapping[str, Any], by: Person, why: str = ""
) -> models.Report:
    """Change what a report says of itself while its institution writes it."""
    require(by, DRAFT_REPORT)
    writable(report_id, by)
    _check(changes, by)
    return change(models.Report, report_id, version=version, changes=changes, by=by, why=why)


@ledger.recorded
def hand_in(report_id: UUID, *, version: int, by: Person, why: str = "") -> models.Report:
    """Give a report to those who validate; whatever it says of progress must rest on something."""
    require(by, DRAFT_REPORT)
    report = writable(report_id, by)
    _check_complete(report)
    return _move(report, version, {"stage": "in_validation", "reason": ""}, by, why=why)


@ledger.recorded
def return_report(report_id: UUID, *, version: int, reason: str, by: Person) -> models.Report:
    """Give a report back to its institution, saying what is to be changed.

    Those who validate return what waits for them; those who publish, what was submitted.
    """
    require(by, PUBLISH_REPORT if may(by, PUBLISH_REPORT) else VALIDATE_REPORT)
    report = report_row(report_id, by)
    needed = PUBLISH_REPORT if report.stage == "submitted" else VALIDATE_REPORT
    require_on(by, needed, report.institution_id, report.country)
    be_at(report, "in_validation", "submitted")
    reason = _reason(reason)
    return _move(report, version, {"stage": "returned", "reason": reason}, by, why=reason)


@ledger.asked_now
@ledger.recorded
def validate_report(
    report_id: UUID, *, version: int, by: Person, why: str = "", now: datetime | None = None
) -> models.Report:
    """Submit a report in the name of its State, or of a body that belongs to none.

    The moment at which this was first asked for is kept: the deadline is judged by it, however
    long others write meanwhile, and not by corrections.
    """
    require(by, VALIDATE_REPORT)
    report = report_row(report_id, by)
    require_on(by, VALIDATE_REPORT, report.institution_id, report.country)
    be_at(report, "in_validation")
    at = report.submitted_at or now or timezone.now()
    return _move(report, version, {"stage": "submitted", "submitted_at": at}, by, why=why)


@ledger.recorded
def publish_report(
    report_id: UUID, *, version: int, by: Person, why: str = "", now: datetime | None = None
) -> models.Report:
    """Let everybody read a submitted report; what it says of progress becomes its claims."""
    require(by, PUBLISH_REPORT)
    report = report_row(report_id, by)
    require_on(by, PUBLISH_REPORT, report.institution_id, report.country)
    be_at(report, "submitted")
    changes = {"stage": "published", "published_at": now or timezone.now()}
    published = _move(report, version, changes, by, why=why)
    make_claims(published, by)
    return published


@ledger.recorded
def withdraw_report(report_id: UUID, *, version: int, reason: str, by: Person) -> models.Report:
    """Take a report out, with a reason; it stays on file, and its claims are withdrawn with it.

    Whoever writes takes a draft out, whoever validates a report that has been handed in.
    """
    require(by, DRAFT_REPORT)
    report = report_row(report_id, by)
    needed = DRAFT_REPORT if report.stage in OPEN else VALIDATE_REPORT
    require_on(by, needed, report.institution_id, report.country)
    be_at(report, *OPEN, "in_validation", "submitted", "published")
    reason = _reason(reason)
    withdrawn = _move(report, version, {"stage": "withdrawn", "reason": reason}, by, why=reason)
    withdraw_claims(withdrawn, by, reason)
    return withdrawn


def writable(report_id: UUID, by: Person) -> models.Report:
    """Give a report that the person may write in now, or refuse."""
    report = report_row(report_id, by)
    require_on(by, DRAFT_REPORT, report.institution_id, report.country)
    be_at(report, *OPEN)
    return report


def be_at(report: models.Report, *stages: str) -> None:
    """Pass if a report is at one of these stages, else raise `WrongStage`."""
    if report.stage not in stages:
        raise WrongStage(stage=report.stage, needed=" / ".join(stages))


def _move(
    report: models.Report, version: int, changes: Mapping[str, Any], by: Person, *, why: str
) -> models.Report:
    moved = change(models.Report, report.id, version=version, changes=changes, by=by, why=why)
    report_moved(moved, timezone.now())
    return moved


def _reason(given: str) -> str:
    reason = given.strip()
    if not reason:
        raise ReasonMissing
    return reason


def _check_complete(report: models.Report) -> None:
    entries = list(report.entries.filter(withdrawn=False))
    if not entries:
        raise NothingReported
    resting = models.Evidence.objects.filter(entry__in=entries, withdrawn=False)
    rests = set(resting.values_list("entry_id", flat=True))
    for place, entry in enumerate(entries, 1):
        if entry.progress not in {"", *NEEDS_NO_PASSAGE} and entry.id not in rests:
            raise EvidenceMissing(order=place)


def _institution(identity: UUID) -> models.Institution:
    found = models.Institution.objects.filter(id=identity, active=True).first()
    if found is None:
        raise NotHeld(noun="institution", address=str(identity))
    return found


_FIELDS: Final = {"cycle_id", "title", "language", "summary", "period_start", "period_end"}


def _check(values: Mapping[str, Any], by: Person) -> None:
    for name in values:
        if name not in {*_FIELDS, "institution_id"}:
            raise WrongValue(field="field", value=name, choices=", ".join(sorted(_FIELDS)))
    wanted = values.get("cycle_id")
    if not wanted:
        return
    seen = ~Q(stage="draft") | within(scope(by, KEEP_CYCLE))
    if not models.ReportingCycle.objects.filter(seen, id=wanted).exists():
        raise NotHeld(noun="reporting cycle", address=str(wanted))
