"""Many rows put into empty tables: as fast as each engine takes them."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any, Final

from django.db import connections
from django.db.models import Field, Model

Values = tuple[Any, ...]


def put(table: type[Model], rows: Iterable[Values], using: str) -> int:
    """Put rows into an empty table, each with a value for every column as JSON holds it.

    Gives the number of rows. Nothing is called on the way that notes a time or fills a default.
    """
    fields = table._meta.concrete_fields
    ready = [_READY[connections[using].vendor].get(kind_of(field)) for field in fields]
    counted = _Counted(rows)
    _WRITE[connections[using].vendor](table, _as_stored(counted, ready), using)
    return counted.number


class _Counted:
    """Rows, counted as they go by."""

    def __init__(self, rows: Iterable[Values]) -> None:
        self._rows = rows
        self.number = 0

    def __iter__(self) -> Iterator[Values]:
        for row in self._rows:
            self.number += 1
            yield row


def kind_of(field: Field[Any, Any]) -> str:
    """Name the kind of value that a column holds; of a reference, that of what it refers to."""
    while field.is_relation:
        field = field.target_field  # type: ignore[attr-defined]
    return field.get_internal_type()


def _json(value: Any) -> str:
    return json.dumps(value)


def _bare(value: str) -> str:
    return value.replace("-", "")


def _moment(value: str) -> str:
    """Give a moment as SQLite holds it: in UTC, without saying so."""
    return value.removesuffix("+00:00").replace("T", " ")


_READY: Final[Mapping[str, Mapping[str, Callable[[Any], Any]]]] = {
    "postgresql": {"JSONField": _json},
    "sqlite": {"JSONField": _json, "UUIDField": _bare, "DateTimeField": _moment},
}
"""What is done with a value so that the engine takes it; nothing with the other kinds."""


def _as_stored(
    rows: Iterable[Values], ready: Sequence[Callable[[Any], Any] | None]
) -> Iterator[Values]:
    for row in rows:
        yield tuple(
            value if change is None or value is None else change(value)
            for value, change in zip(row, ready, strict=True)
        )


def _named(table: type[Model], using: str) -> tuple[str, list[str]]:
    """Give the name of a table and those of its columns, as a statement takes them."""
    quoted = connections[using].ops.quote_name
    columns = [quoted(str(field.column)) for field in table._meta.concrete_fields]
    return quoted(table._meta.db_table), columns


def _copy(table: type[Model], rows: Iterable[Values], using: str) -> None:
    name, columns = _named(table, using)
    statement = f"COPY {name} ({', '.join(columns)}) FROM STDIN"
    with connections[using].cursor() as cursor, cursor.copy(statement) as stream:
        for row in rows:
            stream.write_row(row)


def _insert(table: type[Model], rows: Iterable[Values], using: str) -> None:
    """Insert many rows with each statement: the index of words writes itself out after each."""
    name, columns = _named(table, using)
    at_once = connections[using].ops.bulk_batch_size(table._meta.concrete_fields, ())
    places = f"({', '.join(['%s'] * len(columns))})"
    statement = f"INSERT INTO {name} ({', '.join(columns)}) VALUES "  # noqa: S608
    left = iter(rows)
    with connections[using].cursor() as cursor:
        while some := list(islice(left, at_once)):
            cursor.execute(statement + ", ".join([places] * len(some)), list(chain(*some)))


_WRITE: Final = {"postgresql": _copy, "sqlite": _insert}


_INDEXES: Final = """SELECT format('DROP INDEX %%I', c.relname), pg_get_indexdef(c.oid)
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
    WHERE t.relname IN (SELECT json_array_elements_text(%s::json)) AND pg_table_is_visible(t.oid)
    AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = c.oid)"""
_REFERENCES: Final = """SELECT
        format('ALTER TABLE %%s DROP CONSTRAINT %%I', k.conrelid::regclass, k.conname),
        format('ALTER TABLE %%s ADD CONSTRAINT %%I %%s', k.conrelid::regclass, k.conname,
               pg_get_constraintdef(k.oid))
    FROM pg_constraint k JOIN pg_class t ON t.oid = k.conrelid WHERE k.contype = 'f'
    AND t.relname IN (SELECT json_array_elements_text(%s::json)) AND pg_table_is_visible(t.oid)"""
"""How PostgreSQL is told to take an index or a reference away, and to make it again."""
_MUCH_MEMORY: Final = -262_144
"""SQLite's measure of 256 MB, in which the pages that are filled stay until they are full."""


@contextlib.contextmanager
def in_bulk(tables: Iterable[type[Model]], using: str) -> Iterator[None]:
    """Let tables be filled with very many rows, inside the caller's transaction.

    PostgreSQL makes indexes and references after the rows: what refers to nothing fails then.
    SQLite has more memory meanwhile; its indexes stay, as it looks up references by them.
    """
    held = _aside(tables, using) if connections[using].vendor == "postgresql" else _wide(using)
    with held:
        yield


@contextlib.contextmanager
def _wide(using: str) -> Iterator[None]:
    with connections[using].cursor() as cursor:
        cursor.execute("PRAGMA cache_size")
        [before] = cursor.fetchone()
        cursor.execute(f"PRAGMA cache_size = {_MUCH_MEMORY}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA cache_size = {before}")


@contextlib.contextmanager
def _aside(tables: Iterable[type[Model]], using: str) -> Iterator[None]:
    names = json.dumps([table._meta.db_table for table in tables])
    with connections[using].cursor() as cursor:
        aside: list[tuple[str, str]] = []
        for question in (_REFERENCES, _INDEXES):
            cursor.execute(question, [names])
            aside += cursor.fetchall()
        for drop, _make in aside:
            cursor.execute(drop)
        yield
        for _drop, make in reversed(aside):
            cursor.execute(make)
