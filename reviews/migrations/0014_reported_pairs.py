"""Pairs that a person took for one report, which no import and no rules need have found."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0013_pasted_text"),
    ]

    operations = [
        migrations.AddField(
            model_name="candidatepair",
            name="reported_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="reviews.member",
            ),
        ),
        migrations.AlterField(
            model_name="candidatepair",
            name="rules",
            field=models.TextField(blank=True),
        ),
        migrations.AlterField(
            model_name="candidatepair",
            name="file",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="reviews.sourcefile",
            ),
        ),
    ]
