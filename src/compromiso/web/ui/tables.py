"""Tables and drawings that a page gives away as files."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import chain, islice, repeat
from typing import Any, Final

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import get_language, override

from compromiso.exchange.csv import BYTE_ORDER_MARK, defused

CSV: Final = "text/csv; charset=utf-8"


def csv_file(name: str, rows: Iterable[Iterable[Any]]) -> HttpResponse:
    """Give rows, the head first, as a file for spreadsheets; no cell of it can run."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return HttpResponse("".join(_lines(rows)), content_type=CSV, headers=headers)


def csv_stream(name: str, rows: Iterable[Iterable[Any]]) -> HttpResponseBase:
    """Give the same where the rows may be very many: sent while they are read."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    told = in_language(in_parts(_lines(rows)), get_language())
    return StreamingHttpResponse(told, content_type=CSV, headers=headers)


def in_language(parts: Iterator[str], language: str | None) -> Iterator[str]:
    """Yield what is made after the request has ended in the language that it was asked in."""
    while True:
        with override(language):
            part = next(parts, None)
        if part is None:
            return
        yield part


def in_parts(lines: Iterator[str]) -> Iterator[str]:
    """Put lines together, so that not each is sent by itself; the first few at once."""
    for size in chain((20,), repeat(500)):
        part = "".join(islice(lines, size))
        if not part:
            return
        yield part


def _lines(rows: Iterable[Iterable[Any]]) -> Iterator[str]:
    yield BYTE_ORDER_MARK
    for row in rows:
        stream = StringIO()
        written = csv.writer(stream, lineterminator="\r\n")
        written.writerow([defused(_plain(cell)) for cell in row])
        yield stream.getvalue()


def _plain(cell: Any) -> str:
    return "" if cell is None else str(cell)


def svg_file(name: str, drawing: str) -> HttpResponse:
    """Give a drawing as a file of its own."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.svg"'}
    return HttpResponse(drawing, content_type="image/svg+xml; charset=utf-8", headers=headers)
