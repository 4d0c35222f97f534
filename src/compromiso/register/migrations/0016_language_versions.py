import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0015_facets_in_time"),
    ]

    operations = [
        migrations.CreateModel(
            name="LanguageVersion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("commitments", models.JSONField(default=list)),
                ("counted", models.JSONField(default=list)),
                ("tasks", models.JSONField(default=list)),
                ("counted_tasks", models.JSONField(default=list)),
                ("stage", models.CharField(default="accepted", max_length=20)),
                (
                    "instrument",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="version_of",
                        to="register.instrument",
                    ),
                ),
                (
                    "original",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="versions",
                        to="register.instrument",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
            },
        ),
    ]
