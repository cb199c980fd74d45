"""What waits for people: votes that are asked of them and conflicts that they may settle."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db import connection

from reviews.choices import Role, Settling, Stage
from reviews.protocol import access
from reviews.protocol.models import Member

COUNTED_UP_TO = 1_000

# The same questions as `screening.queue.asked_of` and `screening.conflicts.waiting` ask for one
# member, for many members at once. Each is answered from an index (its order is asked for, lest
# the planner read the whole table) and stops at a thousand and one, so that a page which lists
# reviews costs the same for small and large ones.
WAITING = """
SELECT member.id, rule.stage, asked.number, disputed.number
FROM reviews_member member
JOIN reviews_stagerule rule ON rule.review_id = member.review_id AND rule.closed_at IS NULL
LEFT JOIN reviews_walk walk ON walk.member_id = member.id AND walk.stage = rule.stage
CROSS JOIN LATERAL (
    SELECT count(*) AS number FROM (
        (SELECT FROM reviews_screening queued
        WHERE queued.review_id = rule.review_id AND queued.stage = rule.stage
            AND queued.outcome = 'awaiting' AND queued.in_play
            AND queued.place >= coalesce(walk.place, 0) AND NOT member.id = ANY(queued.voters)
            AND member.role = ANY(%(screeners)s)
        ORDER BY queued.place LIMIT %(limit)s)
        UNION ALL
        (SELECT FROM reviews_screening later
        WHERE later.review_id = rule.review_id AND later.stage = rule.stage
            AND later.outcome = 'awaiting' AND later.in_play
            AND later.place IS NULL AND NOT member.id = ANY(later.voters)
            AND member.role = ANY(%(screeners)s)
        ORDER BY later.draw LIMIT %(limit)s)
        LIMIT %(limit)s
    ) found
) asked
CROSS JOIN LATERAL (
    SELECT count(*) AS number FROM (
        SELECT FROM reviews_screening conflict
        WHERE conflict.review_id = rule.review_id AND conflict.stage = rule.stage
            AND conflict.outcome = 'conflict' AND conflict.in_play
            AND CASE WHEN rule.settling = %(consensus)s
                THEN member.role = ANY(%(adjudicators)s)
                    OR member.role = ANY(%(screeners)s) AND member.id = ANY(conflict.voters)
                ELSE member.role = ANY(%(adjudicators)s)
                    AND NOT member.id = ANY(conflict.voters) END
        ORDER BY conflict.study_id LIMIT %(limit)s
    ) found
) disputed
WHERE member.id = ANY(%(members)s)
"""


@dataclass(frozen=True)
class Waiting:
    """How much waits for a member at a stage, counted no further than a thousand and one."""

    votes: int = 0
    conflicts: int = 0


def waiting_for(members: Collection[Member]) -> dict[tuple[int, Stage], Waiting]:
    """What waits for each of the members, by their id and stage, in one query.

    A closed stage asks for nothing, and is left out.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            WAITING,
            {
                "members": [member.pk for member in members],
                "screeners": _words(access.SCREENERS),
                "adjudicators": _words(access.ADJUDICATORS),
                "consensus": Settling.CONSENSUS.value,
                "limit": COUNTED_UP_TO + 1,
            },
        )
        return {
            (member_id, Stage(stage)): Waiting(votes, conflicts)
            for member_id, stage, votes, conflicts in cursor.fetchall()
        }


def counted(number: int) -> str:
    """A number that was counted up to a thousand, as the interface says it.

    >>> counted(12), counted(1_001)
    ('12', 'more than 1,000')
    """
    return f"more than {COUNTED_UP_TO:,}" if number > COUNTED_UP_TO else f"{number:,}"


def numbers_shown(member: Member, stage: Stage) -> bool:
    """Whether the member may be told how many studies ask for their vote at an open stage.

    At full text that is how many were included, which a screener learns with the results, and
    so not while the stage is open.
    """
    return stage == Stage.TITLE_ABSTRACT or member.is_a(*access.READERS_OF_RESULTS)


def _words(roles: Collection[Role]) -> list[str]:
    return [role.value for role in roles]
