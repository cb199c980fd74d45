"""What a reader can open: the references behind each number of the flow."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviews.choices import Box
from reviews.protocol.models import Review
from reviews.reporting.boxes import (
    ASSESSED,
    EXCLUDED,
    SCREENED,
    SOUGHT,
    TAKEN_OUT,
    UNSCREENED,
    UNSETTLED,
    placed,
)

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from reviews.reporting.boxes import PlacedStudy


@dataclass(frozen=True)
class Listing:
    """The references behind one number of the flow: the sum of some boxes of a column.

    `key` is the diagram's name of the box, or ours for a part of one. `via_other`: the column for
    other methods, or that of databases and registers; None for both. `counts_records`: PRISMA
    counts records up to screening, then reports.
    """

    key: str
    title: str
    says: str
    boxes: tuple[Box, ...]
    via_other: bool | None = False
    counts_records: bool = False

    @property
    def columns(self) -> tuple[bool, ...]:
        """The columns that it lists, as `Screening.via_other` says them."""
        return (False, True) if self.via_other is None else (self.via_other,)

    @property
    def has_reasons(self) -> bool:
        """Whether every report in it was excluded for a reason."""
        return self.boxes == (Box.REPORT_EXCLUDED,)

    @property
    def is_of_sources(self) -> bool:
        """Whether it is all that the sources of its column gave."""
        return self.boxes == tuple(Box)


OTHER_WORDS = "Of what was found otherwise than in databases and registers."


def _in_both_columns(
    key: str, other_key: str, title: str, says: str, *boxes: Box, records: bool = False
) -> tuple[Listing, Listing]:
    """The same number of either column."""
    return (
        Listing(key, title, says, boxes, counts_records=records),
        _of_other_methods(other_key, title, says, *boxes, records=records),
    )


def _of_databases(key: str, title: str, says: str, *boxes: Box) -> tuple[Listing]:
    return (Listing(key, title, says, boxes, counts_records=True),)


def _of_other_methods(
    key: str, title: str, says: str, *boxes: Box, records: bool = True
) -> Listing:
    return Listing(
        key,
        f"{title} (other methods)",
        f"{says} {OTHER_WORDS}",
        boxes,
        via_other=True,
        counts_records=records,
    )


def _of_all(key: str, title: str, says: str, *boxes: Box) -> tuple[Listing]:
    return (Listing(key, title, says, boxes, via_other=None),)


# In the order in which records pass through the flow.
NUMBERS: tuple[tuple[Listing, ...], ...] = (
    _in_both_columns(
        "identified",
        "other_identified",
        "Records identified",
        "Every record of the imported files, duplicates included.",
        *Box,
        records=True,
    ),
    _of_databases(
        "removed",
        "Records removed before screening",
        "Records found to be the same report as another, which is screened in their place, and"
        " records taken out by an automation tool or for another reason.",
        Box.DUPLICATE,
        *TAKEN_OUT,
    ),
    _in_both_columns(
        "duplicates",
        "other_duplicates",
        "Duplicate records removed",
        "Records found to be the same report as another, which is screened in their place.",
        Box.DUPLICATE,
        records=True,
    ),
    _of_databases(
        "excluded_automatic",
        "Records marked as ineligible by automation tools",
        "Records that a tool took out before anybody screened them.",
        Box.INELIGIBLE,
    ),
    _of_databases(
        "excluded_other",
        "Records removed for other reasons",
        "Records that were taken out before anybody screened them.",
        Box.REMOVED,
    ),
    (
        _of_other_methods(
            "other_removed",
            "Records removed before screening",
            "Records taken out by an automation tool or for another reason.",
            *TAKEN_OUT,
        ),
    ),
    _of_databases(
        "records_screened",
        "Records screened",
        "Every record that was left when some had been removed.",
        *SCREENED,
    ),
    _in_both_columns(
        "awaiting_screening",
        "other_awaiting_screening",
        "Records awaiting screening",
        "Records whose title and abstract have not been settled; conflicts included.",
        *UNSCREENED,
        records=True,
    ),
    _in_both_columns(
        "conflicts",
        "other_conflicts",
        "Conflicts at title & abstract",
        "Records on which the decisions disagree.",
        Box.CONFLICT,
        records=True,
    ),
    _in_both_columns(
        "records_excluded",
        "other_excluded_on_title",
        "Records excluded",
        "Records excluded on their title and abstract.",
        *EXCLUDED,
        records=True,
    ),
    _of_databases(
        "records_excluded_by_people",
        "Records excluded by a human",
        "Records that people excluded on their title and abstract.",
        Box.EXCLUDED,
    ),
    _of_databases(
        "records_excluded_by_tools",
        "Records excluded by automation tools",
        "Records that a tool excluded where people would have read them.",
        Box.EXCLUDED_BY_TOOL,
    ),
    _in_both_columns(
        "reports_sought",
        "other_sought",
        "Reports sought for retrieval",
        "Reports included on their title and abstract, whose full texts are looked for.",
        *SOUGHT,
    ),
    _in_both_columns(
        "awaiting_retrieval",
        "other_awaiting_retrieval",
        "Reports awaiting retrieval",
        "Reports whose full text has been neither found nor given up.",
        Box.AWAITING_RETRIEVAL,
    ),
    _in_both_columns(
        "reports_not_retrieved",
        "other_not_retrieved",
        "Reports not retrieved",
        "Reports whose full text could not be had.",
        Box.NOT_RETRIEVED,
    ),
    _in_both_columns(
        "reports_assessed",
        "other_assessed",
        "Reports assessed for eligibility",
        "Reports whose full text was retrieved.",
        *ASSESSED,
    ),
    _in_both_columns(
        "awaiting_eligibility",
        "other_awaiting_eligibility",
        "Reports awaiting a decision",
        "Reports whose full text has not been settled; conflicts included.",
        *UNSETTLED,
    ),
    _in_both_columns(
        "eligibility_conflicts",
        "other_eligibility_conflicts",
        "Conflicts at full text",
        "Reports on which the decisions disagree.",
        Box.ELIGIBILITY_CONFLICT,
    ),
    _in_both_columns(
        "reports_excluded",
        "other_excluded",
        "Reports excluded",
        "Reports excluded on their full text, each for one reason.",
        Box.REPORT_EXCLUDED,
    ),
    _in_both_columns(
        "reports_ongoing",
        "other_ongoing",
        "Reports of ongoing studies",
        "Reports of studies that have not ended, neither included nor excluded.",
        Box.ONGOING,
    ),
    _in_both_columns(
        "reports_awaiting_classification",
        "other_awaiting_classification",
        "Reports awaiting classification",
        "Reports of which too little is known to include or exclude them.",
        Box.AWAITING_CLASSIFICATION,
    ),
    _in_both_columns(
        "included_via_databases",
        "included_via_other",
        "Reports included",
        "Reports that met the criteria at both stages.",
        Box.INCLUDED,
    ),
    _of_all(
        "included",
        "Included studies",
        "Reports that met the criteria at both stages.",
        Box.INCLUDED,
    ),
    _of_all(
        "total",
        "Total studies included",
        "Reports that met the criteria at both stages of this version of the review.",
        Box.INCLUDED,
    ),
    _of_all(
        "full_texts_excluded",
        "Full texts excluded",
        "All reports excluded on their full text, wherever they were found, with the reason.",
        Box.REPORT_EXCLUDED,
    ),
)
LISTINGS: dict[str, Listing] = {
    listing.key: listing for listings in NUMBERS for listing in listings
}


def behind(review: Review, listing: Listing) -> "QuerySet[PlacedStudy]":
    """The studies of a listing, as `placed` gives them."""
    return placed(review).filter(box__in=listing.boxes, via_other__in=listing.columns)
