"""The records as tables: one CSV file a type, safe to open in a spreadsheet.

A cell that a spreadsheet would take for a formula gets an apostrophe in front; `read_table` takes
it off again, so that nothing is lost on the way there and back.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import groupby
from pathlib import Path
from typing import Final, TextIO

from compromiso.exchange.records import KEYS, PLACE, Record, to_records
from compromiso.model.dossier import Dossier

FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
"""How a cell begins that must be defused: a formula, or one that is defused already."""

BYTE_ORDER_MARK = "\ufeff"
WORDS = "words"
AT_ONCE: Final = 1 << 14
"""So many characters of a table are given at a time."""


def defused(text: str) -> str:
    """Give a cell's text so that no spreadsheet takes it for a formula."""
    return f"'{text}" if FORMULA.match(text) else text


def restored(cell: str) -> str:
    """Give the text that `defused` was given."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell


def write_tables(dossier: Dossier, folder: Path) -> list[Path]:
    """Write one table for each type of record that the dossier has; list the files written.

    The last column, `words`, quotes the document between `start` and `end`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return [_written(folder / name, parts) for name, parts in table_parts(dossier)]


def _written(path: Path, parts: Iterable[bytes]) -> Path:
    with path.open("wb") as stream:
        stream.writelines(parts)
    return path


def table_parts(dossier: Dossier) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Yield the name of each table and its bytes, some at a time: each is read before the next."""
    for kind, records in groupby(to_records(dossier), key=lambda record: str(record["type"])):
        yield f"{kind}.csv", _parts(kind, records, dossier.text)


def _parts(kind: str, records: Iterable[Record], text: str) -> Iterator[bytes]:
    columns = ("schema", *KEYS[kind]) if kind == "source" else KEYS[kind]
    quoted = (WORDS,) if set(PLACE) <= set(columns) else ()
    stream = StringIO(newline="")
    stream.write(BYTE_ORDER_MARK)
    rows = csv.writer(stream, lineterminator="\r\n")
    rows.writerow((*columns, *quoted))
    for record in records:
        cells = [_cell(record[column]) for column in columns]
        rows.writerow((*cells, *(_words(record, text) for _ in quoted)))
        if stream.tell() > AT_ONCE:
            yield _taken(stream)
    yield _taken(stream)


def _taken(stream: StringIO) -> bytes:
    told = stream.getvalue().encode()
    stream.seek(0)
    stream.truncate()
    return told


def _words(record: Record, text: str) -> str:
    start, end = record["start"], record["end"]
    return "" if start is None else defused(text[start:end])


_ENCODED: Final = json.JSONEncoder(ensure_ascii=False).encode


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return defused(value)
    if isinstance(value, list) and not value:
        return "[]"
    return repr(value) if type(value) in {int, float} else _ENCODED(value)


def read_table(stream: TextIO) -> Iterator[dict[str, str]]:
    """Yield the rows of a table as `write_tables` was given them, every cell as text."""
    for row in csv.DictReader(_without_mark(stream)):
        yield {column: restored(cell) for column, cell in row.items()}


def _without_mark(lines: Iterable[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        yield line if number else line.removeprefix(BYTE_ORDER_MARK)
