"""What a person may do with a report at the stage it is at, and how it came there."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from compromiso.model.assessment import NEEDS_NO_PASSAGE
from compromiso.register import models
from compromiso.register.permissions import (
    DRAFT_REPORT,
    PUBLISH_REPORT,
    READ_REPORT,
    VALIDATE_REPORT,
    Person,
    may_on,
)
from compromiso.register.selectors.people import names_of
from compromiso.register.selectors.reports import EntryView

OPEN = ("draft", "returned")


@dataclass(frozen=True, slots=True)
class Step:
    """A stage that a report came to: when, by whom, and why."""

    stage: str
    at: datetime
    who: str
    why: str


def deeds(report: models.Report, person: Person) -> tuple[str, ...]:
    """List what a person may do with a report now, the usual next step first."""

    def may(permission: str) -> bool:
        return may_on(person, permission, report.institution_id, report.country)

    said = {
        "write": report.stage in OPEN and may(DRAFT_REPORT),
        "hand-in": report.stage in OPEN and may(DRAFT_REPORT),
        "validate": report.stage == "in_validation" and may(VALIDATE_REPORT),
        "publish": report.stage == "submitted" and may(PUBLISH_REPORT),
        "return": (report.stage == "in_validation" and may(VALIDATE_REPORT))
        or (report.stage == "submitted" and may(PUBLISH_REPORT)),
        "withdraw": report.stage != "withdrawn"
        and may(DRAFT_REPORT if report.stage in OPEN else VALIDATE_REPORT),
    }
    return tuple(deed for deed, allowed in said.items() if allowed)


def steps(report: models.Report, person: Person) -> list[Step]:
    """Tell the stages of a report, the oldest first, to those whose work it is; none to others."""
    where = (report.institution_id, report.country)
    if not any(may_on(person, one, *where) for one in (READ_REPORT, PUBLISH_REPORT)):
        return []
    entries = models.LedgerEntry.objects.filter(subject_id=report.id, field__in=("", "stage"))
    told = [(one, json.loads(one.value)) for one in entries.order_by("seq")]
    names = names_of(one.who for one, _value in told)
    return [
        Step(value["stage"] if not one.field else value, one.at, names.get(one.who, ""), one.why)
        for one, value in told
    ]


def without_evidence(entries: tuple[EntryView, ...], held: set[UUID]) -> set[UUID]:
    """Name the entries that say how far they are and rest on nothing."""
    return {
        view.entry.id
        for view in entries
        if view.entry.progress not in {"", *NEEDS_NO_PASSAGE} and view.entry.id not in held
    }
