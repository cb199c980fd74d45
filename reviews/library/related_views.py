"""Pages on which people say whether related reports are companions."""

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from reviews.dedup import Relation
from reviews.http import UserRequest
from reviews.library import comparing, counting, linking, pairs
from reviews.library.companions import Linked
from reviews.library.group_models import CandidatePair
from reviews.library.models import Study
from reviews.library.pages import number_in
from reviews.protocol import access
from reviews.protocol.models import Member
from reviews.protocol.relations import RELATIONS


@require_safe
def related(request: UserRequest, review_id: int) -> HttpResponse:
    """The first pair of related reports that waits; `?after=` names the pair it comes after."""
    member = access.as_member(request.user, review_id)
    linked = Linked.of(member.review)
    after = number_in(request.GET, "after")
    first = next(pairs.related(member.review, linked=linked, after=after), None)
    pair = None if first is None else CandidatePair.objects.get(pk=first)
    context: dict[str, Any] = {
        "pair": pair,
        "waiting": counting.up_to(pairs.related(member.review, linked=linked)),
        "may_change": member.is_a(*access.LIBRARIANS),
    }
    if pair is not None:
        found = Study.objects.select_related("reference__file__search").in_bulk(
            [pair.a_id, pair.b_id]
        )
        context["compared"] = comparing.side_by_side([found[pair.a_id], found[pair.b_id]])
        context["relation"] = RELATIONS[Relation[pair.relation]]
    return render(request, "library/related.html", context)


@require_POST
def link_pair(request: UserRequest, review_id: int, pair_id: int) -> HttpResponse:
    """Link the two as companions."""
    librarian = access.as_librarian(request.user, review_id)
    try:
        made = linking.link_pair(librarian, _pair(librarian, pair_id))
    except (pairs.NotWaiting, linking.NotLinkable) as refusal:
        messages.error(request, str(refusal))
    else:
        undo = reverse("library:unlink", args=[review_id, made.pk])
        messages.success(
            request,
            "Noted: they report on the same investigation. Each is screened by itself.",
            extra_tags=f"undo={undo}",
        )
    return _on(review_id, pair_id)


@require_POST
def unrelate(request: UserRequest, review_id: int, pair_id: int) -> HttpResponse:
    """Note that the two have nothing to do with each other."""
    librarian = access.as_librarian(request.user, review_id)
    try:
        pairs.tell_apart(librarian, _pair(librarian, pair_id))
    except pairs.NotWaiting as refusal:
        messages.error(request, str(refusal))
    else:
        undo = reverse("screening:ask_again", args=[review_id, pair_id])
        messages.success(request, "Noted: they are not related.", extra_tags=f"undo={undo}")
    return _on(review_id, pair_id)


def _pair(librarian: Member, pair_id: int) -> CandidatePair:
    related_only = librarian.review.pairs.filter(~Q(relation=""))
    return get_object_or_404(related_only, pk=pair_id)


def _on(review_id: int, pair_id: int) -> HttpResponseRedirect:
    """To the next pair."""
    return HttpResponseRedirect(f"{reverse('library:related', args=[review_id])}?after={pair_id}")
