"""Numbers about searches and files, counted when asked for."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import connection
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from reviews.choices import ImportState
from reviews.library import jobs
from reviews.library.group_models import Join
from reviews.library.models import JOINED, ImportProgress, Reference, Search, SourceFile
from reviews.protocol.models import Review

MOST_COUNTED = 1_000


@dataclass(frozen=True)
class UpTo:
    """A number that is counted as far as anybody wants to know: "1,000+" if `is_more`."""

    number: int
    is_more: bool

    def __str__(self) -> str:
        return f"{self.number:,}{'+' if self.is_more else ''}"

    def __bool__(self) -> bool:
        return self.number > 0


def up_to(rows: QuerySet[Any] | Iterable[Any], most: int = MOST_COUNTED) -> UpTo:
    """How many rows there are, if not more than `most`: no more than these are looked at."""
    if isinstance(rows, QuerySet):
        number = rows[: most + 1].count()
    else:
        number = sum(1 for _ in islice(rows, most + 1))
    return UpTo(min(number, most), number > most)


def with_records(files: QuerySet[SourceFile]) -> QuerySet[SourceFile]:
    """Files, each with `records`: how many references it has, `percent` while it is read, and
    `has_stopped`, see `jobs.stopped`.

    The references of a file are numbered without gaps, so the last number is the count.
    """
    last = Reference.objects.filter(file=OuterRef("pk")).order_by("-position")
    percent = ImportProgress.objects.filter(file=OuterRef("pk"))
    # As a dictionary, since the model names these for type checkers.
    added = {
        "records": Coalesce(Subquery(last.values("position")[:1]), 0),
        "percent": Subquery(percent.values("percent")[:1]),
        "has_stopped": jobs.stopped(),
    }
    return files.annotate(**added)


def records_of_searches(review: Review) -> Counter[int]:
    """How many references the imported files of each search have. One query.

    As `with_records` counts them; the flow asks often, and for nothing else of the files.
    """
    with connection.cursor() as cursor:
        cursor.execute(RECORDS_OF_SEARCHES, {"review": review.pk, "state": ImportState.DONE.value})
        return Counter(dict(cursor.fetchall()))


RECORDS_OF_SEARCHES = """
SELECT file.search_id, sum(last.position)::bigint
FROM reviews_sourcefile file
CROSS JOIN LATERAL (
    SELECT position FROM reviews_reference WHERE file_id = file.id ORDER BY position DESC LIMIT 1
) last
WHERE file.review_id = %(review)s AND file.state = %(state)s
GROUP BY file.search_id
"""


def joined_of_files(file_ids: Collection[int]) -> Counter[int]:
    """How many studies of each file are joined to another one, as duplicates."""
    joined = Join.objects.filter(
        split_at=None, study__undone=False, study__reference__file__in=file_ids
    )
    return Counter(
        dict(joined.order_by().values_list("study__reference__file").annotate(number=Count("pk")))
    )


@dataclass(frozen=True)
class Told:
    """A search with its files and what came of them.

    `imported`: references of its imported files. `joined`: how many of these are duplicates.
    `removed`: how many were removed before the import, for whatever reason. `missing`: how many
    more the source showed than both together (negative: fewer); None if nobody noted the hits,
    nothing was imported yet, or a file is still on its way.
    """

    search: Search
    files: list[SourceFile]
    imported: int
    joined: int
    removed: int
    missing: int | None

    @property
    def surplus(self) -> int:
        """How many more were imported, or removed before, than the source showed."""
        return max(0, -(self.missing or 0))


def told(searches: Iterable[Search]) -> list[Told]:
    """Each of the searches with its numbers, in three queries."""
    searches = list(searches)
    of_search: dict[int, list[SourceFile]] = {search.pk: [] for search in searches}
    for file in with_records(SourceFile.objects.filter(search__in=of_search)).order_by("pk"):
        of_search[file.search_id].append(file)
    every = [file.pk for files in of_search.values() for file in files]
    joined = joined_of_files(every) if every else Counter[int]()
    return [_told(search, of_search[search.pk], joined) for search in searches]


def _told(search: Search, files: list[SourceFile], joined: Counter[int]) -> Told:
    done = [file for file in files if file.state == ImportState.DONE]
    imported = sum(file.records for file in done)
    removed = (
        search.removed_before_import
        + search.ineligible_before_import
        + search.otherwise_removed_before_import
    )
    settled = bool(done) and not any(file.state == ImportState.WAITING for file in files)
    return Told(
        search=search,
        files=files,
        imported=imported,
        joined=sum(joined[file.pk] for file in done),
        removed=removed,
        missing=search.hits - removed - imported if settled and search.hits is not None else None,
    )


@dataclass(frozen=True)
class Totals:
    """Of all imported files of a review: references, and how many of these are duplicates."""

    references: int
    joined: int

    @property
    def studies(self) -> int:
        """What is left to be screened."""
        return self.references - self.joined


def totals(review: Review) -> Totals:
    """The numbers of the whole review, in two queries."""
    done = with_records(review.files.filter(state=ImportState.DONE))
    joined = review.studies.filter(JOINED)
    return Totals(sum(file.records for file in done), joined.count())
