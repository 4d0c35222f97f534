"""Links say whether what they lead from is published; what is counted of it is in an index.

Milestones stand in one by their days too.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0016_language_versions"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="link",
            name="link_to",
        ),
        migrations.AddField(
            model_name="link",
            name="published",
            field=models.BooleanField(default=False),
        ),
        migrations.AddIndex(
            model_name="link",
            index=models.Index(
                fields=["object_id", "relation", "subject_noun", "published", "subject_id"],
                name="link_to",
            ),
        ),
        migrations.AddIndex(
            model_name="action",
            index=models.Index(fields=["id", "stage"], name="action_named"),
        ),
        migrations.AddIndex(
            model_name="milestone",
            index=models.Index(
                fields=["stage", "first_day", "last_day", "id"], name="milestone_in_time"
            ),
        ),
        migrations.AddIndex(
            model_name="citationtarget",
            index=models.Index(fields=["instrument", "role", "provision"], name="cited_in"),
        ),
    ]
