"""Which rules made a review's keys, and what its protocol makes of related reports."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0011_corrected_fields"),
    ]

    operations = [
        migrations.CreateModel(
            name="KeyRules",
            fields=[
                (
                    "review",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="reviews.review",
                    ),
                ),
                ("version", models.TextField()),
            ],
        ),
        migrations.AddField(
            model_name="protocolversion",
            name="related",
            field=models.JSONField(blank=True, db_default={}, default=dict),
        ),
    ]
