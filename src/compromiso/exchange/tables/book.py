"""A table as rows by sheet, written and read in either form with not a sign of a cell changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from compromiso.exchange.tables import csv_form, xlsx_reader, xlsx_writer
from compromiso.exchange.tables.errors import NotATable
from compromiso.exchange.tables.layout import (
    EXPLANATION,
    SHEETS,
    columns_by_heading,
    explanation,
    headings,
    plain,
    said,
    sheet_names,
)

Cells = Mapping[str, str]
"""Column → the text of its cell; a column that the table does not have is not there."""
MOST_ROWS: Final = 20_000


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it stands in the file; `number` counts as a spreadsheet does, headings first."""

    number: int
    cells: Cells


Book = Mapping[str, list[Row]]
"""Sheet → its rows. A sheet that the file does not have is not there; an empty one is."""


def write_xlsx(cells: Mapping[str, Iterable[Cells]], language: str) -> bytes:
    """Give a workbook: each sheet with its headings, and one that explains every column."""
    return b"".join(xlsx_parts(cells, language))


def write_csv(cells: Mapping[str, Iterable[Cells]], language: str) -> bytes:
    """Give a zip of one CSV file for each sheet, the explanation among them."""
    return b"".join(csv_parts(cells, language))


def xlsx_parts(cells: Mapping[str, Iterable[Cells]], language: str) -> Iterator[bytes]:
    """Yield the workbook while the rows are read."""
    return xlsx_writer.write(_grids(cells, language))


def csv_parts(cells: Mapping[str, Iterable[Cells]], language: str) -> Iterator[bytes]:
    """Yield the zip of CSV files while the rows are read."""
    return csv_form.write(_grids(cells, language))


def _grids(cells: Mapping[str, Iterable[Cells]], language: str) -> dict[str, Iterable[list[str]]]:
    names = said(language, "sheets")
    grids = {names[sheet]: _grid(sheet, rows, language) for sheet, rows in cells.items()}
    return grids | {names[EXPLANATION]: explanation(cells, language)}


def _grid(sheet: str, rows: Iterable[Cells], language: str) -> Iterator[list[str]]:
    keys = [column.key for column in SHEETS[sheet]]
    yield headings(sheet, language)
    for row in rows:
        yield [row.get(key, "") for key in keys]


def read_book(content: bytes) -> Book:
    """Read a workbook, a zip of CSV files or one CSV file; what it is shows in its first bytes.

    `NotATable` where it is neither, where a heading is not known, or where it is too large.
    """
    if content.startswith(b"PK"):
        grids = csv_form.read_zip(content) or xlsx_reader.read(content)
    else:
        grids = csv_form.read_one(content)
    book: dict[str, list[Row]] = {}
    for name, grid in grids.items():
        sheet = _sheet(name, grid)
        if sheet == EXPLANATION or not grid:
            continue
        if sheet in book:
            raise NotATable(why=f"two of its sheets are “{sheet}”")
        book[sheet] = _rows(sheet, grid)
    if not book:
        raise NotATable(why="it holds no sheet of the format")
    return book


Grid = list[tuple[int, list[str]]]
"""Rows with their numbers; the first holds the headings."""


def _sheet(name: str, grid: Grid) -> str:
    known = sheet_names().get(plain(name.replace("_", " ")))
    if known or not grid:
        return known or EXPLANATION
    found = {plain(cell) for cell in grid[0][1] if cell.strip()}
    fitting = [sheet for sheet in SHEETS if found and found <= set(columns_by_heading(sheet))]
    if not fitting:
        raise NotATable(why=f"the headings of “{name}” are those of no sheet")
    return min(fitting, key=lambda sheet: len(SHEETS[sheet]))


def _rows(sheet: str, grid: Grid) -> list[Row]:
    if len(grid) > MOST_ROWS + 1:
        raise NotATable(why=f"it has more than {MOST_ROWS} rows")
    known = columns_by_heading(sheet)
    keys = [_column(known, heading, sheet) for heading in grid[0][1]]
    if len({key for key in keys if key}) < len([key for key in keys if key]):
        raise NotATable(why=f"a column stands twice in “{sheet}”")
    return [_row(number, keys, cells) for number, cells in grid[1:] if any(map(str.strip, cells))]


def _column(known: Mapping[str, str], heading: str, sheet: str) -> str:
    if not heading.strip():
        return ""
    if plain(heading) not in known:
        raise NotATable(why=f"“{sheet}” has no column “{heading}”")
    return known[plain(heading)]


def _row(number: int, keys: list[str], cells: list[str]) -> Row:
    if any(cell.strip() for cell in cells[len(keys) :]):
        raise NotATable(why=f"row {number} has a cell without a heading")
    padded = [*cells, *[""] * (len(keys) - len(cells))]
    if any(cell.strip() and not key for key, cell in zip(keys, padded, strict=False)):
        raise NotATable(why=f"row {number} has a cell without a heading")
    return Row(number, {key: cell for key, cell in zip(keys, padded, strict=False) if key})
