"""Putting work in line, in the same transaction as what asks for it."""

from procrastinate.contrib.django import app

from reviews.library.models import SourceFile


def import_later(file: SourceFile) -> None:
    """Have the file imported by the worker. The files of a review are imported one by one.

    The job itself lives with screening, which knows what an import leads to; it goes by name.
    """
    app.configure_task("import_file", lock=f"imports of review {file.review_id}").defer(
        file_id=file.pk
    )
