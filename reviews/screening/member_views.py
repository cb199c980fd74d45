"""The votes of a member who left: kept, set aside, given back."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from reviews.choices import Outcome, label
from reviews.http import UserRequest
from reviews.protocol import access
from reviews.protocol.models import Member
from reviews.screening import rules, setting_aside
from reviews.screening.forms import SettingAsideForm

STATES = {
    Outcome.AWAITING: "awaiting votes",
    Outcome.CONFLICT: "in conflict",
    Outcome.INCLUDED: "included",
    Outcome.EXCLUDED: "excluded",
}


@require_http_methods(["GET", "HEAD", "POST"])
def votes(request: UserRequest, review_id: int, member_id: int) -> HttpResponse:
    """What setting the votes of somebody who left aside would change; then do it."""
    lead = access.as_lead(request.user, review_id)
    member = _member(lead, member_id)
    form = SettingAsideForm(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _show(request, lead, member, form)
    if not form.is_valid():
        return _show(request, lead, member, form, status=422)

    try:
        act = setting_aside.set_aside(lead, member, why=form.cleaned_data["why"])
    except rules.Refused as refusal:
        form.add_error(None, str(refusal))
        return _show(request, lead, member, form, status=409)
    undo = reverse("screening:give_back", args=[review_id, member_id])
    messages.success(
        request,
        f"{_counted(act.decisions.count())} of {member} set aside.",
        extra_tags=f"undo={undo}",
    )
    return redirect("screening:votes", review_id, member_id)


@require_POST
def give_back(request: UserRequest, review_id: int, member_id: int) -> HttpResponse:
    """Let votes that were set aside count again."""
    lead = access.as_lead(request.user, review_id)
    member = _member(lead, member_id)
    try:
        act = setting_aside.give_back(lead, member)
    except rules.Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        given = _counted(act.decisions.count())
        messages.success(request, f"{given} of {member} given back, and counted again.")
    return redirect("screening:votes", review_id, member_id)


def _member(lead: Member, member_id: int) -> Member:
    return get_object_or_404(lead.review.members.select_related("user"), pk=member_id)


def _show(
    request: UserRequest,
    lead: Member,
    member: Member,
    form: SettingAsideForm,
    status: int = 200,
) -> HttpResponse:
    aside = setting_aside.current(member)
    effects = setting_aside.effects(member)
    context: dict[str, Any] = {
        "former": member,
        "form": form,
        "aside": aside,
        "has_left": member.left_at is not None,
        "effects": [
            (label(effect.stage), effect, _changes(effect))
            for effect in effects
            if effect.votes or effect.kept
        ],
        "any_votes": any(effect.votes for effect in effects),
        "voters_left": setting_aside.voters_left(lead.review),
    }
    return render(request, "screening/votes.html", context, status=status)


def _changes(effect: setting_aside.Effect) -> list[tuple[str, str, int]]:
    """From which outcome to which other one how many studies would go, the most first."""
    return [
        (STATES[before], STATES[after], number)
        for (before, after), number in effect.changes.most_common()
    ]


def _counted(number: int) -> str:
    """A number of votes, as the subject of a sentence.

    >>> _counted(1), _counted(1200)
    ('1 vote', '1,200 votes')
    """
    return "1 vote" if number == 1 else f"{number:,} votes"
