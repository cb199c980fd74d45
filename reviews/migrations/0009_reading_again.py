"""How a file was read, what people said of that, and what a later Tandem read from a record."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

GUARD = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON reviews_referencereading
    FOR EACH ROW EXECUTE FUNCTION reviews_refuse_change();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON reviews_referencereading
    FOR EACH STATEMENT EXECUTE FUNCTION reviews_refuse_change();
"""
UNGUARD = """
DROP TRIGGER never_truncated ON reviews_referencereading;
DROP TRIGGER append_only ON reviews_referencereading;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0007_counting_and_listing"),
    ]

    operations = [
        migrations.AddField(
            model_name="importproblem",
            name="count",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="sourcefile",
            name="chosen_encoding",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="sourcefile",
            name="dialects",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="sourcefile",
            name="mapping",
            field=models.JSONField(null=True),
        ),
        migrations.AddField(
            model_name="sourcefile",
            name="sample",
            field=models.TextField(blank=True),
        ),
        migrations.AlterField(
            model_name="sourcefile",
            name="state",
            field=models.CharField(
                choices=[
                    ("waiting", "Waiting"),
                    ("running", "Running"),
                    ("columns", "Waits for its columns"),
                    ("done", "Done"),
                    ("failed", "Failed"),
                    ("undone", "Undone"),
                ],
                default="waiting",
                max_length=7,
            ),
        ),
        migrations.CreateModel(
            name="ReferenceReading",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("citation", models.JSONField()),
                ("reader", models.TextField()),
                (
                    "read_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                ),
                (
                    "reference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readings",
                        to="reviews.reference",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reviews.review",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["reference", "-id"], name="newest_reading")],
            },
        ),
        migrations.RunSQL(GUARD, UNGUARD),
    ]
