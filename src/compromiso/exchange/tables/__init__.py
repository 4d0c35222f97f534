"""Actions and reports as one table format, the same both ways, as XLSX or as CSV."""

from __future__ import annotations

from compromiso.exchange.tables.book import Book, Row, read_book, write_csv, write_xlsx
from compromiso.exchange.tables.errors import NotATable
from compromiso.exchange.tables.layout import SHEETS, Column

__all__ = ["SHEETS", "Book", "Column", "NotATable", "Row", "read_book", "write_csv", "write_xlsx"]
