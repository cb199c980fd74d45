"""One's reviews, and the first page of each."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from reviews.accounts.models import User
from reviews.choices import Stage, label
from reviews.http import UserRequest
from reviews.library.pages import page_of
from reviews.protocol import access
from reviews.protocol.models import Member
from reviews.reporting import overview as first_page
from reviews.reporting.cards import cards
from reviews.reporting.waiting import Waiting, counted, numbers_shown, waiting_for


@dataclass(frozen=True)
class Place:
    """A review that the reader belongs to, with what waits there: words and addresses."""

    member: Member
    waiting: list[tuple[str, str]]


@login_not_required
@require_safe
def reviews(request: UserRequest) -> HttpResponse:
    """The reader's reviews, newest first. The first visitor of all is led to an account."""
    if not request.user.is_authenticated:
        if not User.objects.exists():
            return redirect("account_signup")
        return redirect_to_login(request.get_full_path())
    mine = Member.objects.filter(user=request.user, left_at=None).select_related("review")
    page = page_of(mine, request, newest_first=True)
    waiting = waiting_for(page.rows)
    places = [Place(member, _waiting(member, waiting)) for member in page.rows]
    return render(request, "protocol/reviews.html", {"places": places, "page": page})


@require_safe
def overview(request: UserRequest, review_id: int) -> HttpResponse:
    """What waits for the reader in a review, and how far it is."""
    member = access.as_member(request.user, review_id)
    tally = first_page.tally_for(member)
    states = first_page.stages(member, tally)
    return render(
        request,
        "reporting/overview.html",
        {
            "cards": cards(member, states),
            "states": states,
            "team": first_page.team(member.review, tally),
            "leads": member.is_a(*access.LEADS),
        },
    )


def _waiting(member: Member, waiting: dict[tuple[int, Stage], Waiting]) -> list[tuple[str, str]]:
    found = []
    for stage in Stage:
        here = waiting.get((member.pk, stage), Waiting())
        address = [member.review_id, stage]
        if here.votes:
            number = counted(here.votes) if numbers_shown(member, stage) else "some"
            words = f"{label(stage)}: {number} for you"
            found.append((words, reverse("screening:take", args=address)))
        if here.conflicts:
            words = f"{label(stage)}: {counted(here.conflicts)} in conflict"
            found.append((words, reverse("screening:conflicts", args=address)))
    return found
