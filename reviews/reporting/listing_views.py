"""The lists behind the numbers of the flow."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reviews.choices import Box
from reviews.http import UserRequest
from reviews.library.companions import Companions, companions_of
from reviews.protocol import access
from reviews.protocol.models import Review
from reviews.reporting import earlier
from reviews.reporting.boxes import BOX_LABELS, reason_of
from reviews.reporting.flow import included_in
from reviews.reporting.forms import ListingFilter
from reviews.reporting.listings import LISTINGS, Listing
from reviews.reporting.paging import Part
from reviews.reporting.sources import Source, before_import, sources_of

if TYPE_CHECKING:
    from reviews.reporting.boxes import PlacedStudy


@require_safe
def box(request: UserRequest, review_id: int, box: str) -> HttpResponse:
    """The references behind one number of the flow."""
    reader = access.as_reader_of_results(request.user, review_id)
    listing = LISTINGS.get(box)
    if listing is None:
        raise Http404("The flow has no such box.")
    return _listed(request, reader.review, listing, "reporting/box.html")


@require_safe
def included(request: UserRequest, review_id: int) -> HttpResponse:
    """The studies that the review includes."""
    reader = access.as_reader_of_results(request.user, review_id)
    return _listed(request, reader.review, LISTINGS["included"], "reporting/included.html")


def _listed(request: UserRequest, review: Review, listing: Listing, template: str) -> HttpResponse:
    sources = sources_of(review) if _counts_before_import(listing) else []
    form = ListingFilter(request.GET, review=review, listing=listing, sources=sources)
    part = form.part()
    page = part.page(request)
    is_included = listing.boxes == (Box.INCLUDED,)
    shown = [study.pk for study in page.rows]
    companions = companions_of(review, shown) if is_included else {}
    context = {
        "listing": listing,
        "form": form,
        "page": page,
        "rows": [_row(study, companions.get(study.pk)) for study in page.rows],
        # Where the reader has just come from the number.
        "number": None if page.previous_url else part.number(),
        "before_import": list(_before_import(part, sources)),
        "version": earlier.earlier_version(review) if listing.key == "total" else None,
        "included": (included_in(review) if listing.via_other is None and is_included else None),
    }
    return render(request, template, context)


def _row(study: "PlacedStudy", companions: Companions | None) -> dict[str, object]:
    return {
        "study": study,
        "label": BOX_LABELS[Box(study.box)],
        "reason": reason_of(study),
        "companions": companions,
    }


def _counts_before_import(listing: Listing) -> bool:
    """Whether the number also counts what Tandem never had."""
    return any(box in listing.boxes for box in (Box.DUPLICATE, Box.INELIGIBLE, Box.REMOVED))


def _before_import(part: Part, sources: list[Source]) -> Iterator[tuple[int, str]]:
    """How many records in the part's number are in no list, and what became of them."""
    counted = [
        source
        for source in (sources if part.sources is None else part.sources)
        if source.via_other in part.listing.columns
    ]
    typed_in = before_import(counted)
    for box, n, words in (
        (Box.DUPLICATE, typed_in.duplicates, "removed as duplicates"),
        (Box.INELIGIBLE, typed_in.ineligible, "marked as ineligible by an automation tool"),
        (Box.REMOVED, typed_in.otherwise, "removed for other reasons"),
    ):
        if n and box in part.listing.boxes:
            yield n, words
