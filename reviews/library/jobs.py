"""Work for later, put in line in the same transaction as what asks for it."""

from django.db.models import QuerySet
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


def has_stopped(file: SourceFile) -> bool:
    """Whether the file still waits to be imported, but no worker will: its jobs ended in errors."""
    if file.state not in {ImportState.WAITING, ImportState.RUNNING}:
        return False
    return not _jobs(file).filter(status__in=["todo", "doing"]).exists()


def _jobs(file: SourceFile) -> "QuerySet[ProcrastinateJob]":
    jobs: QuerySet[ProcrastinateJob] = ProcrastinateJob.objects.filter(
        task_name=TASK, args__file_id=file.pk
    )
    return jobs
