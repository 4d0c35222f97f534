"""The tables of documents: sources, expressions, instruments, and what is promised and cited in them."""

import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Actor",
            fields=[
                ("id", models.CharField(max_length=200, primary_key=True, serialize=False)),
                ("name", models.TextField()),
                ("kind", models.CharField(db_index=True, max_length=40)),
            ],
            options={
                "ordering": ("name", "id"),
            },
        ),
        migrations.CreateModel(
            name="Commitment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("order", models.PositiveIntegerField()),
                ("ref", models.TextField()),
                ("host", models.JSONField(default=dict)),
                ("actors", models.JSONField(default=list)),
                ("force", models.CharField(db_index=True, max_length=20)),
                ("action", models.TextField()),
                ("addressees", models.JSONField(default=list)),
                ("themes", models.JSONField(default=list)),
                ("treaties", models.JSONField(default=list)),
                ("deadline", models.CharField(max_length=40, null=True)),
                ("start", models.IntegerField()),
                ("end", models.IntegerField()),
                ("confidence", models.FloatField(default=1.0)),
                ("state", models.CharField(db_index=True, default="proposed", max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                ("asks_again", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ("source_id", "order"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("sha256", models.CharField(max_length=64, unique=True)),
                ("name", models.TextField()),
                ("media_type", models.TextField()),
                ("bytes", models.BigIntegerField()),
                ("chars", models.BigIntegerField()),
                ("language", models.CharField(max_length=8)),
                ("pages", models.IntegerField(null=True)),
                ("extractor", models.TextField()),
                ("text_sha256", models.CharField(max_length=64)),
                ("received_at", models.DateTimeField(db_index=True)),
                ("received_by", models.TextField()),
            ],
            options={
                "ordering": ("received_at", "id"),
            },
        ),
        migrations.CreateModel(
            name="FindingDecision",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("key", models.CharField(max_length=64, unique=True)),
                ("decision", models.CharField(max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
        ),
        migrations.CreateModel(
            name="LedgerEntry",
            fields=[
                ("seq", models.BigIntegerField(primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=20)),
                ("source_id", models.UUIDField(db_index=True, null=True)),
                ("subject_type", models.CharField(max_length=40)),
                ("subject_id", models.UUIDField(db_index=True)),
                ("field", models.CharField(blank=True, max_length=40)),
                ("value", models.TextField()),
                ("version", models.PositiveIntegerField(default=1)),
                ("who", models.TextField()),
                ("at", models.DateTimeField()),
                ("why", models.TextField(blank=True)),
                ("anchor", models.TextField(default="null")),
                ("confidence", models.FloatField(null=True)),
                ("runner_up", models.TextField(default="null")),
                ("prev_hash", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64, unique=True)),
            ],
            options={
                "ordering": ("seq",),
            },
        ),
        migrations.CreateModel(
            name="CommitmentTheme",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("theme", models.CharField(db_index=True, max_length=200)),
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="theme_rows",
                        to="register.commitment",
                    ),
                ),
            ],
            options={
                "ordering": ("commitment_id", "theme"),
            },
        ),
        migrations.CreateModel(
            name="Expression",
            fields=[
                (
                    "source",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="expression",
                        serialize=False,
                        to="register.source",
                    ),
                ),
                ("text", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="DocumentIssue",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("order", models.PositiveIntegerField()),
                ("code", models.CharField(max_length=20)),
                ("severity", models.CharField(db_index=True, max_length=20)),
                ("message", models.TextField()),
                ("remedy", models.TextField()),
                ("start", models.IntegerField(null=True)),
                ("end", models.IntegerField(null=True)),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="register.source",
                    ),
                ),
            ],
            options={
                "ordering": ("source_id", "order"),
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="commitment",
            name="source",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="%(class)ss",
                to="register.source",
            ),
        ),
        migrations.CreateModel(
            name="Citation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("order", models.PositiveIntegerField()),
                ("start", models.IntegerField()),
                ("end", models.IntegerField()),
                ("raw", models.TextField()),
                ("form", models.CharField(max_length=40)),
                ("status", models.CharField(db_index=True, max_length=20)),
                ("targets", models.JSONField(default=list)),
                ("suggestions", models.JSONField(default=list)),
                ("reason", models.TextField(blank=True)),
                ("state", models.CharField(default="proposed", max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="register.source",
                    ),
                ),
            ],
            options={
                "ordering": ("source_id", "order"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Artefact",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("order", models.PositiveIntegerField()),
                ("kind", models.CharField(max_length=40)),
                ("start", models.IntegerField()),
                ("end", models.IntegerField()),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="register.source",
                    ),
                ),
            ],
            options={
                "ordering": ("source_id", "order"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Instrument",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("order", models.PositiveIntegerField()),
                ("ref", models.TextField()),
                ("slug", models.CharField(max_length=100, unique=True)),
                ("iri", models.TextField()),
                ("title", models.TextField()),
                ("kind", models.CharField(db_index=True, max_length=40)),
                ("language", models.CharField(max_length=8)),
                ("date", models.CharField(max_length=40, null=True)),
                ("bodies", models.JSONField(default=list)),
                ("start", models.IntegerField()),
                ("end", models.IntegerField()),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="register.source",
                    ),
                ),
            ],
            options={
                "ordering": ("source_id", "order"),
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="commitment",
            name="instrument",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="commitments",
                to="register.instrument",
            ),
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("order", models.PositiveIntegerField()),
                ("ref", models.TextField()),
                ("name", models.TextField()),
                ("place", models.TextField(null=True)),
                ("country", models.CharField(max_length=8, null=True)),
                ("start_date", models.CharField(db_index=True, max_length=40, null=True)),
                ("end_date", models.CharField(max_length=40, null=True)),
                ("organisers", models.JSONField(default=list)),
                ("supporters", models.JSONField(default=list)),
                ("participants", models.JSONField(default=list)),
                ("adopts", models.JSONField(default=list)),
                ("mentions", models.JSONField(default=list)),
                ("reason", models.TextField(blank=True)),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="register.source",
                    ),
                ),
            ],
            options={
                "ordering": ("source_id", "order"),
                "abstract": False,
            },
        ),
    ]
