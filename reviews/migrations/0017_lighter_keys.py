"""Keys, of which an import writes five for each record, without checks and an index that none uses.

`manage.py verify` looks instead whether each is of a study of its review.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0016_set_aside"),
    ]

    operations = [
        migrations.AlterField(
            model_name="studykey",
            name="review",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="reviews.review",
            ),
        ),
        migrations.AlterField(
            model_name="studykey",
            name="study",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="keys",
                to="reviews.study",
            ),
        ),
    ]
