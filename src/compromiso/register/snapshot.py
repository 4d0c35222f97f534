"""One moment of the database, read while others go on writing."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any, Final

from django.db import connections, transaction

ALIAS: Final = "snapshot"
_POSTGRES: Final = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"


@contextlib.contextmanager
def snapshot() -> Iterator[str]:
    """Give the alias of a connection that sees the database as it is now and stays so.

    Inside a transaction it is that transaction's own connection: it sees what it has written.
    """
    if connections["default"].in_atomic_block:
        yield "default"
        return
    connections.databases[ALIAS] = _settings(connections["default"].settings_dict)
    try:
        with transaction.atomic(using=ALIAS):
            _begin()
            yield ALIAS
    finally:
        connections[ALIAS].close()
        del connections[ALIAS]
        del connections.databases[ALIAS]


def _settings(default: dict[str, Any]) -> dict[str, Any]:
    options = {**default["OPTIONS"]}
    if "transaction_mode" in options:
        options["transaction_mode"] = "DEFERRED"
    return {**default, "OPTIONS": options}


def _begin() -> None:
    """Fix the moment: SQLite at the first read, PostgreSQL by what the transaction is told."""
    connection = connections[ALIAS]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRES)
        cursor.execute("SELECT count(*) FROM django_migrations")
        cursor.fetchone()
