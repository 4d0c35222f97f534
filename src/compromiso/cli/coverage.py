"""Show which provisions a programme, tasks and reports cite, serve uncited, or leave alone."""

from __future__ import annotations

import csv
import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any, Final

from compromiso.cli.documents import Documents, add_paths
from compromiso.exchange.csv import BYTE_ORDER_MARK, defused
from compromiso.linking.coverage import Cell, Coverage
from compromiso.model.source import SCHEMA


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the verb takes."""
    add_paths(parser)
    parser.add_argument(
        "--format",
        choices=tuple(WRITERS),
        default="text",
        help="text: for people (the default); csv: the matrix; json: for programs",
    )


def run(arguments: Namespace) -> int:
    """Read the documents and print how they serve each other, taken together."""
    from compromiso.linking.coverage import coverage

    documents = Documents(arguments.paths)
    dossiers = [dossier for _, dossier in documents]
    if dossiers:
        WRITERS[arguments.format](coverage(dossiers))
    return documents.exit_code()


def _text(matrix: Coverage) -> None:
    from compromiso.cli.matrix import told

    print("\n".join(told(matrix)))


def _csv(matrix: Coverage) -> None:
    sys.stdout.write(BYTE_ORDER_MARK)
    csv.writer(sys.stdout, lineterminator="\r\n").writerows(table(matrix))


def _json(matrix: Coverage) -> None:
    print(json.dumps(as_record(matrix), ensure_ascii=False, indent=2))


WRITERS: Final[dict[str, Callable[[Coverage], None]]] = {
    "text": _text,
    "csv": _csv,
    "json": _json,
}


def table(matrix: Coverage) -> Iterator[list[str]]:
    """Yield the matrix row by row: a provision a row, its standing, then a cell a column."""
    titles = [f"{column.kind}: {column.title}" for column in matrix.columns]
    yield [defused(cell) for cell in ("instrument", "eid", "path", "words", "standing", *titles)]
    cells = {(cell.row, cell.column): cell for cell in matrix.cells}
    for place, row in enumerate(matrix.rows):
        target = row.provision.target
        words = " ".join(row.provision.anchor.quote.split())
        head = (target.instrument, target.eid or "", ".".join(target.path), words)
        met = (_cell(cells.get((place, column))) for column in range(len(titles)))
        yield [defused(cell) for cell in (*head, matrix.standing(place), *met)]


def _cell(cell: Cell | None) -> str:
    if cell is None:
        return ""
    return cell.standing if cell.status is None else f"{cell.standing} ({cell.status.value})"


def as_record(matrix: Coverage) -> dict[str, Any]:
    """Give the matrix as plain values; a cell that is not listed is uncited."""
    return {
        "schema": SCHEMA,
        "rows": [
            {
                "source": row.source,
                **asdict(row.provision.target),
                "heading": row.heading,
                "start": row.provision.anchor.start,
                "end": row.provision.anchor.end,
                "standing": matrix.standing(place),
                "totals": asdict(totals),
            }
            for place, (row, totals) in enumerate(
                zip(matrix.rows, matrix.row_totals(), strict=True)
            )
        ],
        "columns": [
            {
                "kind": column.kind,
                "source": column.source,
                "instrument": column.instrument,
                "eid": column.eid,
                "title": column.title,
                "start": column.anchor.start,
                "end": column.anchor.end,
                "totals": asdict(totals),
            }
            for column, totals in zip(matrix.columns, matrix.column_totals(), strict=True)
        ],
        "cells": [asdict(cell) for cell in matrix.cells],
    }
