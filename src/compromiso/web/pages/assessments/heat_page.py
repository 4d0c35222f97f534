"""States against themes, or against the commitments of a document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from compromiso.model.scale import Scale
from compromiso.register.selectors.assessed import by_commitment, by_theme, claimed_commitments
from compromiso.register.selectors.reached import instruments_with_commitments
from compromiso.web.pages.assessments.asked import Asked, asked_facts, asked_of
from compromiso.web.ui.charts.grid import grid
from compromiso.web.ui.charts.svg import standalone
from compromiso.web.ui.grades import Told, told_summary
from compromiso.web.ui.member_states import member_states
from compromiso.web.ui.sent import at_least
from compromiso.web.ui.tables import csv_file, svg_file
from compromiso.web.ui.telling import name_country, name_theme, tell_place


@dataclass(frozen=True, slots=True)
class Column:
    """A theme or a commitment: its name, and where it leads."""

    id: str
    name: str
    href: str


@dataclass(frozen=True, slots=True)
class Row:
    """A State and its grade in each column."""

    code: str
    name: str
    cells: tuple[Told, ...]


def heat_facts(said: QueryDict) -> dict[str, Any]:
    """Give States down and themes, or the commitments of a document, across."""
    asked, of, page = asked_of(said), said.get("of", ""), at_least(said.get("page"))
    states = sorted(member_states(), key=name_country)
    columns, pages = claimed_commitments(of, page) if of else ([], 1)
    if of:
        heat = by_commitment(asked.scale, asked.by, states, [row.id for row in columns])
        heads = [Column(str(c.id), _named(c), _claims(c, asked)) for c in columns]
    else:
        heat = by_theme(asked.scale, asked.by, states)
        heads = [
            Column(t, name_theme(t), f"{reverse('commitments')}?theme={t}") for t in heat.columns
        ]
    rows = [
        Row(
            code,
            name_country(code),
            tuple(told_summary(asked.scale, heat.cells.get((code, one.id))) for one in heads),
        )
        for code in heat.states
    ]
    return {
        **asked_facts(asked, "heat-map"),
        "columns": heads,
        "rows": rows if heads else [],
        "other_signs": _other_signs(asked.scale),
        "of": of,
        "of_label": _("Compare by"),
        "of_none": _("theme"),
        "instruments": [(i.slug, i.title) for i in instruments_with_commitments()],
        "page": page,
        "pages": pages,
        "before": page - 1,
        "after": page + 1,
    }


def _other_signs(scale: Scale) -> list[str]:
    """List the signs that stand for no grade of the scale."""
    own = {str(grade.shape) for grade in scale.grades}
    return [code for code in ("no-evidence", "no-answer", "unclaimed") if code not in own]


def _named(commitment: Any) -> str:
    place = tell_place(commitment.provision) if commitment.provision else commitment.ref
    return f"{place} {commitment.action}"


def _claims(commitment: Any, asked: Asked) -> str:
    return f"{reverse('claims', args=[commitment.id])}?{asked.query}"


def heat_file(said: QueryDict, form: str) -> HttpResponse:
    """Give the same as a drawing or as a table."""
    facts = heat_facts(said)
    if form == "svg":
        names = [column.name for column in facts["columns"]]
        rows = [
            (row.name, [(cell.shape, cell.word) for cell in row.cells]) for row in facts["rows"]
        ]
        return svg_file("heat-map", standalone(grid(facts["scale_name"], names, rows)))
    return csv_file("heat-map", _rows(facts))


def _rows(facts: dict[str, Any]) -> Iterator[list[Any]]:
    yield [_("State"), *(column.name for column in facts["columns"])]
    for row in facts["rows"]:
        yield [row.name, *(cell.word for cell in row.cells)]
