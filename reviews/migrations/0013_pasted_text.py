"""What a person saved of pasted text."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0012_keys_and_related"),
    ]

    operations = [
        migrations.AddField(
            model_name="sourcefile",
            name="drafts",
            field=models.JSONField(null=True),
        ),
    ]
