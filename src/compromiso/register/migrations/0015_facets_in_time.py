"""What actions are counted by is read from an index that holds their time too."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0014_restricted_evidence"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="action",
            name="action_facets",
        ),
        migrations.AddIndex(
            model_name="action",
            index=models.Index(
                fields=["institution", "stage", "programme_line", "start", "end"],
                name="action_facets",
            ),
        ),
    ]
