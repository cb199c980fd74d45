from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0023_words_without_accents"),
    ]

    operations = [
        migrations.AddField(
            model_name="protocolversion",
            name="reworded",
            field=models.JSONField(blank=True, db_default=[], default=list),
        ),
    ]
