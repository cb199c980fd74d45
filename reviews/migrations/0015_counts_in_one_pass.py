"""One index in the place of two, by which one pass counts both boxes and outcomes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0014_reported_pairs"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="screening",
            name="counts_of_the_flow",
        ),
        migrations.RemoveIndex(
            model_name="screening",
            name="counts_of_outcomes",
        ),
        migrations.AddIndex(
            model_name="screening",
            index=models.Index(
                fields=["review", "box", "via_other", "stage", "in_play", "outcome", "reason"],
                name="counts_of_the_flow",
            ),
        ),
    ]
