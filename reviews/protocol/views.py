"""Starting a review, reading its protocol, renaming it, closing and opening its stages."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reviews.choices import Settling, Stage, label
from reviews.http import UserRequest
from reviews.protocol import access, actions
from reviews.protocol.forms import StartForm, TitleForm
from reviews.protocol.models import Member, ProtocolVersion
from reviews.protocol.relations import in_words


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: UserRequest) -> HttpResponse:
    """Start a review; whoever starts it leads it."""
    form = StartForm(request.POST or None)
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "protocol/start.html", {"form": form}, status=status)

    lead = actions.start_review(
        by=request.user,
        title=form.cleaned_data["title"],
        protocol=form.protocol,
        rules=form.rules,
    )
    messages.success(request, "The review is started, and you lead it.")
    return redirect("reporting:overview", lead.review_id)


@require_safe
def protocol(request: UserRequest, review_id: int) -> HttpResponse:
    """The protocol in force."""
    member = access.as_member(request.user, review_id)
    return _show(request, member, actions.current_protocol(member.review))


@require_safe
def version(request: UserRequest, review_id: int, number: int) -> HttpResponse:
    """The protocol as it was."""
    member = access.as_member(request.user, review_id)
    found = get_object_or_404(member.review.protocol_versions, number=number)
    return _show(request, member, found)


@require_POST
def rename(request: UserRequest, review_id: int) -> HttpResponse:
    """Give the review another title."""
    lead = access.as_lead(request.user, review_id)
    form = TitleForm(request.POST)
    if not form.is_valid():
        current = actions.current_protocol(lead.review)
        return _show(request, lead, current, title_form=form, status=422)

    actions.rename(lead, title=form.cleaned_data["title"])
    messages.success(request, "The review has its new title.")
    return redirect("protocol:protocol", review_id)


@require_POST
def close_stage(request: UserRequest, review_id: int, stage: str) -> HttpResponse:
    """End screening at a stage."""
    lead = access.as_lead(request.user, review_id)
    closing = _stage(stage)
    try:
        actions.close_stage(lead, closing)
    except actions.AlreadyClosed as refusal:
        messages.warning(request, str(refusal))
    else:
        undo = reverse("protocol:open_stage", args=[review_id, closing])
        messages.success(
            request, f"{label(closing)} is closed. No vote is taken.", extra_tags=f"undo={undo}"
        )
    return redirect("reporting:overview", review_id)


@require_POST
def open_stage(request: UserRequest, review_id: int, stage: str) -> HttpResponse:
    """Take votes again at a stage that was closed."""
    lead = access.as_lead(request.user, review_id)
    opening = _stage(stage)
    try:
        actions.open_stage(lead, opening)
    except actions.AlreadyClosed as refusal:
        messages.warning(request, str(refusal))
    else:
        undo = reverse("protocol:close_stage", args=[review_id, opening])
        messages.success(
            request, f"{label(opening)} is open. Votes are taken.", extra_tags=f"undo={undo}"
        )
    return redirect("reporting:overview", review_id)


def _stage(word: str) -> Stage:
    try:
        return Stage(word)
    except ValueError as error:
        raise Http404("No such stage.") from error


def _show(
    request: UserRequest,
    member: Member,
    shown: ProtocolVersion,
    *,
    title_form: TitleForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """A version of the protocol; the rules of the stages stand with the one in force."""
    versions = list(
        member.review.protocol_versions.select_related("adopted_by__user")
        .only("review", "number", "adopted_at", "adopted_by__user__name", "adopted_by__user__email")
        .order_by("-number")
    )
    is_current = shown.number == versions[0].number
    context: dict[str, Any] = {
        "protocol": shown,
        "adopted_by": next(v.adopted_by for v in versions if v.number == shown.number),
        "versions": versions,
        "is_current": is_current,
        "related": in_words(shown.related),
        "leads": member.is_a(*access.LEADS),
        "title_form": title_form or TitleForm({"title": member.review.title}),
    }
    if is_current:
        rules = {rule.stage: rule for rule in member.review.stage_rules.all()}
        context["rules"] = [
            (label(stage), rules[stage], label(Settling(rules[stage].settling))) for stage in Stage
        ]
    return render(request, "protocol/protocol.html", context, status=status)
