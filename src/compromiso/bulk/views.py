"""Views over the parts of a store, for DuckDB: as SQL to read, and as a database file to open."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from compromiso.bulk.columns import OWN, TABLES

SQL: Final = "views.sql"
DATABASE: Final = "compromiso.duckdb"
_HEAD: Final = """\
-- Views over the tables of this store. In this folder: duckdb -init views.sql
-- In another folder, open the database file beside it: duckdb compromiso.duckdb
"""
_STILL_TRUE: Final = """
WHERE document IS NOT NULL OR name NOT IN (SELECT name FROM files WHERE became <> 'refused')"""
"""A file that could not be opened is tried again in each run; once it is read, that is over."""


def write_views(folder: Path, home: Path) -> None:
    """Write the views of a store, as SQL to be run in its folder and as a database."""
    import duckdb

    inner = home.relative_to(folder).as_posix()
    (folder / SQL).write_text(_HEAD + statements(inner), encoding="utf-8")
    with duckdb.connect(str(folder / DATABASE)) as database:
        database.execute(statements(home.as_posix()))


def statements(home: str) -> str:
    """Give the SQL that makes the views over the parts in a folder."""
    told = [_view(table, home) for table in TABLES.values()]
    own = {"files": "", "errors": _STILL_TRUE}
    told += [_view(table, home, own[table]) for table in sorted(OWN, reverse=True)]
    return "".join(told)


def _view(table: str, home: str, condition: str = "") -> str:
    place = f"{home}/part-*/{table}.parquet".replace("'", "''")
    distinct = "DISTINCT " if table in OWN else ""
    source = f"read_parquet('{place}')"
    return f"CREATE OR REPLACE VIEW {table} AS SELECT {distinct}* FROM {source}{condition};\n"  # noqa: S608 - our own names
