"""Where every reference stands in the flow, which counts and lists share.

Each reference that counts (its import stands) is in exactly one `Box`, and in one of PRISMA's two
columns: databases and registers, or other methods.
"""

from typing import TYPE_CHECKING, TypedDict

from django.db.models import F, QuerySet

from reviews.choices import Box
from reviews.library.models import Study
from reviews.protocol.models import Review

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


class Placing(TypedDict):
    """What `placed` adds to a study: its Box, its column, and the reason its full text was excluded
    for, which counts in the box of excluded reports only.
    """

    box: str
    via_other: bool
    reason_id: int | None
    reason: str | None


if TYPE_CHECKING:
    PlacedStudy = WithAnnotations[Study, Placing]


BOX_LABELS: dict[Box, str] = {
    Box.DUPLICATE: "Duplicate",
    Box.INELIGIBLE: "Marked as ineligible by an automation tool",
    Box.REMOVED: "Removed before screening",
    Box.AWAITING_SCREENING: "Awaiting screening",
    Box.CONFLICT: "In conflict at title & abstract",
    Box.EXCLUDED: "Excluded at title & abstract",
    Box.EXCLUDED_BY_TOOL: "Excluded by an automation tool",
    Box.AWAITING_RETRIEVAL: "Awaiting retrieval",
    Box.NOT_RETRIEVED: "Not retrieved",
    Box.AWAITING_ELIGIBILITY: "Awaiting a decision on the full text",
    Box.ELIGIBILITY_CONFLICT: "In conflict at full text",
    Box.REPORT_EXCLUDED: "Excluded at full text",
    Box.ONGOING: "Ongoing study",
    Box.AWAITING_CLASSIFICATION: "Awaiting classification",
    Box.INCLUDED: "Included",
}

ASSESSED = (
    Box.AWAITING_ELIGIBILITY,
    Box.ELIGIBILITY_CONFLICT,
    Box.REPORT_EXCLUDED,
    Box.ONGOING,
    Box.AWAITING_CLASSIFICATION,
    Box.INCLUDED,
)
UNSETTLED = (Box.AWAITING_ELIGIBILITY, Box.ELIGIBILITY_CONFLICT)
SOUGHT = (Box.AWAITING_RETRIEVAL, Box.NOT_RETRIEVED, *ASSESSED)
UNSCREENED = (Box.AWAITING_SCREENING, Box.CONFLICT)
TAKEN_OUT = (Box.INELIGIBLE, Box.REMOVED)
EXCLUDED = (Box.EXCLUDED, Box.EXCLUDED_BY_TOOL)
SCREENED = (*UNSCREENED, *EXCLUDED, *SOUGHT)


def placed(review: Review) -> "QuerySet[PlacedStudy]":
    """The review's references that count, by their studies, each with its box.

    A duplicate's own decisions do not matter while it is joined.
    """
    return Study.objects.filter(
        screenings__review=review, screenings__box__isnull=False, undone=False
    ).annotate(
        box=F("screenings__box"),
        via_other=F("screenings__via_other"),
        reason_id=F("screenings__reason"),
        reason=F("screenings__reason__text"),
    )


def reason_of(study: "PlacedStudy") -> str:
    """Why the report was excluded; empty for what is in another box, whatever was said before."""
    return (study.reason or "") if study.box == Box.REPORT_EXCLUDED else ""
