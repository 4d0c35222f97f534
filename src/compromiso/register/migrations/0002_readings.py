"""The tables of what is read in documents: meetings, programmes, provisions, reports, figures, tasks."""

import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("register", "0001_documents")]

    operations = [
        migrations.CreateModel(
            name="ProgrammeLine",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("order", models.PositiveIntegerField()),
                ("eid", models.TextField()),
                ("area", models.TextField()),
                ("theme", models.TextField()),
                ("objectives", models.JSONField(default=list)),
                ("activities", models.JSONField(default=list)),
                ("transversal", models.BooleanField(default=False)),
                ("start", models.IntegerField()),
                ("end", models.IntegerField()),
                (
                    "instrument",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="programme_lines",
                        to="register.instrument",
                    ),
                ),
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
            name="Provision",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("order", models.PositiveIntegerField()),
                ("depth", models.PositiveIntegerField()),
                ("eid", models.TextField()),
                ("url_path", models.CharField(max_length=200)),
                ("path", models.JSONField(default=list)),
                ("label", models.TextField(null=True)),
                ("label_norm", models.TextField(null=True)),
                ("kind", models.CharField(max_length=40)),
                ("heading", models.TextField(null=True)),
                ("start", models.IntegerField()),
                ("end", models.IntegerField()),
                ("subtree_end", models.IntegerField()),
                ("spans", models.JSONField(default=list)),
                ("page", models.IntegerField(null=True)),
                ("confidence", models.FloatField(default=1.0)),
                ("alternatives", models.JSONField(default=list)),
                (
                    "instrument",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="provisions",
                        to="register.instrument",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="children",
                        to="register.provision",
                    ),
                ),
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
            name="ProgressReport",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("order", models.PositiveIntegerField()),
                ("author", models.JSONField(null=True)),
                ("date", models.CharField(max_length=40, null=True)),
                ("about", models.JSONField(default=list)),
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
                (
                    "host",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="reports",
                        to="register.provision",
                    ),
                ),
            ],
            options={
                "ordering": ("source_id", "order"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Figure",
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
                ("value", models.FloatField()),
                ("unit", models.TextField()),
                ("what", models.TextField()),
                ("place", models.TextField(null=True)),
                ("period", models.TextField(null=True)),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="register.source",
                    ),
                ),
                (
                    "host",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="figures",
                        to="register.provision",
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
            name="provision",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="commitments",
                to="register.provision",
            ),
        ),
        migrations.CreateModel(
            name="CitationTarget",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("role", models.CharField(max_length=20)),
                ("rank", models.PositiveIntegerField()),
                (
                    "citation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="held",
                        to="register.citation",
                    ),
                ),
                (
                    "instrument",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations_in",
                        to="register.instrument",
                    ),
                ),
                (
                    "provision",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations_in",
                        to="register.provision",
                    ),
                ),
            ],
            options={
                "ordering": ("citation_id", "role", "rank"),
            },
        ),
        migrations.AddField(
            model_name="citation",
            name="host",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="citations",
                to="register.provision",
            ),
        ),
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=20)),
                ("subject", models.UUIDField(db_index=True)),
                ("language", models.CharField(max_length=8)),
                ("words", models.TextField()),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="search_entries",
                        to="register.source",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Task",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("order", models.PositiveIntegerField()),
                ("actor", models.JSONField(default=dict)),
                ("action", models.TextField()),
                ("start", models.IntegerField()),
                ("end", models.IntegerField()),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tasks",
                        to="register.actor",
                    ),
                ),
                (
                    "provision",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="tasks",
                        to="register.provision",
                    ),
                ),
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
            name="Upload",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.TextField()),
                ("bytes", models.BigIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("state", models.CharField(db_index=True, default="waiting", max_length=20)),
                ("code", models.CharField(blank=True, max_length=20)),
                ("problem", models.TextField(blank=True)),
                ("remedy", models.TextField(blank=True)),
                ("received_at", models.DateTimeField(db_index=True)),
                ("finished_at", models.DateTimeField(null=True)),
                ("received_by", models.TextField()),
                (
                    "source",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to="register.source",
                    ),
                ),
            ],
            options={
                "ordering": ("-received_at", "id"),
            },
        ),
        migrations.CreateModel(
            name="CommitmentActor",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("role", models.CharField(max_length=20)),
                ("rank", models.PositiveIntegerField()),
                (
                    "actor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parts",
                        to="register.actor",
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parts",
                        to="register.commitment",
                    ),
                ),
            ],
            options={
                "ordering": ("commitment_id", "role", "rank"),
                "indexes": [models.Index(fields=["actor", "role"], name="part_of_actor")],
            },
        ),
        migrations.AddIndex(
            model_name="provision",
            index=models.Index(fields=["instrument", "url_path"], name="provision_address"),
        ),
    ]
