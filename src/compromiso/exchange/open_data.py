"""Everything public in one zip: tables, lines of JSON, and a README that defines every field."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, Final

from compromiso.exchange.open_data_fields import FIELDS, TABLES
from compromiso.exchange.tables.csv_form import AT_ONCE, csv_of
from compromiso.exchange.tables.packing import packed

Rows = Iterable[Mapping[str, Any]]
_INTRODUCTION: Final = """# Open data of this register

Each table stands twice: as CSV (UTF-8, every cell text, a cell that a spreadsheet would take for a
formula with an apostrophe before it) and as lines of JSON. Lists and objects in CSV cells are JSON.
Positions count code points in the canonical text of a source, end excluded. Moments are ISO 8601 in
UTC. The same register gives the same bytes. No table names a person.

`documents/` holds the record stream of each source: its canonical text and all that was read in it.
"""


def columns(table: str) -> list[str]:
    """List the fields of a table in their order."""
    return list(FIELDS[table])


def readme() -> str:
    """Define every field of every table."""
    parts = [_INTRODUCTION]
    for table, said in TABLES.items():
        parts.append(f"\n## `{table}`\n\n{said}\n\n| field | meaning |\n|---|---|\n")
        parts += [f"| `{field}` | {meaning} |\n" for field, meaning in FIELDS[table].items()]
    return "".join(parts)


def dump(
    tables: Mapping[str, Callable[[], Rows]], documents: Iterable[tuple[str, bytes]]
) -> Iterator[bytes]:
    """Yield the zip of tables and of the record streams of documents, while they are read.

    The rows of a table are asked for twice.
    """
    return packed(_members(tables, documents))


def _members(
    tables: Mapping[str, Callable[[], Rows]], documents: Iterable[tuple[str, bytes]]
) -> Iterator[tuple[str, Iterable[bytes]]]:
    yield "README.md", [readme().encode()]
    for table, rows in tables.items():
        yield f"{table}.csv", csv_of(_grid(table, rows()))
        yield f"{table}.jsonl", _lines(table, rows())
    yield from ((f"documents/{name}.jsonl", [content]) for name, content in documents)


def _grid(table: str, rows: Rows) -> Iterator[list[str]]:
    names = columns(table)
    yield names
    for row in rows:
        yield [_cell(row[name]) for name in names]


def _lines(table: str, rows: Rows) -> Iterator[bytes]:
    names, held = columns(table), iter(rows)
    while some := list(islice(held, AT_ONCE)):
        plain = ({name: row[name] for name in names} for row in some)
        told = (json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in plain)
        yield "".join(f"{line}\n" for line in told).encode()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
