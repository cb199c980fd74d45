"""Where every reference stands in the flow: one expression, which counts and lists share.

Each reference that counts (its import stands) is in exactly one `Box`. What a reader can open are
`Listing`s: the boxes of the diagram and what is awaited in them, each the sum of some `Box`es.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypedDict

from django.db.models import (
    Case,
    F,
    FilteredRelation,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)

from reviews.choices import Outcome, Retrieval, Stage
from reviews.library.models import Study
from reviews.protocol.models import Review
from reviews.retrieval.models import RetrievalNote

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


class Box(StrEnum):
    """Where a reference has come to, or waits."""

    DUPLICATE = "duplicate"
    AWAITING_SCREENING = "awaiting_screening"
    CONFLICT = "conflict"
    EXCLUDED = "excluded"
    AWAITING_RETRIEVAL = "awaiting_retrieval"
    NOT_RETRIEVED = "not_retrieved"
    AWAITING_ELIGIBILITY = "awaiting_eligibility"
    ELIGIBILITY_CONFLICT = "eligibility_conflict"
    REPORT_EXCLUDED = "report_excluded"
    INCLUDED = "included"


BOX_LABELS: dict[Box, str] = {
    Box.DUPLICATE: "Duplicate",
    Box.AWAITING_SCREENING: "Awaiting screening",
    Box.CONFLICT: "In conflict at title & abstract",
    Box.EXCLUDED: "Excluded at title & abstract",
    Box.AWAITING_RETRIEVAL: "Awaiting retrieval",
    Box.NOT_RETRIEVED: "Not retrieved",
    Box.AWAITING_ELIGIBILITY: "Awaiting a decision on the full text",
    Box.ELIGIBILITY_CONFLICT: "In conflict at full text",
    Box.REPORT_EXCLUDED: "Excluded at full text",
    Box.INCLUDED: "Included",
}

ASSESSED = (
    Box.AWAITING_ELIGIBILITY,
    Box.ELIGIBILITY_CONFLICT,
    Box.REPORT_EXCLUDED,
    Box.INCLUDED,
)
SOUGHT = (Box.AWAITING_RETRIEVAL, Box.NOT_RETRIEVED, *ASSESSED)
SCREENED = (Box.AWAITING_SCREENING, Box.CONFLICT, Box.EXCLUDED, *SOUGHT)


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
            "Duplicate records removed",
            "Records found to be the same report as another, which is screened in their place.",
            (Box.DUPLICATE,),
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
            (Box.EXCLUDED,),
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


# What the title and abstract came to for studies in a box; for all others, INCLUDED.
ABSTRACT_OUTCOME = {
    Box.AWAITING_SCREENING: Outcome.AWAITING,
    Box.CONFLICT: Outcome.CONFLICT,
    Box.EXCLUDED: Outcome.EXCLUDED,
}


def placed(review: Review) -> "QuerySet[PlacedStudy]":
    """The review's references that count, by their studies, each with its box.

    A duplicate's own decisions do not matter while it is joined. For filters, `note` is the newest
    retrieval note's state, and `abstract_…` are columns of its Screening at title and abstract.
    """
    notes = RetrievalNote.objects.filter(study=OuterRef("pk")).order_by("-id")
    return (
        Study.objects.filter(review=review, undone=False)
        .alias(
            at_abstract=FilteredRelation(
                "screenings", condition=Q(screenings__stage=Stage.TITLE_ABSTRACT.value)
            ),
            at_full_text=FilteredRelation(
                "screenings", condition=Q(screenings__stage=Stage.FULL_TEXT.value)
            ),
            note=Subquery(notes.values("state")[:1]),
        )
        # A filter on these joins nothing anew, as one through the relation would.
        .alias(
            abstract_outcome=F("at_abstract__outcome"), abstract_in_play=F("at_abstract__in_play")
        )
        .annotate(
            box=_box(),
            reason_id=F("at_full_text__reason"),
            reason=F("at_full_text__reason__text"),
        )
    )


def behind(review: Review, listing: Listing) -> "QuerySet[PlacedStudy]":
    """The studies of a listing, as `placed` gives them."""
    studies = placed(review)
    if listing.boxes == tuple(Box):
        return studies
    return studies.filter(_implied_by(listing.boxes), box__in=listing.boxes)


def reason_of(study: "PlacedStudy") -> str:
    """Why the report was excluded; empty for what is in another box, whatever was said before."""
    return (study.reason or "") if study.box == Box.REPORT_EXCLUDED else ""


def _implied_by(boxes: Collection[Box]) -> Q:
    """What an index can find, true of every study in one of the boxes."""
    if set(boxes) == {Box.DUPLICATE}:
        return Q(joined_to__isnull=False)
    on_abstract = {ABSTRACT_OUTCOME.get(box, Outcome.INCLUDED).value for box in boxes}
    return Q(joined_to=None, abstract_in_play=True, abstract_outcome__in=on_abstract)


def _box() -> Case:
    """The one box that a study is in: the first line that holds."""
    at = {box: Value(box.value) for box in Box}
    return Case(
        When(joined_to__isnull=False, then=at[Box.DUPLICATE]),
        When(abstract_outcome=Outcome.EXCLUDED, then=at[Box.EXCLUDED]),
        When(abstract_outcome=Outcome.CONFLICT, then=at[Box.CONFLICT]),
        When(~Q(abstract_outcome=Outcome.INCLUDED), then=at[Box.AWAITING_SCREENING]),
        When(note=Retrieval.NOT_RETRIEVED, then=at[Box.NOT_RETRIEVED]),
        When(at_full_text__outcome=Outcome.INCLUDED, then=at[Box.INCLUDED]),
        When(at_full_text__outcome=Outcome.EXCLUDED, then=at[Box.REPORT_EXCLUDED]),
        When(at_full_text__outcome=Outcome.CONFLICT, then=at[Box.ELIGIBILITY_CONFLICT]),
        # Who votes on a full text, or voted on it before it was reopened, has it.
        When(
            Q(note=Retrieval.RETRIEVED)
            | Q(at_full_text__voters__len__gt=0)
            | Q(at_full_text__round__gt=1),
            then=at[Box.AWAITING_ELIGIBILITY],
        ),
        default=at[Box.AWAITING_RETRIEVAL],
        output_field=TextField(),
    )
