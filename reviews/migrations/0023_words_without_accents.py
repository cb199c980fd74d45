"""Studies are found by what people type: without accents, and by their journal and year.

The words of each study are made anew, which writes the table once and its index.
"""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.functions.comparison
import django.db.models.functions.text
from django.db import migrations, models

# PostgreSQL's own `unaccent` is an extension, which not every server allows, and is not immutable,
# which a stored column asks for. Letters are taken apart, lose their accents and are put together
# again, as other scripts need; then those follow that Unicode does not take apart. Texts in ASCII,
# which most are, stay as they are.
FOLDED = r"""
CREATE FUNCTION tandem_folded(said text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
SELECT CASE WHEN octet_length(said) = length(said) THEN said ELSE
    replace(replace(replace(replace(replace(replace(replace(replace(
    translate(
        normalize(regexp_replace(normalize(said, NFKD), '[\u0300-\u036f]', '', 'g'), NFKC),
        'øłđðıØŁĐÐ’', 'olddiOLDD'''
    ), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
    'ẞ', 'SS'), 'Æ', 'AE'), 'Œ', 'OE'), 'Þ', 'TH')
END
$$
"""


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0022_opened_again"),
    ]

    operations = [
        migrations.RunSQL(FOLDED, "DROP FUNCTION tandem_folded(text)"),
        migrations.RemoveIndex("study", "studies_by_words"),
        migrations.RemoveField("study", "words"),
        migrations.AddField(
            model_name="study",
            name="words",
            field=models.GeneratedField(
                expression=django.contrib.postgres.search.SearchVector(
                    models.Func(
                        django.db.models.functions.text.Left("title", 50_000),
                        function="tandem_folded",
                        output_field=models.TextField(),
                    ),
                    models.Func(
                        django.db.models.functions.text.Left("authors", 50_000),
                        function="tandem_folded",
                        output_field=models.TextField(),
                    ),
                    models.Func(
                        django.db.models.functions.text.Left("container_title", 10_000),
                        function="tandem_folded",
                        output_field=models.TextField(),
                    ),
                    django.db.models.functions.comparison.Cast("year", models.TextField()),
                    config="simple",
                ),
                output_field=django.contrib.postgres.search.SearchVectorField(),
                db_persist=True,
            ),
        ),
        migrations.AddIndex(
            "study",
            django.contrib.postgres.indexes.GinIndex(fields=["words"], name="studies_by_words"),
        ),
    ]
