"""What the cells of response matrices and follow-up tables say; measures that name no body."""

import django.db.models.deletion
from django.db import migrations, models

FORMS = ("programmeline", "task")


class Migration(migrations.Migration):
    dependencies = [("register", "0004_boxes")]

    operations = [
        *(
            migrations.AddField(model_name=name, name=field, field=kind)
            for name in FORMS
            for field, kind in (
                ("label", models.TextField(null=True)),
                ("fields", models.JSONField(default=list)),
                ("confidence", models.FloatField(default=1.0)),
            )
        ),
        migrations.AlterField(
            model_name="task",
            name="body",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="tasks",
                to="register.actor",
            ),
        ),
        migrations.AlterField(
            model_name="task",
            name="actor",
            field=models.JSONField(default=dict, null=True),
        ),
    ]
