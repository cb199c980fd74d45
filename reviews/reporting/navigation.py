"""The review's navigation, which is the flow, and what in it waits for the reader."""

from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from reviews.choices import Stage, label
from reviews.protocol import access
from reviews.protocol.models import Member
from reviews.reporting.waiting import Waiting, counted, numbers_shown, waiting_for


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


# The step that a page belongs to, by how its address goes on after the review's.
STEP_OF = {
    "searches": "Search",
    "files": "Search",
    "references": "Search",
    "studies": "Search",
    "companions": "Search",
    "duplicates": "Duplicates",
    "retrieval": label(Stage.FULL_TEXT),
    "full-texts": label(Stage.FULL_TEXT),
    "included": "Included",
    "flow": "Report",
    "export": "Report",
    "agreement": "Report",
    "methods": "Report",
    "excluded-full-texts": "Report",
    "search-table": "Report",
    # Each of these stands before the name of a stage.
    **{
        f"{word}/{stage}": label(stage)
        for word in ("screen", "conflicts", "settled")
        for stage in Stage
    },
}


def steps(member: Member, path: str) -> list[Step]:
    """The steps that the member may open, with the one that the page at `path` belongs to."""
    review = member.review_id
    waiting = waiting_for([member])
    overview = reverse("reporting:overview", args=[review])
    first, second, third, *_ = [*path.removeprefix(overview).split("/"), "", ""]
    is_screening = first == "screen" and third not in ("", "mine")
    found = [
        ("Overview", overview, ""),
        ("Search", reverse("library:searches", args=[review]), ""),
        ("Duplicates", reverse("library:duplicates", args=[review]), ""),
    ]
    for stage in Stage:
        url = reverse("screening:stage", args=[review, stage])
        there = waiting.get((member.pk, stage), Waiting())
        if is_screening and second == stage:
            # That page counts by itself; what is shown here would stand still meanwhile.
            there = replace(there, votes=0)
        found.append((label(stage), url, _hint(there, numbers=numbers_shown(member, stage))))
    if access.sees_results(member):
        found.append(("Included", reverse("reporting:included", args=[review]), ""))
        found.append(("Report", reverse("reporting:flow", args=[review]), ""))
    current = STEP_OF.get(f"{first}/{second}") or STEP_OF.get(first.split(".")[0], "Overview")
    return [Step(name, url, name == current, hint) for name, url, hint in found]


def _hint(waiting: Waiting, *, numbers: bool) -> str:
    hints = []
    if waiting.votes:
        hints.append(f"{counted(waiting.votes)} for you" if numbers else "some for you")
    if waiting.conflicts:
        hints.append(f"{counted(waiting.conflicts)} in conflict")
    return ", ".join(hints)
