"""Background jobs, each calling one action."""

from procrastinate.contrib.django import app

from reviews.library.models import SourceFile
from reviews.screening import imports


@app.task(name="import_file")
def import_file(*, file_id: int) -> None:
    """Import an uploaded file."""
    imports.import_file(SourceFile.objects.select_related("review", "uploaded_by").get(pk=file_id))
