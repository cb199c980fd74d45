from django.db import migrations, models

# Stages that were opened again before this was kept: the log tells when.
FROM_THE_LOG = """
UPDATE reviews_stagerule rule SET opened_again_at = found.at
FROM (
    SELECT subject_id, max(at) AS at FROM reviews_event
    WHERE verb = 'opened' AND subject_kind = 'stagerule' GROUP BY subject_id
) found
WHERE rule.id = found.subject_id
"""


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0021_no_file_is_running"),
    ]

    operations = [
        migrations.AddField(
            model_name="stagerule",
            name="opened_again_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.RunSQL(FROM_THE_LOG, migrations.RunSQL.noop),
    ]
