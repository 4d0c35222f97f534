"""Actions and reports as the cells of a table: those that a person may see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from django.db.models import QuerySet

from compromiso.register import models
from compromiso.register.permissions import BRING_TABLE, Person, scope
from compromiso.register.selectors.actions import visible
from compromiso.register.selectors.reports import seen_by
from compromiso.register.selectors.seats import within
from compromiso.register.selectors.table_actions import action_sheets
from compromiso.register.selectors.table_names import Names
from compromiso.register.selectors.table_reports import report_sheets

WHAT = ("actions", "reports")
AT_ONCE = 200
"""So many records are read at a time."""
Cells = dict[str, list[dict[str, str]]]


def table_of(person: Person, what: Sequence[str] = WHAT, *, own: bool = False) -> Cells:
    """Give the cells of each sheet; `own` leaves out what the person could not bring back."""
    return {sheet: list(rows) for sheet, rows in sheets_of(person, what, own=own).items()}


def sheets_of(
    person: Person, what: Sequence[str] = WHAT, *, own: bool = False
) -> Mapping[str, Iterator[dict[str, str]]]:
    """Give the same, each sheet read while it is gone through: of any number of rows."""
    names = Names(person)
    mine = within(scope(person, BRING_TABLE))
    sheets: dict[str, Iterator[dict[str, str]]] = {}
    if "actions" in what:
        actions = models.Action.objects.filter(visible(person))
        actions = actions.filter(mine) if own else actions
        sheets |= action_sheets(lambda: some_of(actions, "code", "id"), names)
    if "reports" in what:
        reports = models.Report.objects.filter(seen_by(person)).exclude(stage="withdrawn")
        reports = reports.filter(mine) if own else reports
        sheets |= report_sheets(lambda: some_of(reports, "title", "id"), names)
    return sheets


def some_of(rows: QuerySet[Any], *order: str) -> Iterator[list[Any]]:
    """Yield records some at a time, institution by institution."""
    bodies = models.Institution.objects.order_by("slug").values_list("id", flat=True)
    for body in list(bodies):
        held = rows.filter(institution=body).order_by(*order).iterator(AT_ONCE)
        while some := list(islice(held, AT_ONCE)):
            yield some
