"""Which fields of a study people corrected: their corrections come before every other reference."""

import django.contrib.postgres.fields
from django.db import migrations, models

# The log knows of every correction that was made so far.
FROM_THE_LOG = """
UPDATE reviews_study study SET corrected = told.names
FROM (
    SELECT event.subject_id AS study_id, array_agg(DISTINCT name ORDER BY name) AS names
    FROM reviews_event event
    CROSS JOIN LATERAL jsonb_object_keys(event.details::jsonb -> 'changes') AS name
    WHERE event.verb = 'corrected' AND event.subject_kind = 'study'
    GROUP BY event.subject_id
) told
WHERE study.id = told.study_id
"""


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0010_pairs_to_review"),
    ]

    operations = [
        migrations.AddField(
            model_name="study",
            name="corrected",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.TextField(), db_default=[], default=list, size=None
            ),
        ),
        migrations.RunSQL(FROM_THE_LOG, migrations.RunSQL.noop),
    ]
