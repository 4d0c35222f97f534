"""The coverage matrix as people read it: each provision with what cites it and what serves it."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from textwrap import shorten, wrap
from typing import Final

from compromiso.cli.findings import shown_address
from compromiso.linking.coverage import CITED, SERVED, UNCITED, Cell, Coverage, Row

NARROWEST: Final = 60
MARGIN: Final = " " * 4


def told(matrix: Coverage) -> Iterator[str]:
    """Yield the lines that tell a matrix, none wider than the terminal."""
    width = max(shutil.get_terminal_size().columns, NARROWEST)
    yield from wrap(_summary(matrix), width)
    cells = {row: list(met) for row, met in groupby(matrix.cells, key=lambda cell: cell.row)}
    for standing in (CITED, SERVED, UNCITED):
        rows = [place for place in range(len(matrix.rows)) if matrix.standing(place) == standing]
        if rows:
            yield ""
            yield f"{standing}: {len(rows)}"
        for place in rows:
            yield _provision(matrix.rows[place], width)
            for cell in cells.get(place, ()):
                yield from _served_by(cell, matrix, width)


def _summary(matrix: Coverage) -> str:
    kinds = Counter(column.kind for column in matrix.columns)
    across = ", ".join(f"{number} × {kind}" for kind, number in kinds.items())
    return f"{len(matrix.rows)} provisions against {across or 'nothing that could serve them'}."


def _provision(row: Row, width: int) -> str:
    words = " ".join(row.provision.anchor.quote.split())
    return "  " + shorten(
        f"{shown_address(row.provision.target.path)}: {words}", width - 2, placeholder=" …"
    )


def _served_by(cell: Cell, matrix: Coverage, width: int) -> list[str]:
    column = matrix.columns[cell.column]
    how = cell.status.value if cell.status is not None else f"likeness {cell.score:.2f}"
    line = f"{cell.standing} by {column.kind} “{column.title}” ({how})"
    return wrap(line, width, initial_indent=MARGIN, subsequent_indent=MARGIN + "  ")
