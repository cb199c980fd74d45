"""Where every reference stands in the flow, which counts and lists share.

Each reference that counts (its import stands) is in exactly one `Box`. What a reader can open are
`Listing`s: the boxes of the diagram and what is awaited in them, each the sum of some `Box`es.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from django.db.models import F, QuerySet

from reviews.choices import Box
from reviews.library.models import Study
from reviews.protocol.models import Review

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


class Placing(TypedDict):
    """What `placed` adds to a study: its Box, and the reason its full text was excluded for, which
    counts in the box of excluded reports only.
    """

    box: str
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
SOUGHT = (Box.AWAITING_RETRIEVAL, Box.NOT_RETRIEVED, *ASSESSED)
EXCLUDED = (Box.EXCLUDED, Box.EXCLUDED_BY_TOOL)
SCREENED = (Box.AWAITING_SCREENING, Box.CONFLICT, *EXCLUDED, *SOUGHT)


@dataclass(frozen=True)
class Listing:
    """The references behind one number of the flow.

    `key` is the diagram's name of the box, or ours for what waits in one. `counts_records`:
    PRISMA counts records up to screening, then reports.
    """

    key: str
    title: str
    says: str
    boxes: tuple[Box, ...]
    counts_records: bool = False


LISTINGS: dict[str, Listing] = {
    listing.key: listing
    for listing in (
        Listing(
            "identified",
            "Records identified",
            "Every record of the imported files, duplicates included.",
            tuple(Box),
            counts_records=True,
        ),
        Listing(
            "removed",
            "Records removed before screening",
            "Records found to be the same report as another, which is screened in their place, and"
            " records taken out by an automation tool or for another reason.",
            (Box.DUPLICATE, Box.INELIGIBLE, Box.REMOVED),
            counts_records=True,
        ),
        Listing(
            "records_screened",
            "Records screened",
            "Every record that was left when duplicates had been removed.",
            SCREENED,
            counts_records=True,
        ),
        Listing(
            "awaiting_screening",
            "Records awaiting screening",
            "Records whose title and abstract have not been settled; conflicts included.",
            (Box.AWAITING_SCREENING, Box.CONFLICT),
            counts_records=True,
        ),
        Listing(
            "conflicts",
            "Conflicts at title & abstract",
            "Records on which the decisions disagree.",
            (Box.CONFLICT,),
            counts_records=True,
        ),
        Listing(
            "records_excluded",
            "Records excluded",
            "Records excluded on their title and abstract.",
            EXCLUDED,
            counts_records=True,
        ),
        Listing(
            "reports_sought",
            "Reports sought for retrieval",
            "Reports included on their title and abstract, whose full texts are looked for.",
            SOUGHT,
        ),
        Listing(
            "awaiting_retrieval",
            "Reports awaiting retrieval",
            "Reports whose full text has been neither found nor given up.",
            (Box.AWAITING_RETRIEVAL,),
        ),
        Listing(
            "reports_not_retrieved",
            "Reports not retrieved",
            "Reports whose full text could not be had.",
            (Box.NOT_RETRIEVED,),
        ),
        Listing(
            "reports_assessed",
            "Reports assessed for eligibility",
            "Reports whose full text was retrieved.",
            ASSESSED,
        ),
        Listing(
            "awaiting_eligibility",
            "Reports awaiting a decision",
            "Reports whose full text has not been settled; conflicts included.",
            (Box.AWAITING_ELIGIBILITY, Box.ELIGIBILITY_CONFLICT),
        ),
        Listing(
            "eligibility_conflicts",
            "Conflicts at full text",
            "Reports on which the decisions disagree.",
            (Box.ELIGIBILITY_CONFLICT,),
        ),
        Listing(
            "reports_excluded",
            "Reports excluded",
            "Reports excluded on their full text, each for one reason.",
            (Box.REPORT_EXCLUDED,),
        ),
        Listing(
            "included",
            "Included studies",
            "Reports that met the criteria at both stages.",
            (Box.INCLUDED,),
        ),
    )
}


def placed(review: Review) -> "QuerySet[PlacedStudy]":
    """The review's references that count, by their studies, each with its box.

    A duplicate's own decisions do not matter while it is joined.
    """
    return Study.objects.filter(
        screenings__review=review, screenings__box__isnull=False, undone=False
    ).annotate(
        box=F("screenings__box"),
        reason_id=F("screenings__reason"),
        reason=F("screenings__reason__text"),
    )


def behind(review: Review, listing: Listing) -> "QuerySet[PlacedStudy]":
    """The studies of a listing, as `placed` gives them."""
    studies = placed(review)
    if listing.boxes == tuple(Box):
        return studies
    return studies.filter(box__in=listing.boxes)


def reason_of(study: "PlacedStudy") -> str:
    """Why the report was excluded; empty for what is in another box, whatever was said before."""
    return (study.reason or "") if study.box == Box.REPORT_EXCLUDED else ""
