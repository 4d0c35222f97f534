"""What stands of claims, milestones and public entries as rows of their own; indexes for lists."""

import django.db.models.deletion
from django.db import migrations, models


def count_again(apps, schema_editor):
    """Let the tallies be written anew when the register is opened: they count more now."""
    apps.get_model("register", "Tally")._default_manager.all().delete()


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0009_open_milestones"),
    ]

    operations = [
        migrations.RunPython(count_again, migrations.RunPython.noop),
        migrations.CreateModel(
            name="ClaimTally",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("axis", models.CharField(max_length=20)),
                ("key", models.CharField(blank=True, max_length=200)),
                ("standpoint", models.CharField(blank=True, max_length=20)),
                ("counts", models.JSONField(default=dict)),
            ],
        ),
        migrations.CreateModel(
            name="ClaimUnit",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("commitment_id", models.UUIDField(db_index=True)),
                ("country", models.CharField(blank=True, max_length=2)),
                ("newest", models.JSONField(default=dict)),
                ("said", models.TextField()),
                ("outside", models.TextField(blank=True)),
                ("instrument_id", models.UUIDField(null=True)),
                ("force", models.CharField(blank=True, max_length=20)),
                ("themes", models.JSONField(default=list)),
            ],
        ),
        migrations.CreateModel(
            name="Milestone",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("place", models.PositiveIntegerField()),
                ("first_day", models.DateField()),
                ("last_day", models.DateField()),
                ("done", models.BooleanField()),
                ("stage", models.CharField(max_length=20)),
            ],
        ),
        migrations.CreateModel(
            name="PublicEntry",
            fields=[
                ("seq", models.BigIntegerField(primary_key=True, serialize=False)),
            ],
        ),
        migrations.RemoveField(
            model_name="openmilestone",
            name="action",
        ),
        migrations.RemoveIndex(
            model_name="action",
            name="action_by_start",
        ),
        migrations.AlterField(
            model_name="claim",
            name="stage",
            field=models.CharField(default="draft", max_length=20),
        ),
        migrations.AlterField(
            model_name="report",
            name="country",
            field=models.CharField(blank=True, max_length=2),
        ),
        migrations.AlterField(
            model_name="report",
            name="stage",
            field=models.CharField(default="draft", max_length=20),
        ),
        migrations.AddIndex(
            model_name="action",
            index=models.Index(
                fields=["start", "institution", "code", "stage", "id"], name="action_in_time"
            ),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(fields=["stage", "date", "id"], name="claim_newest"),
        ),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(fields=["instrument", "force", "state"], name="commitment_weight"),
        ),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(
                condition=models.Q(("deadline__isnull", False)),
                fields=["deadline", "state"],
                name="commitment_due",
            ),
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(fields=["stage", "published_at", "id"], name="report_newest"),
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(fields=["country", "stage", "published_at"], name="report_in"),
        ),
        migrations.AddIndex(
            model_name="claimtally",
            index=models.Index(fields=["axis", "standpoint", "key"], name="claims_by"),
        ),
        migrations.AddIndex(
            model_name="claimunit",
            index=models.Index(fields=["said", "country", "commitment_id"], name="unit_said"),
        ),
        migrations.AddField(
            model_name="milestone",
            name="action",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="dated_milestones",
                to="register.action",
            ),
        ),
        migrations.AddField(
            model_name="milestone",
            name="institution",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="register.institution",
            ),
        ),
        migrations.DeleteModel(
            name="OpenMilestone",
        ),
        migrations.AddIndex(
            model_name="milestone",
            index=models.Index(
                condition=models.Q(("done", False)),
                fields=["stage", "last_day"],
                name="milestone_open",
            ),
        ),
        migrations.AddIndex(
            model_name="milestone",
            index=models.Index(fields=["stage", "last_day", "first_day"], name="milestone_due"),
        ),
    ]
