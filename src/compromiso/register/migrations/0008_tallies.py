"""How many of what is held, and what the audit found; indexes for lists of a continent's size."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0007_invited_account"),
    ]

    operations = [
        migrations.CreateModel(
            name="AuditFinding",
            fields=[
                ("place", models.PositiveIntegerField(primary_key=True, serialize=False)),
                ("kind", models.CharField(blank=True, max_length=40)),
                ("key", models.CharField(blank=True, max_length=64)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("value", models.JSONField(default=dict)),
                ("seq", models.BigIntegerField(default=0)),
            ],
            options={
                "ordering": ("place",),
            },
        ),
        migrations.CreateModel(
            name="Tally",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("counts", models.JSONField(default=dict)),
                ("seq", models.BigIntegerField(default=0)),
            ],
        ),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(
                fields=["source", "order", "force", "state", "instrument", "id"],
                name="commitment_place",
            ),
        ),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(
                condition=models.Q(("asks_again", True)),
                fields=["asks_again"],
                name="commitment_again",
            ),
        ),
        migrations.AddIndex(
            model_name="ledgerentry",
            index=models.Index(fields=["source_id", "seq"], name="entry_of_source"),
        ),
        migrations.AddIndex(
            model_name="ledgerentry",
            index=models.Index(fields=["kind", "seq"], name="entry_of_kind"),
        ),
        migrations.AddIndex(
            model_name="source",
            index=models.Index(fields=["received_at", "id"], name="source_arrival"),
        ),
        migrations.AddIndex(
            model_name="auditfinding",
            index=models.Index(fields=["kind", "place"], name="finding_of_kind"),
        ),
        migrations.AddIndex(
            model_name="auditfinding",
            index=models.Index(fields=["sha256", "place"], name="finding_of_source"),
        ),
    ]
