"""The matrix of what serves which provision, with the rows that pages link to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from compromiso.linking.coverage import Cell, Coverage, Row, Totals, coverage
from compromiso.linking.serving import ServingColumn
from compromiso.register import models
from compromiso.register.selectors import tallies
from compromiso.register.selectors.addresses import Addresses
from compromiso.register.selectors.dossiers import dossiers


@dataclass(frozen=True, slots=True)
class RowView:
    """A provision of the matrix; `cells` has one place for each column, None where uncited."""

    row: Row
    provision: models.Provision | None
    standing: str
    totals: Totals
    cells: tuple[Cell | None, ...]

    @property
    def words(self) -> str:
        """Give the provision's words."""
        return self.row.provision.anchor.quote


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A programme line, task or report of the matrix and the provision it stands in."""

    column: ServingColumn
    provision: models.Provision | None
    totals: Totals


@dataclass(frozen=True, slots=True)
class Matrix:
    """Provisions down; programme lines, tasks and reports across."""

    rows: tuple[RowView, ...]
    columns: tuple[ColumnView, ...]


def matrix() -> Matrix:
    """Lay what is accepted now of all documents into the matrix."""
    laid = laid_out()
    sources = {row.source for row in laid.rows} | {column.source for column in laid.columns}
    addresses = Addresses(sources)
    return Matrix(_rows(laid, addresses), _columns(laid, addresses))


def laid_out() -> Coverage:
    """Give the coverage of all documents; computed once for each change of what is held of them."""
    return _laid_out(tallies.stamped())


@lru_cache(maxsize=1)
def _laid_out(version: str) -> Coverage:
    return coverage(dossiers())


def _rows(laid: Coverage, addresses: Addresses) -> tuple[RowView, ...]:
    places = {(cell.row, cell.column): cell for cell in laid.cells}
    across = range(len(laid.columns))
    return tuple(
        RowView(
            row,
            addresses.provision(
                row.source, row.provision.target.instrument, row.provision.target.eid
            ),
            laid.standing(number),
            totals,
            tuple(places.get((number, column)) for column in across),
        )
        for number, (row, totals) in enumerate(zip(laid.rows, laid.row_totals(), strict=True))
    )


def _columns(laid: Coverage, addresses: Addresses) -> tuple[ColumnView, ...]:
    return tuple(
        ColumnView(
            column,
            addresses.provision(column.source, column.instrument, column.eid)
            or addresses.at(column.source, column.anchor.start),
            totals,
        )
        for column, totals in zip(laid.columns, laid.column_totals(), strict=True)
    )
