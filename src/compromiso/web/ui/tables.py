"""Tables and drawings that a page gives away as files."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO
from typing import Any

from django.http import HttpResponse

from compromiso.exchange.csv import BYTE_ORDER_MARK, defused


def csv_file(name: str, rows: Iterable[Iterable[Any]]) -> HttpResponse:
    """Give rows, the head first, as a file for spreadsheets; no cell of it can run."""
    stream = StringIO()
    stream.write(BYTE_ORDER_MARK)
    written = csv.writer(stream, lineterminator="\r\n")
    written.writerows([defused(_plain(cell)) for cell in row] for row in rows)
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return HttpResponse(stream.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)


def _plain(cell: Any) -> str:
    return "" if cell is None else str(cell)


def svg_file(name: str, drawing: str) -> HttpResponse:
    """Give a drawing as a file of its own."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.svg"'}
    return HttpResponse(drawing, content_type="image/svg+xml; charset=utf-8", headers=headers)
