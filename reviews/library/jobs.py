"""Work for later, put in line in the same transaction as what asks for it."""

from django.db.models import BooleanField, Case, Exists, OuterRef, TextField, When
from django.db.models.fields.json import KT
from django.db.models.functions import Cast
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from reviews.choices import ImportState
from reviews.library.models import SourceFile

TASK = "import_file"


def import_later(file: SourceFile) -> None:
    """Have the file imported by the worker. The files of a review are imported one by one.

    The job itself lives with screening, which knows what an import leads to; it goes by name.
    """
    app.configure_task(TASK, lock=f"imports of review {file.review_id}").defer(file_id=file.pk)


def stopped() -> Case:
    """Of a file in a query: whether it still waits to be imported, but no worker will.

    Then its jobs ended in errors. Asked in the query that reads the file's state: a moment later
    the import may be over, and its job with it.
    """
    in_line = (
        ProcrastinateJob.objects.filter(task_name=TASK, status__in=["todo", "doing"])
        .annotate(of_file=KT("args__file_id"))
        .filter(of_file=Cast(OuterRef("pk"), TextField()))
    )
    waits = When(state=ImportState.WAITING, then=~Exists(in_line))
    return Case(waits, default=False, output_field=BooleanField())


def has_stopped(file: SourceFile) -> bool:
    """Whether the file has stopped, see `stopped`."""
    return SourceFile.objects.filter(stopped(), pk=file.pk).exists()
