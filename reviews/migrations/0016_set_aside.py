"""Votes of members who left, set aside by a lead."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

GUARD = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON reviews_setaside
    FOR EACH ROW EXECUTE FUNCTION reviews_refuse_change();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON reviews_setaside
    FOR EACH STATEMENT EXECUTE FUNCTION reviews_refuse_change();
"""
UNGUARD = """
DROP TRIGGER never_truncated ON reviews_setaside;
DROP TRIGGER append_only ON reviews_setaside;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0015_counts_in_one_pass"),
    ]

    operations = [
        migrations.CreateModel(
            name="SetAside",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("given_back", models.BooleanField(default=False)),
                ("why", models.TextField(blank=True)),
                (
                    "done_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                ),
                (
                    "done_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reviews.member",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="set_asides",
                        to="reviews.member",
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
        ),
        migrations.AddField(
            model_name="decision",
            name="set_aside",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="decisions",
                to="reviews.setaside",
            ),
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(
                condition=models.Q(("set_aside__isnull", False)),
                fields=["review", "set_aside"],
                name="votes_set_aside",
            ),
        ),
        migrations.AddIndex(
            model_name="setaside",
            index=models.Index(fields=["member", "-id"], name="newest_set_aside"),
        ),
        migrations.RunSQL(GUARD, UNGUARD),
    ]
