"""The team's pages: who belongs to it, inviting, joining, roles, leaving."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reviews.choices import Role, label
from reviews.http import UserRequest
from reviews.protocol import access
from reviews.protocol import team as people
from reviews.protocol.forms import MAY, InvitationForm, RoleForm
from reviews.protocol.models import Member


@require_safe
def team(request: UserRequest, review_id: int) -> HttpResponse:
    """Who belongs to the review; for leads, also who is invited."""
    member = access.as_member(request.user, review_id)
    return _show(request, member)


@require_POST
def invite(request: UserRequest, review_id: int) -> HttpResponse:
    """Make an invitation and show its link.

    Answers a page instead of a redirect: the link is kept nowhere, so this is the only answer
    that can hold it.
    """
    lead = access.as_lead(request.user, review_id)
    form = InvitationForm(request.POST)
    if not form.is_valid():
        return _show(request, lead, form=form, status=422)

    invitation, token = people.invite(lead, **form.cleaned_data)
    link = request.build_absolute_uri(reverse("protocol:accept", args=[token]))
    return _show(request, lead, invitation=invitation, link=link)


@require_POST
def withdraw(request: UserRequest, review_id: int, invitation_id: int) -> HttpResponse:
    """Make an invitation's link useless."""
    lead = access.as_lead(request.user, review_id)
    invitation = get_object_or_404(lead.review.invitations, pk=invitation_id)
    try:
        people.withdraw(lead, invitation)
    except people.InvitationVoid as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, "The invitation is withdrawn. Its link no longer works.")
    return redirect("protocol:team", review_id)


@require_POST
def change_role(request: UserRequest, review_id: int, member_id: int) -> HttpResponse:
    """Give a member another role. Undo names the earlier one in its address."""
    lead = access.as_lead(request.user, review_id)
    member = get_object_or_404(lead.review.members, pk=member_id, left_at=None)
    form = RoleForm(request.POST if "role" in request.POST else request.GET)
    if not form.is_valid():
        return _show(request, lead, refusal="Choose one of the roles.", status=422)

    earlier, role = Role(member.role), form.cleaned_data["role"]
    try:
        people.change_role(lead, member, role=role)
    except (people.LastLead, people.HasLeft) as refusal:
        return _show(request, lead, refusal=str(refusal), status=422)
    undo = reverse("protocol:change_role", args=[review_id, member_id])
    messages.success(
        request,
        f"{member} is {_with_article(role)} now.",
        # Whoever gave the lead away cannot take it back alone.
        extra_tags=f"undo={undo}?{_query(role=earlier)}" if member.pk != lead.pk else "",
    )
    return redirect("protocol:team", review_id)


@require_POST
def end_place(request: UserRequest, review_id: int, member_id: int) -> HttpResponse:
    """End a member's place; everyone may end their own."""
    member = access.as_member(request.user, review_id)
    if member.pk != member_id:
        access.as_lead(request.user, review_id)
    leaving = get_object_or_404(
        member.review.members.select_related("user"), pk=member_id, left_at=None
    )
    try:
        people.leave(member, leaving)
    except people.LastLead as refusal:
        return _show(request, member, refusal=str(refusal), status=422)
    if leaving.pk == member.pk:
        messages.success(request, f"You have left “{member.review.title}”.")
        return redirect("protocol:reviews")
    undo = reverse("protocol:bring_back", args=[review_id, member_id])
    messages.success(
        request,
        f"{leaving} is no longer a member. Their decisions stay.",
        extra_tags=f"undo={undo}",
    )
    return redirect("protocol:team", review_id)


@require_POST
def bring_back(request: UserRequest, review_id: int, member_id: int) -> HttpResponse:
    """Give a member who left their place back."""
    lead = access.as_lead(request.user, review_id)
    member = get_object_or_404(lead.review.members.select_related("user"), pk=member_id)
    people.bring_back(lead, member)
    messages.success(request, f"{member} is a member again.")
    return redirect("protocol:team", review_id)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: UserRequest, token: str) -> HttpResponse:
    """Say what an invitation offers, to anyone who has its link, and take the place."""
    if request.method == "POST" and not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    try:
        if request.method == "POST":
            member = people.accept(request.user, token)
            messages.success(request, f"Welcome. You are {_with_article(Role(member.role))} here.")
            return redirect("reporting:overview", member.review_id)
        invitation = people.opened(token)
    except people.InvitationVoid as refusal:
        return render(request, "protocol/void.html", {"refusal": str(refusal)}, status=410)
    context: dict[str, Any] = {
        "invitation": invitation,
        "role": _with_article(Role(invitation.role)),
        "may": MAY[Role(invitation.role)],
        "next": _query(next=request.path),
    }
    if request.user.is_authenticated:
        context["place"] = invitation.review.members.filter(user=request.user, left_at=None).first()
    return render(request, "protocol/accept.html", context)


def _show(
    request: UserRequest,
    member: Member,
    *,
    form: InvitationForm | None = None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """The page of the team, with `invitation` and `link` just made, or a `refusal`."""
    members = list(member.review.members.select_related("user").order_by("joined_at", "pk"))
    leads = member.is_a(*access.LEADS)
    context = {
        "members": [one for one in members if one.left_at is None],
        "former": [one for one in members if one.left_at is not None],
        "leads": leads,
        "roles": [(role.value, label(role)) for role in Role],
        "may": [(label(role), may) for role, may in MAY.items()],
        "form": form or InvitationForm(),
        "days": people.VALID_FOR.days,
        **more,
    }
    if leads:
        context["pending"] = list(people.pending(member.review).select_related("invited_by__user"))
    return render(request, "protocol/team.html", context, status=status)


def _with_article(role: Role) -> str:
    """The role in a sentence.

    >>> _with_article(Role.ADJUDICATOR)
    'an adjudicator'
    """
    return f"{'an' if role[0] in 'aeiou' else 'a'} {label(role).lower()}"


def _query(**values: str) -> str:
    query = QueryDict(mutable=True)
    query.update(values)
    return query.urlencode(safe="/")
