"""Which commitments of a source have which value, kept beside their counts."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0009_open_milestones"),
    ]

    operations = [
        migrations.AddField(
            model_name="tally",
            name="masks",
            field=models.JSONField(default=dict),
        ),
    ]
