"""Actions and reports drafted and changed by programs, through the services that pages use."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest
from ninja import Status

from compromiso.register.permissions import (
    DRAFT_ACTION,
    DRAFT_REPORT,
    PUBLISH_ACTION,
    PUBLISH_REPORT,
    VALIDATE_REPORT,
)
from compromiso.register.selectors.actions import out_of_sight
from compromiso.register.selectors.open_records import record
from compromiso.register.selectors.reports import entry as entry_of
from compromiso.register.services import actions, report_entries, reports
from compromiso.web.access import person_of
from compromiso.web.api import schemas
from compromiso.web.api.gate import version_of
from compromiso.web.api.routes import Routes
from compromiso.web.api.writing import (
    ActionChange,
    ActionDraft,
    EntryChange,
    EntryDraft,
    Reason,
    ReportChange,
    ReportDraft,
)

ACTION: Final = "/actions/{uuid:record_id}"
REPORT: Final = "/reports/{uuid:record_id}"
ENTRY: Final = REPORT + "/entries/{uuid:entry_id}"


def add_changing(routes: Routes) -> None:
    """Add what programs may do with actions and reports."""
    one, told = "api-actions-one", schemas.Action
    routes.add("POST /actions", "api-actions", DRAFT_ACTION, draft_action, told, status=201)
    routes.add(f"PATCH {ACTION}", one, DRAFT_ACTION, change_action, told)
    routes.add(f"POST {ACTION}/publish", "api-action-publish", PUBLISH_ACTION, publish_action, told)
    routes.add(
        f"POST {ACTION}/withdraw", "api-action-withdraw", DRAFT_ACTION, withdraw_action, told
    )
    report, entry = schemas.Report, schemas.ReportEntry
    routes.add("POST /reports", "api-reports", DRAFT_REPORT, begin_report, report, status=201)
    routes.add(f"PATCH {REPORT}", "api-reports-one", DRAFT_REPORT, change_report, report)
    routes.add(f"POST {REPORT}/entries", "api-entries", DRAFT_REPORT, add_entry, entry, status=201)
    routes.add(f"PATCH {ENTRY}", "api-entry", DRAFT_REPORT, change_entry, entry)
    steps = {
        "hand-in": (DRAFT_REPORT, hand_in),
        "validate": (VALIDATE_REPORT, validate),
        "publish": (PUBLISH_REPORT, publish),
    }
    for step, (permission, view) in steps.items():
        routes.add(f"POST {REPORT}/{step}", f"api-report-{step}", permission, view, report)


def draft_action(request: HttpRequest, sent: ActionDraft) -> Any:
    """Draft an action of an institution."""
    row = actions.draft_action(sent.said(), by=person_of(request))
    return Status(201, _read(request, "actions", row.id))


def change_action(request: HttpRequest, record_id: UUID, sent: ActionChange) -> Any:
    """Change an action; `If-Match` names the version that was read."""
    version, by = version_of(request), person_of(request)
    _read(request, "actions", record_id)
    actions.change_action(record_id, version=version, changes=sent.said(), by=by, why=sent.why)
    return _read(request, "actions", record_id)


def publish_action(request: HttpRequest, record_id: UUID) -> Any:
    """Let everybody see an action; `If-Match` names the version that was read."""
    version = version_of(request)
    _read(request, "actions", record_id)
    actions.publish_action(record_id, version=version, by=person_of(request))
    return _read(request, "actions", record_id)


def withdraw_action(request: HttpRequest, record_id: UUID, sent: Reason) -> Any:
    """Say that an action is planned no more; `If-Match` names the version that was read."""
    version, by = version_of(request), person_of(request)
    told = _read(request, "actions", record_id)
    row = actions.withdraw_action(record_id, version=version, by=by, why=sent.why)
    told.stage, told.version = row.stage, row.version
    return told


def begin_report(request: HttpRequest, sent: ReportDraft) -> Any:
    """Begin a report of an institution."""
    row = reports.begin_report(sent.said(), by=person_of(request))
    return Status(201, _read(request, "reports", row.id))


def change_report(request: HttpRequest, record_id: UUID, sent: ReportChange) -> Any:
    """Change what a report says of itself; `If-Match` names the version that was read."""
    version, by = version_of(request), person_of(request)
    reports.change_report(record_id, version=version, changes=sent.said(), by=by, why=sent.why)
    return _read(request, "reports", record_id)


def add_entry(request: HttpRequest, record_id: UUID, sent: EntryDraft) -> Any:
    """Let a report say something more."""
    return Status(201, report_entries.add_entry(record_id, sent.said(), by=person_of(request)))


def change_entry(request: HttpRequest, record_id: UUID, entry_id: UUID, sent: EntryChange) -> Any:
    """Change an entry of a report; `If-Match` names the version of the entry."""
    version, by = version_of(request), person_of(request)
    entry_of(record_id, entry_id, by)
    row = report_entries.change_entry(
        entry_id, version=version, changes=sent.said(), by=by, why=sent.why
    )
    hidden = out_of_sight(by, row.actions)
    row.actions = [one for one in row.actions if one not in hidden]
    return row


def hand_in(request: HttpRequest, record_id: UUID, sent: Reason) -> Any:
    """Give a report to those who validate; `If-Match` names the version that was read."""
    return _move(request, record_id, reports.hand_in, sent)


def validate(request: HttpRequest, record_id: UUID, sent: Reason) -> Any:
    """Submit a report; `If-Match` names the version that was read."""
    return _move(request, record_id, reports.validate_report, sent)


def publish(request: HttpRequest, record_id: UUID, sent: Reason) -> Any:
    """Let everybody read a report; `If-Match` names the version that was read."""
    return _move(request, record_id, reports.publish_report, sent)


def _move(request: HttpRequest, record_id: UUID, step: Any, sent: Reason) -> Any:
    step(record_id, version=version_of(request), by=person_of(request), why=sent.why)
    return _read(request, "reports", record_id)


def _read(request: HttpRequest, noun: str, record_id: UUID) -> Any:
    return record(noun, record_id, person_of(request))
