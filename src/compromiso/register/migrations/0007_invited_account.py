import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("register", "0006_institutions")]

    operations = [
        migrations.RemoveField("invitation", "email"),
        migrations.AddField(
            "invitation",
            "account",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="invitations",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
    ]
