"""The boxes of provisions on the pages they are printed on."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("register", "0003_ledger_and_words")]

    operations = [
        migrations.AddField(
            model_name="provision",
            name="boxes",
            field=models.JSONField(default=list),
        ),
    ]
