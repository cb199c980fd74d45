"""All groups of duplicates as a table, with what speaks for each join."""

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby, islice

from django.utils import timezone

from reviews import formats
from reviews.formats.writing.tables import MARK
from reviews.library.group_models import Join
from reviews.library.models import Study
from reviews.protocol.models import Review

BATCH = 2_000
HEADERS = (
    "group",
    "study",
    "is_read",
    "source",
    "file",
    "record",
    "title",
    "authors",
    "year",
    "journal",
    "doi",
    "pmid",
    "joined_by",
    "joined_at",
    "rules",
    "score",
    "evidence",
    "split_by",
    "split_at",
)
BY_RULES = "The rules"


def pieces(review: Review) -> Iterator[bytes]:
    """The table as a CSV file, piece by piece, however many groups there are.

    The first row of a group is the reference that is read for all of it; each other row a
    reference that was joined to it and why, also of a join that was ended since. Undone imports
    are left out.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    out.write(MARK)
    writer.writerow(HEADERS)
    for number, row in enumerate(_rows(review)):
        writer.writerow([formats.csv_cell(cell) for cell in row])
        if number % BATCH == 0:
            yield _emptied(out)
    yield _emptied(out)


def _emptied(out: io.StringIO) -> bytes:
    written = out.getvalue().encode()
    out.seek(0)
    out.truncate()
    return written


def _rows(review: Review) -> Iterator[list[str]]:
    for root, members in groupby(_joins(review), key=lambda join: join.into_id):
        for at, join in enumerate(members):
            if at == 0:
                yield _row(root, join.into)
            yield _row(root, join.study, join)


def _joins(review: Review) -> Iterator[Join]:
    """All joins, those of a group one after the other.

    Which they are is asked once, and the database keeps the answer; what they say is fetched
    batch by batch, so that the first rows come soon.
    """
    there = Join.objects.filter(review=review, study__undone=False, into__undone=False)
    numbers = there.order_by("into", "pk").values_list("pk", flat=True).iterator(BATCH)
    told = (
        Join.objects.select_related(
            "study__reference__file__search",
            "into__reference__file__search",
            "joined_by__user",
            "split_by__user",
        )
        .defer(
            *(
                f"{which}__{column}"
                for which in ("study", "into")
                for column in ("abstract", "keywords", "words", *_REFERENCE)
            )
        )
        .order_by("into", "pk")
    )
    while pks := list(islice(numbers, BATCH)):
        yield from told.filter(pk__in=pks)


_REFERENCE = ("reference__raw", "reference__citation")


def _row(root: int, study: Study, join: Join | None = None) -> list[str]:
    file = study.reference.file
    return [
        str(root),
        str(study.pk),
        "yes" if study.joined_to_id is None else "",
        str(file.search),
        file.name,
        str(study.reference.position),
        study.title,
        study.authors,
        "" if study.year is None else str(study.year),
        study.container_title,
        study.doi,
        study.pmid,
        *(_why(join) if join else [""] * 7),
    ]


def _why(join: Join) -> Sequence[str]:
    return (
        BY_RULES if join.joined_by is None else str(join.joined_by),
        _at(join.joined_at),
        join.rules,
        "" if join.score is None else f"{join.score:.4f}",
        "; ".join(join.evidence),
        "" if join.split_by is None else str(join.split_by),
        _at(join.split_at),
    )


def _at(moment: datetime | None) -> str:
    """The moment to the second, in the server's time zone, with its offset."""
    return "" if moment is None else timezone.localtime(moment).isoformat(timespec="seconds")
