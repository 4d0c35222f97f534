"""The matrix of what serves which provision, with the rows that pages link to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from uuid import UUID

from compromiso.linking.across import named_by
from compromiso.linking.coverage import Cell, Coverage, Row, Totals, coverage
from compromiso.linking.opened import Opened
from compromiso.linking.serving import ServingColumn
from compromiso.model.instrument import Instrument
from compromiso.model.structure import Structure
from compromiso.register import models
from compromiso.register.selectors import tallies
from compromiso.register.selectors.addresses import Addresses
from compromiso.register.selectors.dossiers import dossier_of, dossiers
from compromiso.register.selectors.tallies import Versions, versions
from compromiso.text.citations.held_names import HeldNames

WHOLE: Final = 1500
"""Of a register of so many provisions every file is opened for the matrix."""


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
    """Lay what is accepted now of all documents into the matrix; once for each change of those."""
    return _matrix(*_about())


@lru_cache(maxsize=1)
def _matrix(version: str, near: Versions | None) -> Matrix:
    laid = _laid_out(version, near)
    sources = {row.source for row in laid.rows} | {column.source for column in laid.columns}
    addresses = Addresses(sources)
    return Matrix(_rows(laid, addresses), _columns(laid, addresses))


def _about() -> tuple[str, Versions | None]:
    """Name what the coverage follows from: all documents, or those of a large register.

    There only the files are opened that hold lines, tasks or reports, and those that these may
    cite: nothing else can stand in the matrix.
    """
    if tallies.total().get("held", {}).get("provision", 0) <= WHOLE:
        return tallies.stamped(), None
    serving = _serving()
    return "", versions({*serving, *_cited_from(tallies.reading_stamped(), versions(serving))})


@lru_cache(maxsize=1)
def _laid_out(_version: str, near: Versions | None) -> Coverage:
    if near is None:
        return coverage(dossiers())
    return coverage(dossier_of(source) for source in _sources(near))


def _serving() -> frozenset[UUID]:
    """Name the files that hold what may serve a provision."""
    nouns = (models.ProgrammeLine, models.Task, models.ProgressReport)
    held = (noun.objects.order_by().values_list("source_id", flat=True) for noun in nouns)
    return frozenset(one for some in held for one in some.distinct())


def _sources(near: Versions) -> Iterable[models.Source]:
    held = models.Source.objects.filter(id__in=[one for one, _ in near])
    return held.order_by("received_at", "id")


@lru_cache(maxsize=1)
def _cited_from(_reading: str, serving: Versions) -> frozenset[UUID]:
    """Name the files that these may cite by a name of one of their instruments."""
    shelf: dict[str, list[Instrument]] = defaultdict(list)
    works = models.Instrument.objects.select_related("source").order_by("source_id", "order")
    for one in works:
        said = (one.ref, one.iri, one.title, one.kind, one.language, one.date, ())
        sha256 = one.source.sha256
        shelf[sha256].append(Instrument(*said, sha256, one.start, one.end))
    names = {one: HeldNames(Structure(tuple(some), (), ())) for one, some in shelf.items()}
    cited = {
        sha256
        for source in _sources(serving)
        for sha256 in named_by(Opened(dossier_of(source)), names)
    }
    held = models.Source.objects.filter(sha256__in=cited)
    return frozenset(held.values_list("id", flat=True))


def _rows(laid: Coverage, addresses: Addresses) -> tuple[RowView, ...]:
    places = {(cell.row, cell.column): cell for cell in laid.cells}
    across = range(len(laid.columns))
    return tuple(
        RowView(
            row,
            addresses.provision(
                row.source, row.provision.target.instrument, row.provision.target.eid
            ),
            standing,
            totals,
            tuple(places.get((number, column)) for column in across),
        )
        for number, (row, totals, standing) in enumerate(
            zip(laid.rows, laid.row_totals(), laid.standings(), strict=True)
        )
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
