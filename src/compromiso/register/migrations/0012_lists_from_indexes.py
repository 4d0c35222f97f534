"""Lists of actions and milestones are read from indexes alone."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0011_masks"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="action",
            name="action_in_time",
        ),
        migrations.RemoveIndex(
            model_name="milestone",
            name="milestone_open",
        ),
        migrations.RemoveIndex(
            model_name="milestone",
            name="milestone_due",
        ),
        migrations.AlterField(
            model_name="action",
            name="stage",
            field=models.CharField(default="draft", max_length=20),
        ),
        migrations.AlterField(
            model_name="milestone",
            name="action",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="dated_milestones",
                to="register.action",
            ),
        ),
        migrations.AddIndex(
            model_name="action",
            index=models.Index(
                fields=["start", "institution", "code", "stage", "end", "programme_line", "id"],
                name="action_by_time",
            ),
        ),
        migrations.AddIndex(
            model_name="milestone",
            index=models.Index(fields=["action", "done", "last_day"], name="milestone_of_action"),
        ),
        migrations.AddIndex(
            model_name="milestone",
            index=models.Index(
                fields=["stage", "last_day", "first_day", "done"], name="milestone_days"
            ),
        ),
    ]
