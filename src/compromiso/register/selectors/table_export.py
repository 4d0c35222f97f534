"""Actions and reports as the cells of a table: those that a person may see."""

from __future__ import annotations

from collections.abc import Sequence

from compromiso.register import models
from compromiso.register.permissions import BRING_TABLE, Person, scope
from compromiso.register.selectors.actions import visible
from compromiso.register.selectors.reports import seen_by
from compromiso.register.selectors.seats import within
from compromiso.register.selectors.table_actions import action_cells
from compromiso.register.selectors.table_names import Names
from compromiso.register.selectors.table_reports import report_cells

WHAT = ("actions", "reports")
Cells = dict[str, list[dict[str, str]]]


def table_of(person: Person, what: Sequence[str] = WHAT, *, own: bool = False) -> Cells:
    """Give the cells of each sheet; `own` leaves out what the person could not bring back."""
    names = Names(person)
    mine = within(scope(person, BRING_TABLE))
    cells: Cells = {}
    if "actions" in what:
        actions = models.Action.objects.filter(visible(person))
        actions = actions.order_by("institution__slug", "code")
        cells |= action_cells(actions.filter(mine) if own else actions, names)
    if "reports" in what:
        reports = models.Report.objects.filter(seen_by(person)).exclude(stage="withdrawn")
        reports = reports.order_by("institution__slug", "title", "id")
        cells |= report_cells(reports.filter(mine) if own else reports, names)
    return cells
