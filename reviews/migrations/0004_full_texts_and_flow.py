"""Full texts, companions, removals, and every study's place in the flow on its own row."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
from django.db import migrations, models

# The state that was asked of other tables before, now on the row. Duplicates found by an import
# had no row: they get one, which asks for the full number of votes should they ever be split off.
FILL = """
INSERT INTO reviews_screening (review_id, study_id, stage, required, round, voters, outcome,
    in_play, aside, retrieval, via_other, draw)
SELECT study.review_id, study.id, 'title_abstract', rule.votes, 1, '{}', 'awaiting',
    false, 'duplicate', 'sought', false, study.draw
FROM reviews_study study
JOIN reviews_stagerule rule ON rule.review_id = study.review_id AND rule.stage = 'title_abstract'
WHERE study.joined_to_id IS NOT NULL AND NOT study.undone
ON CONFLICT (study_id, stage) DO NOTHING;
UPDATE reviews_screening screening
SET aside = CASE WHEN study.undone THEN 'undone' ELSE 'duplicate' END
FROM reviews_study study
WHERE study.id = screening.study_id AND screening.stage = 'title_abstract'
    AND (study.undone OR study.joined_to_id IS NOT NULL);
UPDATE reviews_screening screening
SET aside = CASE WHEN abstract.aside = '' AND abstract.outcome = 'included'
        THEN '' ELSE 'not_sought' END,
    retrieval = coalesce((
        SELECT state FROM reviews_retrievalnote note WHERE note.study_id = screening.study_id
        ORDER BY id DESC LIMIT 1
    ), 'sought')
FROM reviews_screening abstract
WHERE screening.stage = 'full_text'
    AND abstract.study_id = screening.study_id AND abstract.stage = 'title_abstract';
SET CONSTRAINTS ALL IMMEDIATE;
"""
ON_IN_PLAY = ("queue_of_a_stage", "not_yet_queued", "studies_by_outcome")
# Sees that the visibility of a few changed rows does not make the counts of the flow slow.
VACUUM_OFTEN = """
ALTER TABLE reviews_screening SET (
    autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02
);
"""
VACUUM_AS_USUAL = """
ALTER TABLE reviews_screening RESET (
    autovacuum_vacuum_scale_factor, autovacuum_vacuum_insert_scale_factor
);
"""
APPEND_ONLY = ("removal", "earlierversion", "frozenflow")


def guard(table: str) -> str:
    return f"""
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON reviews_{table}
    FOR EACH ROW EXECUTE FUNCTION reviews_refuse_change();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON reviews_{table}
    FOR EACH STATEMENT EXECUTE FUNCTION reviews_refuse_change();
"""


def unguard(table: str) -> str:
    return f"""
