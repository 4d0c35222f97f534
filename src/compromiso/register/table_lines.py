"""Every table as lines of JSON, the same on every engine, and back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from json import JSONEncoder
from typing import Any, Final

from django.apps import apps
from django.core.management.color import no_style
from django.db import connections
from django.db.models import Model

from compromiso.register.filling import kind_of, put

BATCH: Final = 2000
Table = type[Model]


APPS: Final = ("register", "account", "mfa", "socialaccount")
"""The applications whose rows belong to the register: its own and those by which people sign in.

Sessions are of one server and are left behind.
"""


def tables() -> tuple[Table, ...]:
    """List every table of the register, each after those that it refers to."""
    waiting = [
        table
        for app in APPS
        for table in apps.get_app_config(app).get_models(include_auto_created=True)
    ]
    listed: list[Table] = []
    while waiting:
        free = [table for table in waiting if _refers_to(table) <= {*listed, table}]
        listed += free
        waiting = [table for table in waiting if table not in free]
    return tuple(listed)


def _refers_to(table: Table) -> set[Any]:
    return {field.related_model for field in table._meta.concrete_fields if field.is_relation}


def lines_of(table: Table, using: str) -> Iterator[str]:
    """Yield the rows of a table in the order of their keys, each as one line of JSON."""
    fields = table._meta.concrete_fields
    names = [field.attname for field in fields]
    plain = [(place, told) for place, f in enumerate(fields) if (told := _PLAIN.get(kind_of(f)))]
    rows = table._base_manager.using(using).order_by("pk").values_list(*names)
    encode = JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
    for row in map(list, rows.iterator(BATCH)):
        for place, told in plain:
            if row[place] is not None:
                row[place] = told(row[place])
        yield encode(dict(zip(names, row, strict=True)))


def _moment(value: datetime) -> str:
    return value.astimezone(UTC).isoformat()


_PLAIN: Final[Mapping[str, Callable[[Any], Any]]] = {
    "UUIDField": str,
    "DateTimeField": _moment,
    "DateField": date.isoformat,
}
"""How JSON holds the kinds of values that it has none of."""


def add_lines(table: Table, lines: Iterable[str], using: str) -> int:
    """Add the rows that lines hold to an empty table; give their number."""
    names = [field.attname for field in table._meta.concrete_fields]
    held = map(json.loads, lines)
    return put(table, (tuple(row[name] for name in names) for row in held), using)


def continue_counting(using: str) -> None:
    """Let the keys that the database gives go on after those that were added."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(tables())):
            cursor.execute(statement)
