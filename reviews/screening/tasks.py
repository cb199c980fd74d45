"""Background jobs, each calling one action."""

from procrastinate.contrib.django import app

from reviews.library.models import SourceFile
from reviews.retrieval.models import FullText
from reviews.screening import imports, proposing


@app.task(name="import_file")
def import_file(*, file_id: int) -> None:
    """Import an uploaded file."""
    imports.import_file(SourceFile.objects.select_related("review", "uploaded_by").get(pk=file_id))


@app.task(name="read_full_text")
def read_full_text(*, full_text_id: int) -> None:
    """Read a PDF and look for its study."""
    proposing.read(FullText.objects.get(pk=full_text_id))
