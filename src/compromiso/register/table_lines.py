"""Every table as lines of JSON, the same on every engine, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from typing import Any, Final
from uuid import UUID

from django.apps import apps
from django.core.management.color import no_style
from django.db import connections
from django.db.models import Field, Model
from django.utils.dateparse import parse_datetime

BATCH: Final = 500
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
    rows = table._base_manager.using(using).order_by("pk").values_list(*names)
    for row in rows.iterator(BATCH):
        values = dict(zip(names, map(_plain, row), strict=True))
        yield json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def add_lines(table: Table, lines: Iterable[str], using: str) -> int:
    """Add the rows that lines hold to an empty table; give their number."""
    fields = table._meta.concrete_fields
    rows: list[Model] = []
    number = 0
    for line in lines:
        held = json.loads(line)
        rows.append(table(**{f.attname: _value(f, held[f.attname]) for f in fields}))
        number += 1
        if len(rows) == BATCH:
            _add(table, rows, using)
            rows = []
    _add(table, rows, using)
    return number


def _add(table: Table, rows: list[Model], using: str) -> None:
    """Add rows as they are: a column that notes by itself when a row was written is put right."""
    own = [f.attname for f in table._meta.concrete_fields if _notes_itself(f)]
    said = [{name: getattr(row, name) for name in own} for row in rows]
    table._base_manager.using(using).bulk_create(rows)
    for row, values in zip(rows if own else (), said, strict=False):
        table._base_manager.using(using).filter(pk=row.pk).update(**values)


def _notes_itself(field: Field[Any, Any]) -> bool:
    return getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False)


def _value(field: Field[Any, Any], value: Any) -> Any:
    kind = field.target_field if field.is_relation else field  # type: ignore[attr-defined]
    if kind.get_internal_type() == "DateTimeField" and value is not None:
        return parse_datetime(value)
    return value if kind.get_internal_type() == "JSONField" else kind.to_python(value)


def continue_counting(using: str) -> None:
    """Let the keys that the database gives go on after those that were added."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(tables())):
            cursor.execute(statement)
