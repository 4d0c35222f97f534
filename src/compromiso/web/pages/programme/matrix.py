"""Coverage as a matrix that a page can show: provisions down, lines of one plan across."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from compromiso.linking.coverage import CITED, SERVED, UNCITED, Cell, Coverage
from compromiso.register.selectors.programme import LineView
from compromiso.web.ui.telling import tell_path

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

    place: str
    words: str
    instrument: Any
    eid: str
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

    def count(self, standing: str) -> int:
        """Count the provisions that stand so."""
        return sum(row.standing == standing for row in self.rows)


def matrix(
    coverage: Coverage, plan: Any, lines: Sequence[LineView], find: Callable[[str, str], Any]
) -> Matrix:
    """Lay out the coverage of one plan; `find` gives the document of a file and reference."""
    by_eid = {view.line.eid: view for view in lines}
    numbers = {
        number: by_eid[column.eid]
        for number, column in enumerate(coverage.columns)
        if column.kind == "programme-line"
        and (column.source, column.instrument) == (plan.source.sha256, plan.ref)
        and column.eid in by_eid
    }
    rows = tuple(_rows(coverage, numbers, find))
    return Matrix(rows, tuple(_lines(rows, numbers.values())))


def _rows(
    coverage: Coverage, numbers: dict[int, LineView], find: Callable[[str, str], Any]
) -> Iterator[ShownRow]:
    cells = {(cell.row, cell.column): cell for cell in coverage.cells}
    reached = {
        (row.source, row.provision.target.instrument)
        for n, row in enumerate(coverage.rows)
        if any((n, column) in cells and cells[n, column].standing == CITED for column in numbers)
    }
    for n, row in enumerate(coverage.rows):
        if (row.source, row.provision.target.instrument) in reached:
            mine = coverage.of_row(n)
            instrument = find(row.source, row.provision.target.instrument)
            shown = tuple(_cell(view, cells.get((n, i))) for i, view in numbers.items())
            yield _row(row, instrument, shown, _other(coverage, mine))


def _row(
    row: Any, instrument: Any, cells: tuple[ShownCell, ...], other: tuple[int, int]
) -> ShownRow:
    served = sum(cell.state == SERVED for cell in cells)
    cited = sum(bool(cell.state) for cell in cells) - served
    standing = CITED if cited else SERVED if served else UNCITED
    target = row.provision.target
    words = _without_label(" ".join(row.provision.anchor.quote.split()), target.path[-1])
    short = words if len(words) <= WORDS else f"{words[:WORDS].rpartition(' ')[0]} …"
    return ShownRow(
        tell_path(target.path),
        short,
        instrument,
        target.eid,
        standing,
        cells,
        cited,
        served,
        *other,
    )


def _without_label(words: str, label: str) -> str:
    bare = words.lstrip("-–•(* ")
    return bare[len(label) :].lstrip(").:-–*º° ") if bare.lower().startswith(label) else bare


def _cell(view: LineView, cell: Cell | None) -> ShownCell:
    if cell is None:
        return ShownCell(view.line, "", 0.0)
    if cell.standing != CITED or cell.status is None or cell.status == "resolved":
        return ShownCell(view.line, cell.standing, cell.score)
    return ShownCell(view.line, str(cell.status), cell.score)


def _other(coverage: Coverage, cells: Iterable[Cell]) -> tuple[int, int]:
    kinds = [coverage.columns[cell.column].kind for cell in cells]
    return kinds.count("task"), kinds.count("report")


def _lines(rows: Sequence[ShownRow], views: Iterable[LineView]) -> Iterator[ShownLine]:
    for number, view in enumerate(views):
        states = [row.cells[number].state for row in rows]
        served = states.count(SERVED)
        yield ShownLine(view, sum(map(bool, states)) - served, served)
