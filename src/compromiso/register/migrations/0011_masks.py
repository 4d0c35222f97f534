"""Which commitments of a source have which value; on PostgreSQL, words ready to be weighed."""

from typing import Any

from django.db import migrations, models

POSTGRES = [
    """ALTER TABLE register_searchentry ADD COLUMN vector tsvector
    GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED""",
    "DROP INDEX register_words",
    "CREATE INDEX register_words ON register_searchentry USING gin (vector)",
]
POSTGRES_BACK = [
    "DROP INDEX register_words",
    """CREATE INDEX register_words ON register_searchentry
    USING gin (to_tsvector('simple', words))""",
    "ALTER TABLE register_searchentry DROP COLUMN vector",
]


def forwards(apps: Any, schema_editor: Any) -> None:
    """Keep the words as PostgreSQL compares them, so that no search makes them again."""
    for statement in POSTGRES if schema_editor.connection.vendor == "postgresql" else ():
        schema_editor.execute(statement)


def backwards(apps: Any, schema_editor: Any) -> None:
    """Take it back."""
    for statement in POSTGRES_BACK if schema_editor.connection.vendor == "postgresql" else ():
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0010_claim_units"),
    ]

    operations = [
        migrations.AddField(
            model_name="tally",
            name="masks",
            field=models.JSONField(default=dict),
        ),
        migrations.AddIndex(
            model_name="provision",
            index=models.Index(fields=["source", "start"], name="provision_position"),
        ),
        migrations.RunPython(forwards, backwards),
    ]
