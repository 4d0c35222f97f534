"""The verdicts on the rows of a table, in the reader's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from compromiso.exchange.tables.layout import said
from compromiso.register.tabled import STATES
from compromiso.web.ui.refused import Told, tell_code

PAGE_SIZE: Final = 100
OWN_WORDS: Final[Mapping[str, tuple[Promise, Promise]]] = {
    "REG-03": (
        _("Nothing of this name is held here, or it is not yours to bring."),
        _("Look at how the name is written; the sheet that explains the columns has an example."),
    ),
    "REG-04": (
        _("This is empty, stands twice, or is not written as this column needs it."),
        _("The sheet that explains the columns says how, with an example."),
    ),
    "REG-06": (
        _("Somebody has changed this since the table was taken away or looked through."),
        _("Take the table away anew and bring your change in it."),
    ),
}
"""Refusals that a row meets for other reasons than a page does."""
TONES: Final = {"error": "bad", "new": "live", "changed": "warn", "unchanged": "plain"}


@dataclass(frozen=True, slots=True)
class FaultView:
    """What is wrong with a cell: its heading, what stands in it, and what to do."""

    column: str
    value: str
    told: Told


@dataclass(frozen=True, slots=True)
class RowView:
    """A row: where it stands, what becomes of it and why."""

    sheet: str
    number: int
    name: str
    state: str
    tone: str
    changes: tuple[tuple[str, str, str], ...]
    faults: tuple[FaultView, ...]


def outcome_facts(
    outcome: Mapping[str, Any], state: str, page: int, language: str
) -> dict[str, Any]:
    """Give a page of the verdicts at a state (all but the unchanged where none is named)."""
    wanted = {state} if state in STATES else set(STATES) - {"unchanged"}
    rows = [row for row in outcome["rows"] if row["state"] in wanted]
    rows.sort(key=lambda row: STATES.index(row["state"]))
    pages = max(1, -(-len(rows) // PAGE_SIZE))
    page = min(max(page, 1), pages)
    shown = rows[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    counts = [(one, outcome["counts"][one], TONES[one]) for one in STATES]
    return {
        "rows": [_row(row, language) for row in shown],
        "counts": counts,
        "state": state if state in STATES else "",
        "page": page,
        "pages": pages,
        "before": page - 1,
        "after": page + 1 if page < pages else 0,
    }


def _row(row: Mapping[str, Any], language: str) -> RowView:
    sheets, columns = said(language, "sheets"), said(language, "columns")
    return RowView(
        sheets[row["sheet"]],
        row["number"],
        row["name"],
        row["state"],
        TONES[row["state"]],
        tuple((_heading(c, columns, sheets), old, new) for c, old, new in row["changes"]),
        tuple(_fault(one, _heading(one["column"], columns, sheets)) for one in row["faults"]),
    )


def _heading(column: str, columns: Mapping[str, str], sheets: Mapping[str, str]) -> str:
    return columns.get(column) or sheets.get(column, column)


def _fault(fault: Mapping[str, str], heading: str) -> FaultView:
    code = fault["code"]
    if code in OWN_WORDS:
        problem, remedy = OWN_WORDS[code]
        return FaultView(heading, fault["value"], Told(str(problem), str(remedy), code, ""))
    told = tell_code(code, fault["problem"], fault["remedy"])
    return FaultView(heading, fault["value"], told)
