"""The milestones that are not done as rows of their own; indexes for lists of actions."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0008_tallies"),
    ]

    operations = [
        migrations.CreateModel(
            name="OpenMilestone",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("last_day", models.DateField(db_index=True)),
            ],
        ),
        migrations.AddIndex(
            model_name="action",
            index=models.Index(fields=["start", "institution", "code"], name="action_by_start"),
        ),
        migrations.AddIndex(
            model_name="action",
            index=models.Index(
                fields=["institution", "stage", "programme_line"], name="action_facets"
            ),
        ),
        migrations.AddField(
            model_name="openmilestone",
            name="action",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="open_milestones",
                to="register.action",
            ),
        ),
    ]
