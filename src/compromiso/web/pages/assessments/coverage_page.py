"""How far every point of a document has come: the empty rows first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from compromiso.register.selectors.reached import (
    STEPS,
    Reached,
    instruments_with_commitments,
    reached,
)
from compromiso.web.ui.charts.grid import grid
from compromiso.web.ui.charts.svg import standalone
from compromiso.web.ui.sent import page_of
from compromiso.web.ui.tables import csv_file, svg_file
from compromiso.web.ui.telling import tell_place
from compromiso.web.ui.words import word

PAGE_SIZE = 60


def step_names() -> list[str]:
    """Name the steps by which a point can be reached."""
    named = [pgettext("coverage", "Cited"), pgettext("coverage", "Lines of a programme")]
    told = [pgettext("coverage", "Actions"), pgettext("coverage", "Reports")]
    return [*named, *told, *(word("standpoint", step) for step in STEPS[4:])]


def coverage_facts(said: QueryDict) -> dict[str, Any]:
    """Give the points of a document with what reaches each, a page of them."""
    held = instruments_with_commitments()
    chosen = next((i for i in held if i.slug == said.get("of")), held[0] if held else None)
    rows = reached(chosen) if chosen else []
    ordered = rows if said.get("order") == "text" else sorted(rows, key=_touched)
    pages = max(1, -(-len(rows) // PAGE_SIZE))
    page = page_of(said.get("page"), pages)
    return {
        "section": "assessments",
        "tab": "coverage-all",
        "instrument": chosen,
        "instruments": [(i.slug, i.title) for i in held],
        "of": chosen.slug if chosen else "",
        "steps": step_names(),
        "all_rows": ordered,
        "rows": [_shown(row) for row in ordered[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]],
        "untouched": sum(not row.total for row in rows),
        "in_order": said.get("order") == "text",
        "totals": [sum(bool(row.counts[step]) for row in rows) for step in STEPS],
        "page": page,
        "pages": pages,
        "before": page - 1,
        "after": page + 1,
    }


def _touched(row: Reached) -> int:
    return sum(bool(row.counts[step]) for step in STEPS)


def _shown(row: Reached) -> dict[str, Any]:
    return {"row": row, "counts": [row.counts[step] for step in STEPS]}


def coverage_file(said: QueryDict, form: str) -> HttpResponse:
    """Give all points as a drawing or as a table."""
    facts = coverage_facts(said)
    if form == "csv":
        return csv_file("coverage", _rows(facts))
    rows = [
        (tell_place(row.provision), [("", str(row.counts[s] or "–")) for s in STEPS])
        for row in facts["all_rows"]
    ]
    title = facts["instrument"].title if facts["instrument"] else ""
    return svg_file("coverage", standalone(grid(title, facts["steps"], rows)))


def _rows(facts: dict[str, Any]) -> Iterator[list[Any]]:
    yield [_("Point"), _("Words"), *facts["steps"]]
    for row in facts["all_rows"]:
        yield [tell_place(row.provision), row.words, *(row.counts[step] for step in STEPS)]
