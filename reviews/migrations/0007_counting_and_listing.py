"""Indexes that answer how many there are, and in which order a list is read."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0004_full_texts_and_flow"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="screening",
            name="studies_by_box",
        ),
        migrations.AlterField(
            model_name="screening",
            name="review",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="screenings",
                to="reviews.review",
            ),
        ),
        migrations.AlterField(
            model_name="screening",
            name="study",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="screenings",
                to="reviews.study",
            ),
        ),
        migrations.AddIndex(
            model_name="screening",
            index=models.Index(
                condition=models.Q(("in_play", True)),
                fields=["review", "stage", "outcome", "via_other"],
                name="counts_of_outcomes",
            ),
        ),
        migrations.AddIndex(
            model_name="screening",
            index=models.Index(
                condition=models.Q(("box__isnull", False)),
                fields=["review", "via_other", "box", "study"],
                name="studies_by_column_and_box",
            ),
        ),
        migrations.AddIndex(
            model_name="screening",
            index=models.Index(
                condition=models.Q(("box", "report_excluded")),
                fields=["review", "reason", "via_other", "study"],
                name="excluded_reports_by_reason",
            ),
        ),
    ]
