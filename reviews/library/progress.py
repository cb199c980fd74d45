"""How far an import is, told while its transaction is still open."""

from collections.abc import Callable
from types import TracebackType
from typing import Self

from django.db import connection

from reviews.library.models import SourceFile


class Progress:
    """Writes a file's percentage through a connection of its own, so that others see it now.

    What the import itself writes is seen when it commits, all at once. One that ends in an error
    leaves no percentage behind.
    """

    def __init__(self, file: SourceFile) -> None:
        self.file = file
        self.percent = 0
        self.side = connection.copy()

    def __enter__(self) -> Self:
        self._forget()  # what an import left that was killed
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error:
            self._forget()
        self.side.close()

    def part(self, *, upto: int) -> Callable[[int, int], None]:
        """What tells how much of the next part of the work is done: it begins where the last one
        ended, and ends at `upto` per cent. To be called with how many of how many are done.
        """
        begun = self.percent

        def tell(done: int, total: int) -> None:
            self._tell(begun + min(done, total) * (upto - begun) // max(total, 1))

        return tell

    def _tell(self, percent: int) -> None:
        if percent == self.percent:
            return
        self.percent = percent
        with self.side.cursor() as cursor:
            cursor.execute(
                "INSERT INTO reviews_importprogress (file_id, percent) VALUES (%s, %s)"
                " ON CONFLICT (file_id) DO UPDATE SET percent = excluded.percent",
                [self.file.pk, percent],
            )

    def _forget(self) -> None:
        with self.side.cursor() as cursor:
            cursor.execute("DELETE FROM reviews_importprogress WHERE file_id = %s", [self.file.pk])
