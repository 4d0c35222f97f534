"""Actions and reports as one table format, the same both ways, as XLSX or as CSV."""

from __future__ import annotations

from compromiso.exchange.tables.book import (
    Book,
    Row,
    csv_parts,
    read_book,
    write_csv,
    write_xlsx,
    xlsx_parts,
)
from compromiso.exchange.tables.errors import NotATable
from compromiso.exchange.tables.layout import SHEETS, Column

__all__ = [
    "SHEETS", "Book", "Column", "NotATable", "Row", "csv_parts", "read_book", "write_csv",
    "write_xlsx", "xlsx_parts",
]  # fmt: skip
