"""A stage as a whole: what it asks, one's own decisions, and the full texts being looked for."""

from typing import Any

from django.db.models import Count, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from reviews.choices import Outcome, Settling, Stage, label
from reviews.http import UserRequest
from reviews.library import best_of
from reviews.library.pages import page_of
from reviews.protocol import access
from reviews.protocol.models import Member, StageRule
from reviews.screening import conflicts, queue
from reviews.screening.bar import progress_of
from reviews.screening.models import Screening
from reviews.screening.views import current_protocol

PAGE = 50  # rows


@require_safe
def stage(request: UserRequest, review_id: int, stage: Stage) -> HttpResponse:
    """What the stage asks, what waits for the reader, and how far it is."""
    member = access.as_member(request.user, review_id)
    rule = StageRule.objects.get(review=review_id, stage=stage)
    screens = member.is_a(*access.SCREENERS)
    context: dict[str, Any] = {
        "stage": stage,
        "stage_label": label(stage),
        "rule": rule,
        "settling_label": label(Settling(rule.settling)),
        "protocol": current_protocol(member, stage),
        "tabs": tabs(member, stage, request.path),
        "progress": progress_of(member, stage) if screens else None,
        "waits": screens and queue.asked_of(member, stage).exists(),
        "settles": access.may_settle(member, rule) and conflicts.waiting(member, stage).exists(),
        "leads": member.is_a(*access.LEADS),
    }
    if access.sees_results(member):
        context["outcomes"] = outcomes(member, stage)
    return render(request, "screening/stage.html", context)


@require_safe
def mine(request: UserRequest, review_id: int, stage: Stage) -> HttpResponse:
    """The reader's own decisions that stand, newest first."""
    screener = access.as_screener(request.user, review_id)
    decisions = queue.decided_by(screener, stage).select_related("study", "reason")
    return list_of(request, screener, stage, "screening/mine.html", decisions, newest_first=True)


def list_of(
    request: UserRequest,
    member: Member,
    stage: Stage,
    template: str,
    rows: QuerySet[Any],
    *,
    key_name: str = "pk",
    newest_first: bool = False,
    **more: Any,
) -> HttpResponse:
    """A list of a stage, page by page; each of the rows is about its `study`.

    `key_name` and `newest_first` are as for `page_of`; `more` goes to the template.
    """
    page = page_of(rows, request, size=PAGE, key_name=key_name, newest_first=newest_first)
    shown = best_of.read([row.study for row in page.rows], fields=best_of.IN_A_LIST)
    for row, study in zip(page.rows, shown, strict=True):
        row.study = study
    return render(
        request,
        template,
        {
            "stage": stage,
            "stage_label": label(stage),
            "tabs": tabs(member, stage, request.path),
            "page": page,
            **more,
        },
    )


def outcomes(member: Member, stage: Stage) -> dict[Outcome, int]:
    """How many studies in play have each outcome at the stage."""
    counted = dict(
        Screening.objects.filter(review=member.review_id, stage=stage, in_play=True)
        .values_list("outcome")
        .annotate(Count("pk"))
    )
    return {outcome: counted.get(outcome, 0) for outcome in Outcome}


def tabs(member: Member, stage: Stage, path: str) -> list[dict[str, Any]]:
    """The pages of a stage that the member may open."""
    names = [("stage", "About this stage", True)]
    names.append(("take", "Screen", member.is_a(*access.SCREENERS)))
    names.append(("mine", "My decisions", member.is_a(*access.SCREENERS)))
    rule = StageRule.objects.get(review=member.review_id, stage=stage)
    settles = access.may_settle(member, rule)
    names += [("conflicts", "Conflicts", settles), ("settled", "Settled by me", settles)]
    found = [
        {"label": text, "url": reverse(f"screening:{name}", args=[member.review_id, stage])}
        for name, text, allowed in names
        if allowed
    ]
    if stage == Stage.FULL_TEXT and member.is_a(*access.LIBRARIANS):
        address = reverse("screening:retrieval", args=[member.review_id])
        found.insert(1, {"label": "Retrieval", "url": address})
    return [tab | {"current": tab["url"] == path} for tab in found]
