"""The flow and the lists behind its numbers."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from reviews.choices import Box
from reviews.http import UserRequest
from reviews.library.pages import page_of
from reviews.prisma import diagram, table
from reviews.prisma.flow import BrokenIdentity
from reviews.prisma.text import summary
from reviews.protocol import access
from reviews.protocol.models import Review
from reviews.reporting.boxes import BOX_LABELS, LISTINGS, Listing, behind, reason_of
from reviews.reporting.flow import flow_of, removed_before_import
from reviews.reporting.forms import ListingFilter

if TYPE_CHECKING:
    from reviews.reporting.boxes import PlacedStudy

Arguments = ParamSpec("Arguments")
View = Callable[Concatenate[UserRequest, Arguments], HttpResponse]

COUNTED_UP_TO = 10_000
SHOWN = ("title", "authors", "year", "container_title", "joined_to__title")
# What may wait in the flow: the number's name in a Flow, and the listing behind it.
AWAITED = (
    ("awaiting_screening", "records await screening", "conflicts"),
    ("awaiting_retrieval", "reports await retrieval", ""),
    ("awaiting_eligibility", "reports await a decision", "eligibility_conflicts"),
)


def explaining_contradictions(view: "View[Arguments]") -> "View[Arguments]":
    """Answer with a page that says what to do where the review's numbers contradict each other."""

    @wraps(view)
    def answer(
        request: UserRequest, /, *args: Arguments.args, **kwargs: Arguments.kwargs
    ) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except BrokenIdentity as problem:
            context = {"identity": problem.identity}
            return render(request, "reporting/contradiction.html", context, status=500)

    return answer


@require_safe
@explaining_contradictions
def flow(request: UserRequest, review_id: int) -> HttpResponse:
    """The diagram, each box of it a link to what is behind its number."""
    reader = access.as_reader_of_results(request.user, review_id)
    counted = flow_of(reader.review)
    links = {key: reverse("reporting:box", args=[review_id, key]) for key in diagram.BOX_KEYS}
    context = {
        "flow": counted,
        "diagram": mark_safe(diagram.svg(counted, links=links)),  # noqa: S308  # escapes all text
        "summary": summary(counted),
        "awaited": [
            {
                "n": n,
                "words": words,
                "key": key,
                "conflicts": getattr(counted, part, 0),
                "part": part,
            }
            for key, words, part in AWAITED
            if (n := getattr(counted, key))
        ],
    }
    return render(request, "reporting/flow.html", context)


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


@require_safe
@explaining_contradictions
def flow_svg(request: UserRequest, review_id: int) -> HttpResponse:
    """The diagram as a file, dark on white wherever it is opened."""
    reader = access.as_reader_of_results(request.user, review_id)
    picture = diagram.svg(flow_of(reader.review), paper=True)
    return _download(picture, "flow.svg", "image/svg+xml")


@require_safe
@explaining_contradictions
def flow_csv(request: UserRequest, review_id: int) -> HttpResponse:
    """The numbers in the layout that the PRISMA2020 package for R reads."""
    reader = access.as_reader_of_results(request.user, review_id)
    return _download(table.csv(flow_of(reader.review)), "flow.csv", "text/csv; charset=utf-8")


@require_safe
@explaining_contradictions
def flow_json(request: UserRequest, review_id: int) -> HttpResponse:
    """The numbers, each by its name."""
    reader = access.as_reader_of_results(request.user, review_id)
    answer = JsonResponse(flow_of(reader.review).as_dict(), json_dumps_params={"indent": 2})
    answer["Content-Disposition"] = 'attachment; filename="flow.json"'
    return answer


def _listed(request: UserRequest, review: Review, listing: Listing, template: str) -> HttpResponse:
    form = ListingFilter(request.GET, review=review, listing=listing)
    studies = form.narrowed(behind(review, listing))
    page = page_of(
        studies.select_related("joined_to").only(*SHOWN),
        request,
    )
    context = {
        "listing": listing,
        "listings": LISTINGS.values(),
        "form": form,
        "page": page,
        "rows": [_row(study) for study in page.rows],
        # Where the reader has just come from the number; counting a million rows takes seconds.
        "number": None if page.previous_url else studies[: COUNTED_UP_TO + 1].count(),
        "counted_up_to": COUNTED_UP_TO,
        "before_import": removed_before_import(review) if Box.DUPLICATE in listing.boxes else 0,
    }
    return render(request, template, context)


def _row(study: "PlacedStudy") -> dict[str, object]:
    return {"study": study, "label": BOX_LABELS[Box(study.box)], "reason": reason_of(study)}


def _download(text: str, name: str, content_type: str) -> HttpResponse:
    return HttpResponse(
        text,
        content_type=content_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
