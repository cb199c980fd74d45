"""Work for later, put in line in the same transaction as what asks for it."""

from procrastinate.contrib.django import app

from reviews.retrieval.models import FullText

TASK = "read_full_text"


def read_later(full_text: FullText) -> None:
    """Have the worker read the PDF and look for its study.

    The job itself lives with screening, which knows the studies that are sought; it goes by name.
    """
    app.configure_task(TASK).defer(full_text_id=full_text.pk)
