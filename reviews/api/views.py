"""The flow and the studies for programs, with the session and the rules of the pages."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from reviews.http import UserRequest
from reviews.library import best_of
from reviews.library.models import LIVE, Study
from reviews.library.pages import page_of
from reviews.prisma.flow import BrokenIdentity
from reviews.protocol import access
from reviews.reporting.boxes import placed, reason_of
from reviews.reporting.flow import flow_of

if TYPE_CHECKING:
    from reviews.reporting.boxes import PlacedStudy

PAGE = 100
FIELDS = ("title", "authors", "year", "container_title", "volume", "issue", "pages", "doi", "pmid")


@require_safe
def flow(request: UserRequest, review_id: int) -> HttpResponse:
    """The PRISMA numbers by name."""
    reader = access.as_reader_of_results(request.user, review_id)
    try:
        return JsonResponse(flow_of(reader.review).as_dict())
    except BrokenIdentity as problem:
        return JsonResponse({"error": str(problem)}, status=500)


@require_safe
def studies(request: UserRequest, review_id: int) -> HttpResponse:
    """The review's live studies, a page at a time: follow `next` until it is null.

    `box` and `reason` are there only for those who may see the results.
    """
    member = access.as_member(request.user, review_id)
    if access.sees_results(member):
        placed_page = page_of(placed(member.review).filter(joined_to=None), request, size=PAGE)
        read = best_of.read(placed_page.rows, fields=FIELDS)
        return _page(request, review_id, map(_with_outcome, read), placed_page.next_url)
    page = page_of(member.review.studies.filter(LIVE), request, size=PAGE)
    read_by_all = best_of.read(page.rows, fields=FIELDS)
    return _page(request, review_id, map(_described, read_by_all), page.next_url)


def _page(
    request: UserRequest, review_id: int, told: Iterable[dict[str, Any]], query: str
) -> HttpResponse:
    address = request.build_absolute_uri(reverse("api:studies", args=[review_id]))
    return JsonResponse({"studies": list(told), "next": address + query if query else None})


def _described(study: Study) -> dict[str, Any]:
    return {"id": study.pk, **{name: getattr(study, name) for name in FIELDS}}


def _with_outcome(study: "PlacedStudy") -> dict[str, Any]:
    return {**_described(study), "box": study.box, "reason": reason_of(study) or None}
