"""Pairs of studies that a person should look at; the run and the rules of a join."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0009_reading_again"),
    ]

    operations = [
        migrations.CreateModel(
            name="CandidatePair",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("relation", models.TextField(blank=True)),
                ("score", models.FloatField()),
                ("contradicted", models.BooleanField(default=False)),
                (
                    "agree",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), default=list, size=None
                    ),
                ),
                (
                    "differ",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), default=list, size=None
                    ),
                ),
                ("rules", models.TextField()),
                (
                    "found_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                ),
                ("told_apart_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.AddField(
            model_name="join",
            name="rules",
            field=models.TextField(blank=True, db_default=""),
        ),
        migrations.AddField(
            model_name="join",
            name="run",
            field=models.UUIDField(null=True),
        ),
        migrations.AddIndex(
            model_name="join",
            index=models.Index(fields=["review", "run"], name="joins_by_run"),
        ),
        migrations.AddField(
            model_name="candidatepair",
            name="a",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reviews.study"
            ),
        ),
        migrations.AddField(
            model_name="candidatepair",
            name="b",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reviews.study"
            ),
        ),
        migrations.AddField(
            model_name="candidatepair",
            name="file",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="reviews.sourcefile",
            ),
        ),
        migrations.AddField(
            model_name="candidatepair",
            name="review",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="pairs",
                to="reviews.review",
            ),
        ),
        migrations.AddField(
            model_name="candidatepair",
            name="told_apart_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="reviews.member",
            ),
        ),
        migrations.AddIndex(
            model_name="candidatepair",
            index=models.Index(fields=["review", "-score", "id"], name="surest_pairs"),
        ),
        migrations.AddConstraint(
            model_name="candidatepair",
            constraint=models.UniqueConstraint(fields=("a", "b"), name="two_studies_are_one_pair"),
        ),
        migrations.AddConstraint(
            model_name="candidatepair",
            constraint=models.CheckConstraint(
                condition=models.Q(("a__lt", models.F("b"))),
                name="the_study_that_came_first_is_named_first",
            ),
        ),
    ]
