"""The review's navigation, which is the flow, and what in it waits for the reader."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from reviews.choices import Stage, label
from reviews.protocol import access
from reviews.protocol.models import Member
from reviews.screening import conflicts, queue

COUNTED_UP_TO = 1_000


@dataclass(frozen=True)
class Step:
    """One step of the flow in the navigation. `hint` is what waits for the reader, or empty."""

    label: str
    url: str
    current: bool
    hint: str = ""


def frame(request: HttpRequest) -> dict[str, Any]:
    """For every page: the review that `access` let the reader into, and its navigation.

    Lazy, so that a fragment that shows no navigation costs no queries.
    """
    member = getattr(getattr(request, "user", None), "here", None)
    if member is None:
        return {}
    return {
        "member": member,
        "review": member.review,
        "flow_nav": SimpleLazyObject(lambda: steps(member, request.path)),
    }


def steps(member: Member, path: str) -> list[Step]:
    """The steps that the member may open; the one whose address `path` begins with is current."""
    review = member.review_id
    found = [("Overview", reverse("reporting:overview", args=[review]), "")]
    found.append(("Search", reverse("library:searches", args=[review]), ""))
    found.append(("Duplicates", reverse("library:duplicates", args=[review]), ""))
    for stage in Stage:
        url = reverse("screening:stage", args=[review, stage])
        found.append((label(stage), url, _waiting(member, stage)))
    if access.sees_results(member):
        found.append(("Included", reverse("reporting:included", args=[review]), ""))
        found.append(("Report", reverse("reporting:flow", args=[review]), ""))
    overview = found[0][1]
    current = max(
        (url for _, url, _ in found if path.startswith(url) and url != overview),
        key=len,
        default=overview if path == overview else "",
    )
    return [Step(name, url, url == current, hint) for name, url, hint in found]


def _waiting(member: Member, stage: Stage) -> str:
    hints = []
    if member.is_a(*access.SCREENERS):
        hints.append((up_to_a_thousand(queue.asked_of(member, stage)), "for you"))
    if member.is_a(*access.ADJUDICATORS):
        hints.append((up_to_a_thousand(conflicts.waiting(member, stage)), "in conflict"))
    return ", ".join(f"{number} {what}" for number, what in hints if number != "0")


def up_to_a_thousand(rows: QuerySet[Any]) -> str:
    """How many, as far as anyone wants to know: counting stops at a thousand."""
    count = rows.order_by()[: COUNTED_UP_TO + 1].count()
    return f"{COUNTED_UP_TO:,}+" if count > COUNTED_UP_TO else f"{count:,}"
