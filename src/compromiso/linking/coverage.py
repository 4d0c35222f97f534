"""Which provisions the programme, the tasks and the reports serve, with or without citing them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from compromiso.linking.across import Followed, follow
from compromiso.linking.opened import Opened, Quoted
from compromiso.linking.serving import ServingColumn, serving_columns
from compromiso.linking.similarity import likeness, vectors
from compromiso.linking.uncited import is_leaf
from compromiso.model.citation import HeldTarget, Status
from compromiso.model.dossier import Dossier
from compromiso.model.provision import Provision, ProvisionRef

SERVES = 0.20
"""From this likeness on a line serves a provision that it does not cite.

Measured on seed 001: of the ten pairs that reach it uncited, eight or nine are right on reading;
of the fourteen right citations of the plan, ten reach it.
"""
CITED, SERVED, UNCITED = "cited", "served", "uncited"
Place = tuple[str, ProvisionRef]
"""A provision among several files: the SHA-256 of its file, and its reference."""


@dataclass(frozen=True, slots=True)
class Row:
    """A provision: the SHA-256 of its file, its words, its heading or None."""

    source: str
    provision: Quoted
    heading: str | None


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a provision and a column meet.

    `standing` is `cited` or `served`; `score` is the likeness of their words, 0 to 1; `status` is
    the weakest status of the citations where it is cited.
    """

    row: int
    column: int
    standing: str
    score: float
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class Totals:
    """How many cells of a row or column stand in each way."""

    cited: int
    served: int
    uncited: int


@dataclass(frozen=True)
class Coverage:
    """The matrix: provisions down, programme lines, tasks and reports across.

    `cells` hold those that are cited or served, by row and column; all others are uncited.
    """

    rows: tuple[Row, ...]
    columns: tuple[ServingColumn, ...]
    cells: tuple[Cell, ...]

    def cell(self, row: int, column: int) -> Cell | None:
        """Give a cell, or None where the provision is uncited there."""
        return next((c for c in self.cells if c.row == row and c.column == column), None)

    def of_row(self, row: int) -> tuple[Cell, ...]:
        """List the cells of a provision that are cited or served."""
        return tuple(cell for cell in self.cells if cell.row == row)

    def standing(self, row: int) -> str:
        """Say how a provision stands: cited by any column, else served by any, else uncited."""
        standings = {cell.standing for cell in self.of_row(row)}
        return CITED if CITED in standings else SERVED if SERVED in standings else UNCITED

    def standings(self) -> tuple[str, ...]:
        """Say how each provision stands, as `standing` does, all at once."""
        cited = {cell.row for cell in self.cells if cell.standing == CITED}
        served = {cell.row for cell in self.cells if cell.standing == SERVED}
        rows = range(len(self.rows))
        return tuple(CITED if n in cited else SERVED if n in served else UNCITED for n in rows)

    def table(self) -> Iterator[tuple[str, ...]]:
        """Yield the matrix as a table of words, its head first: a served cell shows its score."""
        yield ("provision", "heading", "standing", *(column.title for column in self.columns))
        shown = {(c.row, c.column): _shown(c) for c in self.cells}
        for n, (row, standing) in enumerate(zip(self.rows, self.standings(), strict=True)):
            path = ".".join(row.provision.target.path)
            cells = (shown.get((n, i), UNCITED) for i in range(len(self.columns)))
            yield (path, row.heading or "", standing, *cells)

    def row_totals(self) -> tuple[Totals, ...]:
        """Count the cells of each provision."""
        return _totals(((c.row, c.standing) for c in self.cells), len(self.rows), len(self.columns))

    def column_totals(self) -> tuple[Totals, ...]:
        """Count the cells of each column."""
        places = ((c.column, c.standing) for c in self.cells)
        return _totals(places, len(self.columns), len(self.rows))


