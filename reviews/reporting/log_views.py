"""The log as a page."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reviews.http import UserRequest
from reviews.protocol import access
from reviews.reporting import log as events_of
from reviews.reporting import sentences


@require_safe
def log(request: UserRequest, review_id: int) -> HttpResponse:
    """What happened in the review, newest first, as far as the reader may know it."""
    member = access.as_member(request.user, review_id)
    before, after = _key(request, "before"), _key(request, "after")
    page = events_of.page_of(member, before=before, after=after)
    return render(
        request,
        "reporting/log.html",
        {
            "lines": sentences.lines(review_id, page.events),
            "previous_url": f"?after={page.newer_than}" if page.newer_than else "",
            "next_url": f"?before={page.older_than}" if page.older_than else "",
            "sees_results": access.sees_results(member),
        },
    )


def _key(request: UserRequest, name: str) -> int | None:
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
