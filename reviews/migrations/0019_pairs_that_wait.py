"""Indexes by which lists of duplicates cost the same in a review of a million references."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0017_lighter_keys"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="candidatepair",
            name="surest_pairs",
        ),
        migrations.RemoveIndex(
            model_name="join",
            name="joins_by_run",
        ),
        migrations.AddIndex(
            model_name="candidatepair",
            index=models.Index(
                condition=models.Q(("told_apart_at", None)),
                fields=["review", "-score", "id"],
                name="surest_pairs",
            ),
        ),
        migrations.AddIndex(
            model_name="join",
            index=models.Index(fields=["review", "run", "id"], name="joins_by_run"),
        ),
        migrations.AddIndex(
            model_name="study",
            index=models.Index(
                condition=models.Q(("joined_to__isnull", False), ("undone", False)),
                fields=["review"],
                name="joined_studies",
            ),
        ),
    ]
