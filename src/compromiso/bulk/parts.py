"""A part of a store: a folder with all that was read in one batch, there wholly or not at all."""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Final

from compromiso.bulk.columns import OWN, TABLES, columns_of

if TYPE_CHECKING:
    import pyarrow

RECORDS: Final = "records.jsonl"
UNFINISHED: Final = ".unfinished-"
AT_ONCE: Final = 8
"""So many files are put on the disk at once: one after the other takes three times as long."""
Rows = Mapping[str, list[bytes]]


def write_part(home: Path, name: str, records: list[bytes], rows: Rows, *, parquet: bool) -> None:
    """Write a part under another name, put it on the disk, then give it its own name."""
    unfinished = home / f"{UNFINISHED}{uuid.uuid4().hex}"
    unfinished.mkdir(parents=True)
    try:
        (unfinished / RECORDS).write_bytes(_joined(records))
        for table in OWN:
            (unfinished / f"{table}.jsonl").write_bytes(_joined(rows.get(table, [])))
        if parquet:
            _write_tables(unfinished, rows)
        _sync_all(unfinished)
        _rename(unfinished, home / name)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    _sync(home)


def write_empty_part(home: Path) -> None:
    """Write a part with every table and no row, so that a view finds each table from the start."""
    if not (home / "part-empty").exists():
        rows: Rows = {table: [] for table in (*TABLES.values(), *OWN)}
        write_part(home, "part-empty", [], rows, parquet=True)


def sweep(home: Path) -> None:
    """Remove what killed runs left unfinished."""
    for path in home.glob(f"{UNFINISHED}*"):
        shutil.rmtree(path, ignore_errors=True)


def _write_tables(folder: Path, rows: Rows) -> None:
    from pyarrow import parquet

    for table, lines in rows.items():
        path = folder / f"{table}.parquet"
        parquet.write_table(as_table(table, lines), path, compression="zstd")


def as_table(table: str, lines: Iterable[bytes]) -> pyarrow.Table:
    """Give rows that are lines of JSON as a table with the columns that it always has."""
    import pyarrow
    from pyarrow import json

    content = _joined(lines)
    columns = columns_of(table)
    if not content:
        return columns.empty_table()
    return json.read_json(
        pyarrow.BufferReader(content),
        read_options=json.ReadOptions(use_threads=False, block_size=len(content) + 1),
        parse_options=json.ParseOptions(
            explicit_schema=columns, unexpected_field_behavior="ignore"
        ),
    ).select(columns.names)


def _joined(lines: Iterable[bytes]) -> bytes:
    return b"".join(line + b"\n" for line in lines)


def _sync_all(folder: Path) -> None:
    """Put the files of a folder on the disk at once, which it does together, then the folder."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(_sync, folder.iterdir()))
    _sync(folder)


def _sync(path: Path) -> None:
    held = os.open(path, os.O_RDONLY)
    try:
        os.fsync(held)
    finally:
        os.close(held)


def _rename(unfinished: Path, part: Path) -> None:
    """Give a part its name; where it is there already, the same batch was read twice: keep it."""
    try:
        unfinished.rename(part)
    except OSError:
        if not part.is_dir():
            raise