DROP TRIGGER never_truncated ON reviews_{table};
DROP TRIGGER append_only ON reviews_{table};
"""


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0003_take_next"),
    ]

    operations = [
        migrations.CreateModel(
            name="Companion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("earlier", models.TextField(blank=True)),
                ("note", models.TextField(blank=True)),
                (
                    "linked_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                ),
                ("unlinked_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="EarlierVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("studies", models.PositiveIntegerField(null=True)),
                ("reports", models.PositiveIntegerField(null=True)),
                ("dropped_studies", models.PositiveIntegerField(default=0)),
                ("dropped_reports", models.PositiveIntegerField(default=0)),
                ("citation", models.TextField(blank=True)),
                (
                    "entered_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                ),
            ],
        ),
        migrations.CreateModel(
            name="FrozenFlow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.TextField()),
                ("numbers", models.JSONField()),
                ("events", models.BigIntegerField()),
                ("head", models.BinaryField()),
                (
                    "frozen_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                ),
            ],
        ),
        migrations.CreateModel(
            name="FullText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.TextField()),
                ("content", models.FileField(max_length=200, upload_to="")),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.BigIntegerField()),
                (
                    "added_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("read", "Read"),
                            ("scanned", "Scanned"),
                            ("encrypted", "Encrypted"),
                            ("broken", "Broken"),
                            ("too_large", "Too_large"),
                        ],
                        default="waiting",
                        max_length=9,
                    ),
                ),
                ("pages", models.PositiveIntegerField(null=True)),
                ("text", models.TextField(blank=True)),
                ("evidence", models.TextField(blank=True)),
                ("matched_at", models.DateTimeField(null=True)),
                ("removed_at", models.DateTimeField(null=True)),
                (
                    "words",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.contrib.postgres.search.SearchVector(
                            django.db.models.functions.text.Left("text", 200000), config="simple"
                        ),
                        output_field=django.contrib.postgres.search.SearchVectorField(),
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Removal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", ""),
                            ("ineligible", "ineligible"),
                            ("removed", "removed"),
                            ("by_tool", "by_tool"),
                        ],
                        max_length=10,
                    ),
                ),
                ("why", models.TextField(blank=True)),
                (
                    "removed_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                ),
            ],
        ),
        migrations.AddField(
            model_name="retrievalnote",
            name="asked",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="retrievalnote",
            name="asked_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="retrievalnote",
            name="link",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="screening",
            name="aside",
            field=models.CharField(
                blank=True,
                choices=[
                    ("", ""),
                    ("undone", "undone"),
                    ("duplicate", "duplicate"),
                    ("ineligible", "ineligible"),
                    ("removed", "removed"),
                    ("by_tool", "by_tool"),
                    ("not_sought", "not_sought"),
                ],
                default="",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="screening",
            name="retrieval",
            field=models.CharField(
                choices=[
                    ("sought", "Sought"),
                    ("requested", "Requested"),
                    ("retrieved", "Retrieved"),
                    ("not_retrieved", "Not retrieved"),
                    ("ongoing", "Ongoing study"),
                    ("awaiting_classification", "Awaiting classification"),
                ],
                default="sought",
                max_length=23,
            ),
        ),
        migrations.AddField(
            model_name="screening",
            name="via_other",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="search",
            name="filters",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="search",
            name="ineligible_before_import",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="search",
            name="limits",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="search",
            name="note",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="search",
            name="otherwise_removed_before_import",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="search",
            name="peer_review",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="stagerule",
            name="reasons_must_agree",
            field=models.BooleanField(default=False),
        ),
        migrations.AlterField(
            model_name="retrievalnote",
            name="state",
            field=models.CharField(
                choices=[
                    ("sought", "Sought"),
                    ("requested", "Requested"),
                    ("retrieved", "Retrieved"),
                    ("not_retrieved", "Not retrieved"),
                    ("ongoing", "Ongoing study"),
                    ("awaiting_classification", "Awaiting classification"),
                ],
                max_length=23,
            ),
        ),
        migrations.AlterField(
            model_name="search",
            name="source_kind",
            field=models.CharField(
                choices=[
                    ("database", "Database"),
                    ("register", "Register"),
                    ("website", "Website"),
                    ("organisation", "Organisation"),
                    ("citation", "Citation searching"),
                    ("other", "Other source"),
                ],
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="companion",
            name="linked_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reviews.member"
            ),
        ),
        migrations.AddField(
            model_name="companion",
            name="of",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="companions_of",
                to="reviews.study",
            ),
        ),
        migrations.AddField(
            model_name="companion",
            name="review",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="companions",
                to="reviews.review",
            ),
        ),
        migrations.AddField(
            model_name="companion",
            name="study",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="companions",
                to="reviews.study",
            ),
        ),
        migrations.AddField(
            model_name="companion",
            name="unlinked_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="reviews.member",
            ),
        ),
        migrations.AddField(
            model_name="earlierversion",
            name="entered_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reviews.member"
            ),
        ),
        migrations.AddField(
            model_name="earlierversion",
            name="review",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="earlier_versions",
                to="reviews.review",
            ),
        ),
        migrations.AddField(
            model_name="frozenflow",
            name="frozen_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reviews.member"
            ),
        ),
        migrations.AddField(
            model_name="frozenflow",
            name="review",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="frozen_flows",
                to="reviews.review",
            ),
        ),
        migrations.AddField(
            model_name="fulltext",
            name="added_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reviews.member"
            ),
        ),
        migrations.AddField(
            model_name="fulltext",
            name="matched_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="reviews.member",
            ),
        ),
        migrations.AddField(
            model_name="fulltext",
            name="proposed",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="reviews.study",
            ),
        ),
        migrations.AddField(
            model_name="fulltext",
            name="removed_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="reviews.member",
            ),
        ),
        migrations.AddField(
            model_name="fulltext",
            name="review",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="full_texts",
                to="reviews.review",
            ),
        ),
        migrations.AddField(
            model_name="fulltext",
            name="study",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="full_texts",
                to="reviews.study",
            ),
        ),
        migrations.AddField(
            model_name="removal",
            name="removed_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reviews.member"
            ),
        ),
        migrations.AddField(
            model_name="removal",
            name="review",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="removals",
                to="reviews.review",
            ),
        ),
        migrations.AddField(
            model_name="removal",
            name="study",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="removals",
                to="reviews.study",
            ),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        *(migrations.RemoveIndex("screening", name) for name in ON_IN_PLAY),
        migrations.RemoveField("screening", "in_play"),
        migrations.AddField(
            model_name="screening",
            name="in_play",
            field=models.GeneratedField(
                db_persist=True,
                expression=models.Case(
                    models.When(models.Q(("aside", ""), _negated=True), then=models.Value(False)),
                    models.When(
                        retrieval__in=["not_retrieved", "ongoing", "awaiting_classification"],
                        then=models.Value(False),
                    ),
                    default=models.Value(True),
                    output_field=models.BooleanField(),
                ),
                output_field=models.BooleanField(),
            ),
        ),
        migrations.AddIndex(
            model_name="screening",
            index=models.Index(
                condition=models.Q(
                    ("in_play", True), ("outcome", "awaiting"), ("place__isnull", False)
                ),
                fields=["review", "stage", "place"],
                name="queue_of_a_stage",
            ),
        ),
        migrations.AddIndex(
            model_name="screening",
            index=models.Index(
                condition=models.Q(
                    ("in_play", True), ("outcome", "awaiting"), ("place__isnull", True)
                ),
                fields=["review", "stage", "draw"],
                name="not_yet_queued",
            ),
        ),
        migrations.AddIndex(
            model_name="screening",
            index=models.Index(
                condition=models.Q(("in_play", True)),
                fields=["review", "stage", "outcome", "study"],
                name="studies_by_outcome",
            ),
        ),
        migrations.AddField(
            model_name="screening",
            name="box",
            field=models.GeneratedField(
                db_persist=True,
                expression=models.Case(
                    models.When(
                        models.Q(("stage", "title_abstract"), ("aside", "duplicate")),
                        then=models.Value("duplicate"),
                    ),
                    models.When(
                        models.Q(("stage", "title_abstract"), ("aside", "ineligible")),
                        then=models.Value("ineligible"),
                    ),
                    models.When(
                        models.Q(("stage", "title_abstract"), ("aside", "removed")),
                        then=models.Value("removed"),
                    ),
                    models.When(
                        models.Q(("stage", "title_abstract"), ("aside", "by_tool")),
                        then=models.Value("excluded_by_tool"),
                    ),
                    models.When(models.Q(("aside", ""), _negated=True), then=None),
                    models.When(
                        models.Q(("stage", "title_abstract"), ("outcome", "awaiting")),
                        then=models.Value("awaiting_screening"),
                    ),
                    models.When(
                        models.Q(("stage", "title_abstract"), ("outcome", "conflict")),
                        then=models.Value("conflict"),
                    ),
                    models.When(
                        models.Q(("stage", "title_abstract"), ("outcome", "excluded")),
                        then=models.Value("excluded"),
                    ),
                    models.When(models.Q(("stage", "title_abstract")), then=None),
                    models.When(retrieval="not_retrieved", then=models.Value("not_retrieved")),
                    models.When(retrieval="ongoing", then=models.Value("ongoing")),
                    models.When(
                        retrieval="awaiting_classification",
                        then=models.Value("awaiting_classification"),
                    ),
                    models.When(outcome="included", then=models.Value("included")),
                    models.When(outcome="excluded", then=models.Value("report_excluded")),
                    models.When(outcome="conflict", then=models.Value("eligibility_conflict")),
                    models.When(
                        models.Q(
                            ("retrieval", "retrieved"),
                            models.Q(("voters", []), _negated=True),
                            ("round__gt", 1),
                            _connector="OR",
                        ),
                        then=models.Value("awaiting_eligibility"),
                    ),
                    default=models.Value("awaiting_retrieval"),
                    output_field=models.CharField(max_length=23),
                ),
                output_field=models.CharField(max_length=23, null=True),
            ),
        ),
        migrations.AddIndex(
            model_name="companion",
            index=models.Index(
                condition=models.Q(("unlinked_at", None)), fields=["review"], name="linked_studies"
            ),
        ),
        migrations.AddConstraint(
            model_name="companion",
            constraint=models.UniqueConstraint(
                condition=models.Q(("unlinked_at", None)),
                fields=("study", "of"),
                name="two_studies_are_linked_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="companion",
            constraint=models.UniqueConstraint(
                condition=models.Q(("of", None), ("unlinked_at", None)),
                fields=("study",),
                name="a_study_belongs_to_one_of_an_earlier_version",
            ),
        ),
        migrations.AddConstraint(
            model_name="companion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("of__isnull", False),
                        ("earlier", ""),
                        models.Q(("study", models.F("of")), _negated=True),
                    ),
                    models.Q(("of", None), models.Q(("earlier", ""), _negated=True)),
                    _connector="OR",
                ),
                name="a_companion_of_a_study_here_or_of_an_earlier_one",
            ),
        ),
        migrations.AddIndex(
            model_name="earlierversion",
            index=models.Index(fields=["review", "-id"], name="newest_earlier_version"),
        ),
        migrations.AddConstraint(
            model_name="earlierversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("citation", ""), ("reports__isnull", True), ("studies__isnull", True)
                    ),
                    models.Q(("reports__isnull", False), ("studies__isnull", False)),
                    _connector="OR",
                ),
                name="an_earlier_version_has_both_numbers_or_neither",
            ),
        ),
        migrations.AddConstraint(
            model_name="earlierversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("studies", None), ("studies__lte", models.F("reports")), _connector="OR"
                ),
                name="an_earlier_version_has_no_more_studies_than_reports",
            ),
        ),
        migrations.AddConstraint(
            model_name="earlierversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("dropped_reports", 0), ("dropped_studies", 0), ("studies", None)),
                    models.Q(
                        ("dropped_reports__lte", models.F("reports")),
                        ("dropped_studies__lte", models.F("studies")),
                    ),
                    _connector="OR",
                ),
                name="no_more_is_dropped_than_there_was",
            ),
        ),
        migrations.AddIndex(
            model_name="frozenflow",
            index=models.Index(fields=["review", "-id"], name="frozen_flows_newest"),
        ),
        migrations.AddIndex(
            model_name="fulltext",
            index=models.Index(fields=["review", "study"], name="full_texts_of_a_study"),
        ),
        migrations.AddIndex(
            model_name="fulltext",
            index=models.Index(fields=["review", "sha256"], name="full_texts_by_content"),
        ),
        migrations.AddIndex(
            model_name="fulltext",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["words"], name="full_texts_by_words"
            ),
        ),
        migrations.AddConstraint(
            model_name="fulltext",
            constraint=models.UniqueConstraint(
                condition=models.Q(("removed_at", None), ("study__isnull", False)),
                fields=("review", "study", "sha256"),
                name="a_study_has_each_pdf_once",
            ),
        ),
        migrations.AddIndex(
            model_name="removal",
            index=models.Index(fields=["study", "-id"], name="newest_removal"),
        ),
        migrations.AddIndex(
            model_name="screening",
            index=models.Index(
                condition=models.Q(("box__isnull", False)),
                fields=["review", "box", "via_other", "reason"],
                name="counts_of_the_flow",
            ),
        ),
        migrations.AddIndex(
            model_name="screening",
            index=models.Index(
                condition=models.Q(("box__isnull", False)),
                fields=["review", "box", "study"],
                name="studies_by_box",
            ),
        ),
        *(migrations.RunSQL(guard(table), unguard(table)) for table in APPEND_ONLY),
        migrations.RunSQL(VACUUM_OFTEN, VACUUM_AS_USUAL),
    ]
