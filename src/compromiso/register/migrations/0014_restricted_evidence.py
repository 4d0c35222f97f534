"""Evidence of published reports that is restricted, noted as what everybody sees of it is."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0013_public_evidence"),
    ]

    operations = [
        migrations.CreateModel(
            name="RestrictedEvidence",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("report_id", models.UUIDField(db_index=True)),
                ("kind", models.CharField(max_length=20)),
                ("institution", models.UUIDField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["institution", "id"], name="restricted_evidence_of")
                ],
            },
        ),
    ]
