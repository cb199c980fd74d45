"""Whose votes are set aside now, and what became of these votes.

A lead sets a member's votes aside as a whole, yet they stay where a conflict was settled: exactly
where that member disagreed. So whatever is told of how people decided leaves out everything that
such a member had decided until then, not only the votes that were taken back; given back, all of
it counts, also where somebody has voted in its stead. It was decided independently either way.
"""

from django.db import connection

from reviews.choices import Stage
from reviews.prisma.facts import SetAsideFact
from reviews.protocol.models import Member, Review
from reviews.screening.models import SetAside

# The acts that stand, one for each member: their newest, unless it gave the votes back.
LEFT_OUT = """
WITH left_out AS MATERIALIZED (
    SELECT id, member_id, done_at
    FROM (
        SELECT DISTINCT ON (member_id) id, member_id, done_at, given_back
        FROM reviews_setaside WHERE review_id = %(review)s ORDER BY member_id, id DESC
    ) AS newest
    WHERE NOT given_back
)
"""
AT_STAGE = """
SELECT
    (SELECT array_agg(DISTINCT decision.screener_id ORDER BY decision.screener_id)
        FROM reviews_decision decision JOIN left_out ON left_out.id = decision.set_aside_id
        WHERE decision.review_id = %(review)s AND decision.stage = %(stage)s),
    (SELECT count(*)
        FROM reviews_decision decision JOIN left_out ON left_out.id = decision.set_aside_id
        WHERE decision.review_id = %(review)s AND decision.stage = %(stage)s),
    (SELECT count(DISTINCT decision.study_id)
        FROM reviews_decision decision JOIN left_out ON left_out.id = decision.set_aside_id
        JOIN reviews_screening screening
            ON screening.study_id = decision.study_id AND screening.stage = decision.stage
        WHERE decision.review_id = %(review)s AND decision.stage = %(stage)s
            AND screening.in_play AND screening.outcome <> 'awaiting'),
    (SELECT count(*)
        FROM left_out
        JOIN reviews_screening screening ON left_out.member_id = ANY (screening.voters)
        JOIN reviews_adjudication adjudication ON adjudication.id = screening.adjudication_id
        WHERE screening.review_id = %(review)s AND screening.stage = %(stage)s
            AND screening.in_play AND adjudication.adjudicated_at < left_out.done_at)
"""


def members_left_out(review: Review) -> list[Member]:
    """Whose votes are set aside now, in the order in which they came; one query."""
    newest = (
        SetAside.objects.filter(review=review)
        .order_by("member", "-pk")
        .distinct("member")
        .select_related("member__user")
    )
    return [act.member for act in newest if not act.given_back]


def set_aside_at(review: Review, stage: Stage) -> tuple[list[int], SetAsideFact] | None:
    """Whose votes at the stage are set aside (their ids), and how many; None if none is."""
    with connection.cursor() as cursor:
        cursor.execute(LEFT_OUT + AT_STAGE, {"review": review.pk, "stage": stage})
        members, votes, since, kept = cursor.fetchone()
    if not votes:
        return None
    return members, SetAsideFact(votes=votes, since=since, kept=kept)
