"""Work for later, put in line in the same transaction as what asks for it."""

from collections.abc import Iterable

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
    return file.pk in stopped([file])


def stopped(files: Iterable[SourceFile]) -> frozenset[int]:
    """The ids of those of the files of which `has_stopped` is true. A query, if any waits."""
    waiting = {file.pk for file in files if file.state == ImportState.WAITING}
    if not waiting:
        return frozenset()
    in_line = ProcrastinateJob.objects.filter(
        task_name=TASK, args__file_id__in=waiting, status__in=["todo", "doing"]
    )
    return frozenset(waiting.difference(in_line.values_list("args__file_id", flat=True)))
