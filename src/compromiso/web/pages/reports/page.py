"""What the pages about reports are filled with."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest

from compromiso.register.permissions import (
    DRAFT_REPORT,
    KEEP_CYCLE,
    LINK_PASSAGE,
    Person,
    may,
    require_on,
)
from compromiso.register.selectors import reports as selectors
from compromiso.register.selectors.report_rights import deeds, steps, without_evidence
from compromiso.web.access import person_of
from compromiso.web.ui.reporting_words import DONE, STAGE
from compromiso.web.ui.sent import at_least

STAGES = ("draft", "in_validation", "returned", "submitted", "published", "withdrawn")


def frame(request: HttpRequest, here: str) -> dict[str, Any]:
    """Give what every page of the section needs: where one is and what was done last."""
    person = person_of(request)
    return {
        "section": "reports",
        "here": here,
        "told": DONE.get(request.GET.get("done", ""), ""),
        "may_link": may(person, LINK_PASSAGE),
        "may_call": may(person, KEEP_CYCLE),
        "may_draft": may(person, DRAFT_REPORT),
    }


def list_facts(request: HttpRequest) -> dict[str, Any]:
    """Give the reports that the person may see, at one stage or at all."""
    person = person_of(request)
    stage = request.GET.get("stage", "")
    page = at_least(request.GET.get("page"))
    found = selectors.reports(person, stage=stage if stage in STAGES else "", page=page)
    counted = selectors.stages(person)
    tabs = [(code, STAGE[code], counted[code]) for code in STAGES if code in counted]
    return {
        **frame(request, "reports"),
        "found": found,
        "tabs": tabs if len(tabs) > 1 else (),
        "chosen": stage,
        "all": sum(counted.values()),
        "page": found.page,
        "pages": found.pages,
        "before": found.page - 1,
        "after": found.page + 1,
    }


def report_facts(request: HttpRequest, report_id: UUID) -> dict[str, Any]:
    """Give one report with its entries, what may be done with it and how it came here."""
    person = person_of(request)
    view = selectors.report(report_id, person)
    allowed = deeds(view.report, person)
    bare = bare_entries(view) if "hand-in" in allowed else set()
    return {
        **frame(request, "reports"),
        "view": view,
        "r": view.report,
        "deeds": allowed,
        "bare": bare,
        "steps": steps(view.report, person),
    }


def bare_entries(view: selectors.ReportView) -> set[UUID]:
    """Name the entries that still lack evidence."""
    held = {each.entry.id for each in view.entries if each.evidence}
    return without_evidence(view.entries, held)


def writable_row(person: Person, report_id: UUID) -> Any:
    """Give a report that the person may draft; one that is theirs to read only is not there."""
    row = selectors.report_row(report_id, person)
    require_on(person, DRAFT_REPORT, row.institution_id, row.country)
    return row


def entry_facts(request: HttpRequest, report_id: UUID, entry_id: UUID) -> dict[str, Any]:
    """Give one entry of a report that the person may write in."""
    person: Person = person_of(request)
    report = writable_row(person, report_id)
    view = selectors.entry(report_id, entry_id, person)
    return {**frame(request, "reports"), "r": report, "view": view, "e": view.entry}
