"""Evidence that everybody may see, noted; reports and claims in the order of their names."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0012_lists_from_indexes"),
    ]

    operations = [
        migrations.CreateModel(
            name="PublicEvidence",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("report_id", models.UUIDField()),
                ("kind", models.CharField(max_length=20)),
            ],
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(fields=["stage", "id"], name="claim_named"),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(fields=["stage", "standpoint", "id"], name="claim_standpoint"),
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(fields=["stage", "id"], name="report_named"),
        ),
        migrations.AddIndex(
            model_name="publicevidence",
            index=models.Index(fields=["report_id", "id"], name="public_evidence_report"),
        ),
        migrations.AddIndex(
            model_name="publicevidence",
            index=models.Index(fields=["kind", "id"], name="public_evidence_kind"),
        ),
    ]
