"""Coverage as a matrix that a page can show: provisions down, lines of one plan across."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from compromiso.linking.coverage import CITED, SERVED, UNCITED, Cell
from compromiso.register.selectors.coverage import Matrix as LaidOut
from compromiso.register.selectors.coverage import RowView
from compromiso.register.selectors.programme import LineView

LINE = "programme-line"
WORDS = 44
"""So many characters of a provision stand at the head of its row."""


@dataclass(frozen=True, slots=True)
class ShownCell:
    """Where a provision and a line meet: `state` is empty where they do not."""

    line: Any
    state: str
    score: float


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A provision: where it stands, its words, its cells, and by how many it is taken up."""

    provision: Any
    words: str
    standing: str
    cells: tuple[ShownCell, ...]
    cited: int
    served: int
    tasks: int
    reports: int


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line of the plan and how many provisions it cites and serves."""

    view: LineView
    cited: int
    served: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Provisions by lines."""

    rows: tuple[ShownRow, ...]
    lines: tuple[ShownLine, ...]

    def near(self) -> tuple[ShownRow, ...]:
        """List the points of the lists that the plan cites from, and whatever else it serves."""
        lists = {row.provision.parent_id for row in self.rows if row.cited}
        return tuple(
            row for row in self.rows if row.cited or row.served or row.provision.parent_id in lists
        )


def of_plan(laid: LaidOut, plan: Any, lines: Sequence[LineView]) -> Matrix:
    """Take what one plan is about out of the coverage of everything that is held."""
    by_eid = {view.line.eid: view for view in lines}
    at = (plan.source.sha256, plan.ref)
    numbers = {
        number: by_eid[view.column.eid]
        for number, view in enumerate(laid.columns)
        if view.column.kind == LINE
        and (view.column.source, view.column.instrument) == at
        and view.column.eid in by_eid
    }
    rows = tuple(_rows(laid, numbers))
    return Matrix(rows, tuple(_lines(rows, numbers.values())))


def _rows(laid: LaidOut, numbers: Mapping[int, LineView]) -> Iterator[ShownRow]:
    reached = {
        row.provision.instrument_id
        for row in laid.rows
        if row.provision and any((c := row.cells[n]) and c.standing == CITED for n in numbers)
    }
    kinds = [view.column.kind for view in laid.columns]
    for row in laid.rows:
        if row.provision and row.provision.instrument_id in reached:
            shown = tuple(_cell(view, row.cells[n]) for n, view in numbers.items())
            others = [kind for kind, cell in zip(kinds, row.cells, strict=True) if cell]
            yield _row(row, shown, others)


def _row(row: RowView, cells: tuple[ShownCell, ...], others: Sequence[str]) -> ShownRow:
    served = sum(cell.state == SERVED for cell in cells)
    cited = sum(bool(cell.state) for cell in cells) - served
    standing = CITED if cited else SERVED if served else UNCITED
    words = _without_label(" ".join(row.words.split()), row.row.provision.target.path[-1])
    short = words if len(words) <= WORDS else f"{words[:WORDS].rpartition(' ')[0]}\u00a0…"
    tasks, reports = others.count("task"), others.count("report")
    return ShownRow(row.provision, short, standing, cells, cited, served, tasks, reports)


def _without_label(words: str, label: str) -> str:
    bare = words.lstrip("-–•(* ")
    return bare[len(label) :].lstrip(").:-–*º° ") if bare.lower().startswith(label) else bare


def _cell(view: LineView, cell: Cell | None) -> ShownCell:
    if cell is None:
        return ShownCell(view.line, "", 0.0)
    if cell.standing != CITED or cell.status is None or cell.status == "resolved":
        return ShownCell(view.line, cell.standing, cell.score)
    return ShownCell(view.line, str(cell.status), cell.score)


def _lines(rows: Sequence[ShownRow], views: Iterable[LineView]) -> Iterator[ShownLine]:
    for number, view in enumerate(views):
        states = [row.cells[number].state for row in rows]
        served = states.count(SERVED)
        yield ShownLine(view, sum(map(bool, states)) - served, served)
