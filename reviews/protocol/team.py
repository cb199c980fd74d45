"""Who belongs to a review: inviting, joining, changing roles, leaving."""

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from reviews.accounts.models import User
from reviews.audit import actions as audit
from reviews.choices import Role
from reviews.protocol.models import Invitation, Member, Review

VALID_FOR = timedelta(days=14)


class InvitationVoid(Exception):
    """The link no longer gives a place; the message says why."""


class LastLead(Exception):
    """A review always has a lead."""


class HasLeft(Exception):
    """Somebody ended the member's place meanwhile."""


def pending(review: Review) -> QuerySet[Invitation]:
    """Invitations that can still be accepted, newest first."""
    return review.invitations.filter(
        accepted_by=None,
        withdrawn_at=None,
        expires_at__gt=timezone.now(),
        invited_by__role=Role.LEAD,
        invited_by__left_at=None,
    ).order_by("-invited_at")


@transaction.atomic
def invite(lead: Member, *, role: Role, note: str = "") -> tuple[Invitation, str]:
    """Make a link's token; it is returned here and kept nowhere.

    `note` says whom it is for, for the team's own list.
    """
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        review=lead.review,
        role=role,
        note=note,
        token_hash=_hashed(token),
        invited_by=lead,
        expires_at=timezone.now() + VALID_FOR,
    )
    audit.record("invited", invitation, review_id=lead.review_id, actor=lead, role=role)
    return invitation, token


@transaction.atomic
def withdraw(lead: Member, invitation: Invitation) -> None:
    """Make the link useless.

    Raises InvitationVoid if somebody has accepted it.
    """
    invitation = Invitation.objects.select_for_update(no_key=True).get(pk=invitation.pk)
    if invitation.accepted_by_id:
        raise InvitationVoid("Somebody has accepted this invitation already.")
    if invitation.withdrawn_at:
        return
    invitation.withdrawn_at = timezone.now()
    invitation.save(update_fields=["withdrawn_at"])
    audit.record("withdrew", invitation, review_id=lead.review_id, actor=lead)


def opened(token: str) -> Invitation:
    """The invitation behind a link, if it still gives a place.

    Raises InvitationVoid.
    """
    invitation = (
        Invitation.objects.select_related("review", "invited_by__user")
        .filter(token_hash=_hashed(token))
        .first()
    )
    if invitation is None:
        raise InvitationVoid("This invitation is not known here. Was the whole link copied?")
    if invitation.accepted_by_id:
        raise InvitationVoid("This invitation has been used. Ask for a new one.")
    if invitation.withdrawn_at:
        raise InvitationVoid("This invitation was withdrawn. Ask for a new one.")
    if invitation.expires_at <= timezone.now():
        raise InvitationVoid("This invitation has expired. Ask for a new one.")
    inviting = invitation.invited_by
    # Else a lead who is removed could come back by a link of their own.
    if inviting.role != Role.LEAD or inviting.left_at is not None:
        raise InvitationVoid(
            "Whoever invited you does not lead this review any more. Ask for a new invitation."
        )
    return invitation


@transaction.atomic
def accept(user: User, token: str) -> Member:
    """Take the place that a link offers. Somebody who had left comes back with their decisions.

    Raises InvitationVoid; also for who is in the team already, whose role a link does not change.
    """
    held = Invitation.objects.select_for_update(no_key=True).filter(token_hash=_hashed(token))
    if found := held.first():
        # Who invited stays what they are until the place is taken.
        Member.objects.select_for_update(no_key=True).get(pk=found.invited_by_id)
    invitation = opened(token)
    member, is_new = Member.objects.get_or_create(
        review=invitation.review, user=user, defaults={"role": invitation.role}
    )
    if not is_new and member.left_at is None:
        raise InvitationVoid("You are a member of this review already.")
    if not is_new:
        member.role, member.left_at = invitation.role, None
        member.save(update_fields=["role", "left_at"])
    invitation.accepted_by = member
    invitation.save(update_fields=["accepted_by"])
    audit.record(
        "joined", member, review_id=invitation.review_id, actor=member, role=invitation.role
    )
    return member


@transaction.atomic
def change_role(lead: Member, member: Member, *, role: Role) -> None:
    """Give a member another role. Nothing happens to somebody who has it already.

    Raises HasLeft, or LastLead if no lead would remain.
    """
    member = _locked(lead.review, member)
    if member.left_at is not None:
        raise HasLeft(f"The place of {member} was ended meanwhile. Nothing was changed.")
    if member.role == role:
        return
    _refuse_to_lose_the_last_lead(member, stays_lead=role == Role.LEAD)
    earlier, member.role = member.role, role
    member.save(update_fields=["role"])
    audit.record(
        "changed role of",
        member,
        review_id=lead.review_id,
        actor=lead,
        earlier=earlier,
        role=role,
    )


@transaction.atomic
def leave(actor: Member, member: Member) -> None:
    """End a member's place. Their decisions stay and count.

    Nothing happens to somebody who has left already. Raises LastLead if no lead would remain.
    """
    member = _locked(actor.review, member)
    if member.left_at is not None:
        return
    _refuse_to_lose_the_last_lead(member, stays_lead=False)
    member.left_at = timezone.now()
    member.save(update_fields=["left_at"])
    audit.record("ended the place of", member, review_id=actor.review_id, actor=actor)


@transaction.atomic
def bring_back(lead: Member, member: Member) -> None:
    """Give a member who left their place back, in the role they had. Their decisions are theirs.

    Nothing happens to somebody who has not left, or is back already.
    """
    member = lead.review.members.select_for_update(no_key=True).get(pk=member.pk)
    if member.left_at is None:
        return
    member.left_at = None
    member.save(update_fields=["left_at"])
    audit.record("brought back", member, review_id=lead.review_id, actor=lead, role=member.role)


def _locked(review: Review, member: Member) -> Member:
    """The member, while nobody else changes who leads."""
    leads = review.members.filter(role=Role.LEAD, left_at=None)
    list(leads.select_for_update(no_key=True).order_by("pk").values_list("pk"))
    return review.members.select_for_update(no_key=True).get(pk=member.pk)


def _refuse_to_lose_the_last_lead(member: Member, *, stays_lead: bool) -> None:
    if member.role != Role.LEAD or stays_lead:
        return
    others = Member.objects.filter(review=member.review_id, role=Role.LEAD, left_at=None)
    if not others.exclude(pk=member.pk).exists():
        raise LastLead("A review needs a lead. Make somebody else a lead first.")


def _hashed(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
