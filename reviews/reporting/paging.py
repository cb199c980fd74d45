"""The lists behind the numbers, page by page: the last page of a million costs what the first does.

Every question is answered from the end of an index and stops after one page, whatever was asked
for; each is asked of one box of one column, or one file, at a time, since only so is an index in
the list's own order.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.http import HttpRequest

from reviews.library import best_of
from reviews.library.models import Study
from reviews.library.pages import PAGE, Page, page_from
from reviews.protocol.models import ExclusionReason, Review
from reviews.reporting import counting
from reviews.reporting.boxes import placed
from reviews.reporting.listings import Listing
from reviews.reporting.sources import Source

if TYPE_CHECKING:
    from reviews.reporting.boxes import PlacedStudy


@dataclass(frozen=True)
class Part:
    """A listing, or what of it came from some sources, or was excluded for one reason.

    `sources`: None for all of them.
    """

    review: Review
    listing: Listing
    sources: tuple[Source, ...] | None = None
    reason: ExclusionReason | None = None

    def number(self) -> int:
        """How many references it has."""
        if self.sources is not None:
            return sum(source.imported for source in self.sources)
        if self.reason is not None:
            reasons = counting.by_reason(self.review)
            return sum(reasons[self.reason.pk, column] for column in self.listing.columns)
        return counting.in_boxes(self.review, self.listing.boxes, self.listing.columns).total()

    def page(
        self, request: HttpRequest, *, size: int = PAGE, shown: Sequence[str] = best_of.IN_A_LIST
    ) -> "Page[PlacedStudy]":
        """The page that the address asks for, by study, or of sources in the order of their files.

        `shown`: the fields that are fetched of each study, as people read them. Four queries at
        most, each of as many rows as a page has.
        """

        def fetch(*, beside: int | None, backwards: bool, most: int) -> "list[PlacedStudy]":
            ids = self._ids(beside, backwards=backwards, most=most)
            studies = placed(self.review).filter(pk__in=ids).select_related("joined_to")
            fetched = studies.only(*shown, "corrected", "joined_to__title")
            found = {study.pk: study for study in best_of.read(fetched, fields=shown)}
            return [found[pk] for pk in ids if pk in found]

        return page_from(fetch, request, size=size)

    def _ids(self, beside: int | None, *, backwards: bool, most: int) -> list[int]:
        asked: dict[str, Any] = {"review": self.review.pk, "most": most}
        if self.sources is not None:
            sql = FROM_FILES
            searches = [search for source in self.sources for search in source.searches]
            asked |= {"searches": searches, **_place_in_file(beside)}
        else:
            sql = EXCLUDED_FOR if self.reason is not None else IN_BOXES
            asked |= {
                "boxes": [box.value for box in self.listing.boxes],
                "columns": list(self.listing.columns),
                "reason": self.reason.pk if self.reason is not None else None,
                "beside": beside,
            }
        order = {"beyond": "<", "order": "DESC"} if backwards else {"beyond": ">", "order": "ASC"}
        with connection.cursor() as cursor:
            cursor.execute(sql.format(**order), asked)
            return [pk for (pk, *_) in cursor.fetchall()]


def _place_in_file(study: int | None) -> dict[str, int | None]:
    """The file that the study came in, and its place there; nowhere if it is no study."""
    place = Study.objects.filter(pk=study or 0).values_list(
        "reference__file", "reference__position"
    )
    file, position = place.first() or (None, None)
    return {"file": file, "position": position}


IN_BOXES = """
SELECT found.study_id
FROM unnest(%(boxes)s::text[]) AS of_box (box)
CROSS JOIN unnest(%(columns)s::boolean[]) AS of_column (via_other)
CROSS JOIN LATERAL (
    SELECT study_id FROM reviews_screening screening
    WHERE screening.review_id = %(review)s AND screening.box = of_box.box
        AND screening.via_other = of_column.via_other
        AND (%(beside)s::bigint IS NULL OR screening.study_id {beyond} %(beside)s)
    ORDER BY study_id {order} LIMIT %(most)s
) found
ORDER BY study_id {order} LIMIT %(most)s
"""

EXCLUDED_FOR = """
SELECT found.study_id
FROM unnest(%(columns)s::boolean[]) AS of_column (via_other)
CROSS JOIN LATERAL (
    SELECT study_id FROM reviews_screening screening
    WHERE screening.review_id = %(review)s AND screening.box = 'report_excluded'
        AND screening.reason_id = %(reason)s AND screening.via_other = of_column.via_other
        AND (%(beside)s::bigint IS NULL OR screening.study_id {beyond} %(beside)s)
    ORDER BY study_id {order} LIMIT %(most)s
) found
ORDER BY study_id {order} LIMIT %(most)s
"""

FROM_FILES = """
SELECT found.study_id, file.id AS file_id, found.position
FROM reviews_sourcefile file
CROSS JOIN LATERAL (
    SELECT study.id AS study_id, reference.position
    FROM reviews_reference reference
    JOIN reviews_study study ON study.reference_id = reference.id
    WHERE reference.file_id = file.id
        AND (%(file)s::bigint IS NULL
            OR (reference.file_id, reference.position) {beyond} (%(file)s, %(position)s))
    ORDER BY reference.position {order} LIMIT %(most)s
) found
WHERE file.search_id = ANY(%(searches)s) AND file.state = 'done' AND file.review_id = %(review)s
ORDER BY file.id {order}, found.position {order} LIMIT %(most)s
"""
