"""The flow of today: the page, and its files."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from reviews.http import UserRequest
from reviews.prisma import diagram
from reviews.prisma.boxes import BOX_KEYS, OTHER_BOX_KEYS
from reviews.prisma.flow import BrokenIdentity
from reviews.prisma.text import counted as some
from reviews.prisma.text import summary
from reviews.protocol import access
from reviews.protocol.models import Review
from reviews.reporting import downloads
from reviews.reporting.flow import flow_of
from reviews.reporting.numbers import Number, numbers_of
from reviews.reporting.sources import sources_of

FROM_OTHERS = " from other methods"

Arguments = ParamSpec("Arguments")
View = Callable[Concatenate[UserRequest, Arguments], HttpResponse]

# What may wait in the flow: the number's name in a Flow, which is its listing's too, what is
# counted, what it waits for, and the conflicts among it.
AWAITED = (
    ("awaiting_screening", "record", "screening", "conflicts"),
    ("awaiting_retrieval", "report", "retrieval", ""),
    ("awaiting_eligibility", "report", "a decision", "eligibility_conflicts"),
    ("other_awaiting_screening", f"record{FROM_OTHERS}", "screening", "other_conflicts"),
    ("other_awaiting_retrieval", f"report{FROM_OTHERS}", "retrieval", ""),
    (
        "other_awaiting_eligibility",
        f"report{FROM_OTHERS}",
        "a decision",
        "other_eligibility_conflicts",
    ),
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
    """The diagram, each box of it a link to what is behind its number, and every number."""
    reader = access.as_reader_of_results(request.user, review_id)
    counted = flow_of(reader.review)
    url_of = addresses(reader.review)
    picture = diagram.svg(counted, links=box_links(review_id))
    context = {
        "flow": counted,
        "is_empty": not (counted.identified or counted.other_identified or counted.previous),
        "diagram": mark_safe(picture),  # noqa: S308  # escapes all text
        "summary": summary(counted),
        "groups": [
            (group.title, [(number, url_of(number)) for number in group.numbers])
            for group in numbers_of(counted)
        ],
        "awaited": [
            {
                "n": n,
                "words": f"{some(n, what)} {'awaits' if n == 1 else 'await'} {for_what}",
                "key": key,
                "conflicts": getattr(counted, part, 0),
                "part": part,
            }
            for key, what, for_what, part in AWAITED
            if (n := getattr(counted, key))
        ],
        "formats": downloads.FORMATS.values(),
        "leads": reader.is_a(*access.LEADS),
    }
    return render(request, "reporting/flow.html", context)


@require_safe
@explaining_contradictions
def flow_file(request: UserRequest, review_id: int, extension: str) -> HttpResponse:
    """The flow of today as a file."""
    reader = access.as_reader_of_results(request.user, review_id)
    chosen = downloads.format_named(extension)
    return downloads.answer(chosen, flow_of(reader.review), name="flow")


def box_links(review_id: int) -> Mapping[str, str]:
    """The address behind each box of the diagram."""
    listed = (*BOX_KEYS, *OTHER_BOX_KEYS, "total")
    links = {key: reverse("reporting:box", args=[review_id, key]) for key in listed}
    return {**links, "previous": reverse("reporting:earlier", args=[review_id])}


def addresses(review: Review) -> Callable[[Number], str]:
    """Give the address of the list behind any number of the review's flow. Three queries."""
    sources = {(one.kind.value, one.name): one.key for one in sources_of(review)}
    reasons = dict(review.reasons.values_list("text", "pk"))

    def url_of(number: Number) -> str:
        if number.listing == "previous":
            return reverse("reporting:earlier", args=[review.pk])
        url = reverse("reporting:box", args=[review.pk, number.listing])
        if number.kind:
            return f"{url}?source={sources.get((number.kind, number.part), number.kind)}"
        return f"{url}?reason={reasons[number.part]}" if number.part else url

    return url_of