def coverage(dossiers: Iterable[Dossier]) -> Coverage:
    """Lay the provisions followed up against the lines, tasks and reports of these files."""
    opened = [Opened(dossier) for dossier in dossiers]
    followed = follow(opened)
    columns = [column for one in opened for column in serving_columns(one)]
    cited = _cited(columns, followed)
    rows = list(_rows(opened, columns, followed))
    places = {(_sha(one), p.ref): n for n, (one, p) in enumerate(rows)}
    cells = _cells(rows, columns, {
        (places[place], column): status
        for (place, column), status in cited.items() if place in places
    })  # fmt: skip
    return Coverage(
        tuple(Row(_sha(one), one.quoted(p), p.heading) for one, p in rows),
        tuple(columns),
        tuple(cells),
    )


def _cited(
    columns: Sequence[ServingColumn], followed: Iterable[Followed]
) -> dict[tuple[Place, int], Status]:
    """Say which provisions each column cites, and how surely."""
    cited: dict[tuple[Place, int], Status] = {}
    spans: dict[tuple[str, tuple[int, int]], int] = {}
    for number, column in enumerate(columns):
        spans |= {(column.source, span): number for span in column.citations}
        for target in column.about:
            if isinstance(target, HeldTarget) and target.eid is not None:
                place = (column.source, ProvisionRef(target.instrument, target.eid))
                cited[place, number] = Status.RESOLVED
    for trail in followed:
        citation = trail.citation
        at = spans.get((_sha(trail.citing), (citation.start, citation.end)))
        for provision in trail.provisions if at is not None else ():
            key = ((_sha(trail.held), provision.ref), at or 0)
            if cited.get(key) is not Status.SUSPECT:
                cited[key] = citation.status
    return cited


def _rows(
    opened: Sequence[Opened], columns: Sequence[ServingColumn], followed: Sequence[Followed]
) -> Iterator[tuple[Opened, Provision]]:
    """Yield the labelled provisions, without those above them, of the instruments followed up.

    Those are the ones that a column cites; where none cites any, all that hold no column.
    """
    own = {(c.source, c.instrument) for c in columns}
    wanted = _cited_instruments(columns, followed) or {
        (_sha(one), i.id) for one in opened for i in one.dossier.instruments
    }
    for one in opened:
        for provision in one.dossier.provisions:
            place = (_sha(one), provision.instrument)
            if place in wanted - own and provision.label is not None and is_leaf(one, provision):
                yield one, provision


def _cited_instruments(
    columns: Sequence[ServingColumn], followed: Iterable[Followed]
) -> set[tuple[str, str]]:
    spans = {(c.source, span) for c in columns for span in c.citations}
    cited = {
        (_sha(t.held), t.instrument)
        for t in followed
        if (_sha(t.citing), (t.citation.start, t.citation.end)) in spans
    }
    abouts = ((c.source, t) for c in columns for t in c.about)
    return cited | {(source, t.instrument) for source, t in abouts if isinstance(t, HeldTarget)}


def _cells(
    rows: Sequence[tuple[Opened, Provision]],
    columns: Sequence[ServingColumn],
    cited: dict[tuple[int, int], Status],
) -> Iterator[Cell]:
    words = [one.wording.counts(provision) for one, provision in rows]
    weighed = vectors([*words, *(Counter(column.stems) for column in columns)])
    for row in range(len(rows)):
        for column in range(len(columns)):
            score = likeness(weighed[row], weighed[len(rows) + column])
            status = cited.get((row, column))
            if status is not None:
                yield Cell(row, column, CITED, score, status)
            elif score >= SERVES:
                yield Cell(row, column, SERVED, score)


def _shown(cell: Cell) -> str:
    if cell.standing == SERVED:
        return f"{SERVED} {cell.score:.2f}"
    return CITED if cell.status in (None, Status.RESOLVED) else f"{CITED} ({cell.status})"


def _totals(places: Iterable[tuple[int, str]], count: int, across: int) -> tuple[Totals, ...]:
    counted = Counter(places)
    pairs = ((counted[i, CITED], counted[i, SERVED]) for i in range(count))
    return tuple(Totals(cited, served, across - cited - served) for cited, served in pairs)


def _sha(opened: Opened) -> str:
    return opened.dossier.source.sha256
