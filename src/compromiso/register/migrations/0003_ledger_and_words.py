"""What tables cannot say: the ledger refuses change, and the index of words follows its entries."""

from __future__ import annotations

from typing import Any

from django.db import migrations

SQLITE = [
    """CREATE TRIGGER ledger_no_update BEFORE UPDATE ON register_ledgerentry
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END""",
    """CREATE TRIGGER ledger_no_delete BEFORE DELETE ON register_ledgerentry
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END""",
    """CREATE VIRTUAL TABLE register_words USING fts5(
    words, content='register_searchentry', content_rowid='id',
    tokenize="unicode61 remove_diacritics 0")""",
    """CREATE TRIGGER words_added AFTER INSERT ON register_searchentry
    BEGIN INSERT INTO register_words(rowid, words) VALUES (new.id, new.words); END""",
    """CREATE TRIGGER words_removed AFTER DELETE ON register_searchentry
    BEGIN INSERT INTO register_words(register_words, rowid, words)
    VALUES ('delete', old.id, old.words); END""",
]
SQLITE_BACK = [
    "DROP TRIGGER words_removed",
    "DROP TRIGGER words_added",
    "DROP TABLE register_words",
    "DROP TRIGGER ledger_no_delete",
    "DROP TRIGGER ledger_no_update",
]
POSTGRES = [
    """CREATE FUNCTION ledger_refuses() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'the ledger is append-only'; END $$""",
    """CREATE TRIGGER ledger_no_change BEFORE UPDATE OR DELETE ON register_ledgerentry
    FOR EACH ROW EXECUTE FUNCTION ledger_refuses()""",
    """CREATE TRIGGER ledger_no_truncate BEFORE TRUNCATE ON register_ledgerentry
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuses()""",
    """CREATE INDEX register_words ON register_searchentry
    USING gin (to_tsvector('simple', words))""",
]
POSTGRES_BACK = [
    "DROP INDEX register_words",
    "DROP TRIGGER ledger_no_truncate ON register_ledgerentry",
    "DROP TRIGGER ledger_no_change ON register_ledgerentry",
    "DROP FUNCTION ledger_refuses()",
]


def forwards(apps: Any, schema_editor: Any) -> None:
    """Say it in the words of the database at hand."""
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRES:
        schema_editor.execute(statement)


def backwards(apps: Any, schema_editor: Any) -> None:
    """Take it back."""
    for statement in SQLITE_BACK if schema_editor.connection.vendor == "sqlite" else POSTGRES_BACK:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    """Adds triggers and the index of words, on SQLite and on PostgreSQL."""

    dependencies = [("register", "0002_readings")]
    operations = [migrations.RunPython(forwards, backwards)]
