"""The only way from a request to a review.

Every function takes the user and the review's id and returns the user's Member, with its review.
The member is also left at `user.here`, where the frame of the page (title, navigation) finds it.
Outsiders, and people who left, get 404: they do not learn that the review exists. Members whose
role does not allow it get 403.
"""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from reviews.accounts.models import User
from reviews.choices import Role, Settling, Stage
from reviews.protocol.models import Member, Review, StageRule

LEADS = (Role.LEAD,)
SCREENERS = (Role.LEAD, Role.ADJUDICATOR, Role.SCREENER)
ADJUDICATORS = (Role.LEAD, Role.ADJUDICATOR)
LIBRARIANS = (Role.LEAD, Role.ADJUDICATOR, Role.LIBRARIAN)
WORKERS = (Role.LEAD, Role.ADJUDICATOR, Role.SCREENER, Role.LIBRARIAN)
READERS_OF_RESULTS = (Role.LEAD, Role.ADJUDICATOR, Role.LIBRARIAN, Role.OBSERVER)


def as_member(user: User, review_id: int) -> Member:
    """Anyone of the team."""
    for member in Member.objects.raw(PLACE, [user.pk, review_id]):
        member.review = Review(
            pk=review_id,
            title=member.review_title,
            seed=member.review_seed,
            created_at=member.review_created_at,
        )
        # The account is at hand already. The page's frame asks for the rest.
        member.user = user
        user.here = member
        return member
    raise Http404("No such review.")


# As SQL, since every request asks it: building the statement takes longer than running it.
PLACE = """
SELECT member.*, review.title AS review_title, review.seed AS review_seed,
    review.created_at AS review_created_at
FROM reviews_member member JOIN reviews_review review ON review.id = member.review_id
WHERE member.user_id = %s AND member.review_id = %s AND member.left_at IS NULL
"""


def _as(user: User, review_id: int, roles: tuple[Role, ...], what: str) -> Member:
    member = as_member(user, review_id)
    if not member.is_a(*roles):
        raise PermissionDenied(f"In this review you are {member.role_label.lower()}: {what}")
    return member


def as_lead(user: User, review_id: int) -> Member:
    """Who may change the protocol and the team, and close a stage."""
    return _as(user, review_id, LEADS, "only a lead may do this.")


def as_screener(user: User, review_id: int) -> Member:
    """Who may vote."""
    return _as(user, review_id, SCREENERS, "you do not vote.")


def as_adjudicator(user: User, review_id: int) -> Member:
    """Who may settle conflicts."""
    return _as(user, review_id, ADJUDICATORS, "you do not settle conflicts.")


def as_settler(user: User, review_id: int, stage: Stage) -> Member:
    """Who may open the conflicts of a stage: adjudicators and, by consensus, those who voted."""
    member = as_member(user, review_id)
    rule = StageRule.objects.get(review=review_id, stage=stage)
    if not may_settle(member, rule):
        raise PermissionDenied("In this review you do not settle conflicts.")
    return member


def may_settle(member: Member, rule: StageRule) -> bool:
    """Whether the member may settle some conflict at the stage; which ones, `rules` says."""
    if member.is_a(*ADJUDICATORS):
        return True
    return rule.settling == Settling.CONSENSUS and member.is_a(*SCREENERS)


def as_librarian(user: User, review_id: int) -> Member:
    """Who may import, join and retrieve."""
    return _as(user, review_id, LIBRARIANS, "you do not keep the library.")


def as_worker(user: User, review_id: int) -> Member:
    """Who may say what is the same report: all but observers. To join takes a librarian."""
    return _as(user, review_id, WORKERS, "you observe.")


def as_reader_of_results(user: User, review_id: int) -> Member:
    """Who may see the flow and what studies came to; screeners once the stages are closed."""
    member = as_member(user, review_id)
    if not sees_results(member):
        raise PermissionDenied("You can see the results when screening has been closed.")
    return member


def sees_results(member: Member) -> bool:
    """Whether counts of outcomes may be shown to the member.

    A screener may see them only when no stage can ask for a vote any more.
    """
    if member.is_a(*READERS_OF_RESULTS):
        return True
    return not StageRule.objects.filter(review=member.review_id, closed_at=None).exists()


def sees_votes(member: Member, stage: Stage) -> bool:
    """Whether the member may see who voted what at the stage, beside conflicts to settle.

    The librarian never does: their work does not need it.
    """
    if member.is_a(Role.LIBRARIAN):
        return False
    return StageRule.objects.filter(
        review=member.review_id, stage=stage, closed_at__isnull=False
    ).exists()
