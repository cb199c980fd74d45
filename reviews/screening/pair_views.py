"""Pages on which people say what pairs of studies are to each other."""

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from reviews.http import UserRequest
from reviews.library import comparing, counting, pairs
from reviews.library.group_models import CandidatePair
from reviews.library.models import Study
from reviews.library.pages import number_in
from reviews.protocol import access
from reviews.protocol.models import Member, Review
from reviews.screening import foreseeing, pairing
from reviews.screening.forms import chosen_to_stay


@require_safe
def to_review(request: UserRequest, review_id: int) -> HttpResponse:
    """What somebody reported, else the surest pair that waits, side by side.

    `?after=` names the pair that it comes after, `?pair=` the one to show, and `?stays=` which of
    the two was chosen to stay.
    """
    member = access.as_member(request.user, review_id)
    librarian = member.is_a(*access.LIBRARIANS)
    waiting = counting.up_to(pairs.waiting(member.review))
    asked = pairs.asked(member.review).count()
    pair = _asked_for(member.review, request.GET)
    studies, foreseen = [], None
    if pair is not None:
        found = Study.objects.select_related("reference__file__search").in_bulk(
            [pair.a_id, pair.b_id, pair.root_a, pair.root_b]
        )
        studies = comparing.side_by_side([found[pair.a_id], found[pair.b_id]])
        if librarian:
            foreseen = foreseeing.foreseen(
                member,
                [found[pair.root_a], found[pair.root_b]],
                chosen=chosen_to_stay(request.GET),
            )
    return render(
        request,
        "screening/pairs.html",
        {
            "pair": pair,
            "studies": studies,
            "foreseen": foreseen,
            "waiting": waiting,
            "answered": None if waiting.is_more else asked - waiting.number,
            "nearly_sure": pairing.numbers_of_sure(member.review) if librarian else {},
            "joined_at_once": pairs.SURE,
            "may_change": librarian,
            "is_mine": pair is not None and pair.reported_by_id == member.pk,
        },
    )


@require_POST
def join(request: UserRequest, review_id: int, pair_id: int) -> HttpResponse:
    """Join the two studies of a pair."""
    librarian = access.as_librarian(request.user, review_id)
    pair = _pair(librarian, pair_id)
    stays = chosen_to_stay(request.POST)
    try:
        joined = pairing.join_pair(
            librarian, pair, stays=stays, shown=request.POST.get("shown", "")
        )
    except foreseeing.LookFirst as refusal:
        messages.warning(request, str(refusal))
        page = reverse("screening:pairs", args=[review_id])
        return HttpResponseRedirect(f"{page}?pair={pair_id}&stays={stays or ''}")
    except foreseeing.CannotStay as refusal:
        messages.warning(request, str(refusal))
        return HttpResponseRedirect(
            f"{reverse('screening:pairs', args=[review_id])}?pair={pair_id}"
        )
    except pairing.NothingToJoin as refusal:
        messages.error(request, str(refusal))
    else:
        undo = reverse("screening:undo_joins", args=[review_id, joined.run])
        messages.success(
            request, "Joined: they are screened as one from now on.", extra_tags=f"undo={undo}"
        )
    return _on(review_id, pair_id)


@require_POST
def tell_apart(request: UserRequest, review_id: int, pair_id: int) -> HttpResponse:
    """Note that the two studies of a pair are different."""
    librarian = access.as_librarian(request.user, review_id)
    try:
        pairs.tell_apart(librarian, _pair(librarian, pair_id))
    except pairs.NotWaiting as refusal:
        messages.error(request, str(refusal))
    else:
        undo = reverse("screening:ask_again", args=[review_id, pair_id])
        messages.success(
            request,
            "Noted: they are different. No later import joins them or asks again.",
            extra_tags=f"undo={undo}",
        )
    return _on(review_id, pair_id)


@require_POST
def ask_again(request: UserRequest, review_id: int, pair_id: int) -> HttpResponse:
    """Take back that the two are different."""
    librarian = access.as_librarian(request.user, review_id)
    try:
        pairs.ask_again(librarian, _pair(librarian, pair_id))
    except pairs.NotToldApart as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Taken back. The pair waits for an answer again.")
    return redirect("screening:pairs", review_id)


@require_POST
def join_nearly_sure(request: UserRequest, review_id: int) -> HttpResponse:
    """Join every pair that is nearly sure: `at_least` as sure as was chosen."""
    librarian = access.as_librarian(request.user, review_id)
    chosen = [sure for sure in pairing.THRESHOLDS if str(sure) == request.POST.get("at_least")]
    if not chosen:
        messages.error(request, "Choose how sure a pair must be.")
        return redirect("screening:pairs", review_id)
    try:
        joined = pairing.join_nearly_sure(librarian, at_least=chosen[0])
    except pairing.NothingToJoin as refusal:
        messages.error(request, str(refusal))
    else:
        undo = reverse("screening:undo_joins", args=[review_id, joined.run])
        many = "1 study was" if joined.studies == 1 else f"{joined.studies:,} studies were"
        messages.success(
            request, f"{many} joined to others. Nothing was deleted.", extra_tags=f"undo={undo}"
        )
    return redirect("screening:pairs", review_id)


def _pair(librarian: Member, pair_id: int) -> CandidatePair:
    return get_object_or_404(librarian.review.pairs, pk=pair_id)


def _asked_for(review: Review, asked: QueryDict) -> Any:
    """The waiting pair that the address names, or the next one.

    What a person reported comes first, then the surest.
    """
    waiting: Any = pairs.waiting(review).select_related("reported_by__user")
    if number := number_in(asked, "pair"):
        return waiting.filter(pk=number).first()
    reported = waiting.filter(reported_by__isnull=False)
    in_order = [reported, waiting.filter(reported_by=None)]
    passed = review.pairs.filter(pk=number_in(asked, "after")).first()
    if passed is not None:
        same = Q(score=passed.score, pk__gt=passed.pk)
        # The first half says no more than the second, and is what an index is asked for.
        beyond = Q(score__lte=passed.score) & (Q(score__lt=passed.score) | same)
        kind = 0 if passed.reported_by_id else 1
        in_order = [in_order[kind].filter(beyond), *in_order[kind + 1 :]]
    firsts = (rows.order_by("-score", "pk").first() for rows in in_order)
    return next((pair for pair in firsts if pair is not None), None)


def _on(review_id: int, pair_id: int) -> HttpResponseRedirect:
    """To the next pair."""
    return HttpResponseRedirect(f"{reverse('screening:pairs', args=[review_id])}?after={pair_id}")
