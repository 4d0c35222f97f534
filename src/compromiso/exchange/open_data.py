"""Everything public in one zip: tables, lines of JSON, and a README that defines every field."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from compromiso.exchange.open_data_fields import FIELDS, TABLES
from compromiso.exchange.tables.csv_form import csv_of
from compromiso.exchange.tables.packing import pack

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


def dump(tables: Mapping[str, Rows], documents: Mapping[str, bytes]) -> bytes:
    """Give the zip of tables and of the record streams of documents."""
    members = {"README.md": readme().encode()}
    for table, rows in tables.items():
        listed = list(rows)
        members[f"{table}.csv"] = _csv(table, listed)
        members[f"{table}.jsonl"] = _lines(table, listed)
    for name, content in documents.items():
        members[f"documents/{name}.jsonl"] = content
    return pack(members)


def _csv(table: str, rows: list[Mapping[str, Any]]) -> bytes:
    names = columns(table)
    return csv_of([names, *([_cell(row[name]) for name in names] for row in rows)])


def _lines(table: str, rows: list[Mapping[str, Any]]) -> bytes:
    stream = io.StringIO()
    names = columns(table)
    for row in rows:
        plain = {name: row[name] for name in names}
        stream.write(json.dumps(plain, ensure_ascii=False, separators=(",", ":")) + "\n")
    return stream.getvalue().encode()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
