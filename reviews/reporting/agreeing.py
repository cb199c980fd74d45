"""How far screeners agree: their first, blinded decisions on studies that are settled."""

from collections import defaultdict
from dataclasses import dataclass

from django.db import connection

from reviews.choices import Stage
from reviews.protocol.models import Member, Review
from reviews.reporting.left_out import LEFT_OUT
from reviews.screening.agreement import (
    PairAgreement,
    PooledAgreement,
    pair_agreement,
    pooled_agreement,
)

# Studies still awaiting votes stay out: on them a number would tell how somebody voted. What
# `left_out` says of members whose votes are set aside holds for pairs and pool.
PAIRS = """
SELECT one.screener_id, other.screener_id,
    one.verdict = 'exclude', other.verdict = 'exclude', count(*)
FROM reviews_screening screening
JOIN reviews_decision one ON one.study_id = screening.study_id AND one.stage = screening.stage
JOIN reviews_decision other ON other.study_id = one.study_id AND other.stage = one.stage
    AND other.screener_id > one.screener_id
WHERE screening.review_id = %(review)s AND screening.stage = %(stage)s AND screening.in_play
    AND screening.outcome <> 'awaiting'
    AND one.revision = 1 AND one.blinded AND other.revision = 1 AND other.blinded
    AND NOT EXISTS (
        SELECT FROM left_out
        WHERE left_out.member_id = one.screener_id AND one.decided_at <= left_out.done_at
    )
    AND NOT EXISTS (
        SELECT FROM left_out
        WHERE left_out.member_id = other.screener_id AND other.decided_at <= left_out.done_at
    )
GROUP BY 1, 2, 3, 4
"""
POOL = """
SELECT including, excluding, count(*)
FROM (
    SELECT count(*) FILTER (WHERE decision.verdict <> 'exclude') AS including,
        count(*) FILTER (WHERE decision.verdict = 'exclude') AS excluding
    FROM reviews_screening screening
    JOIN reviews_decision decision
        ON decision.study_id = screening.study_id AND decision.stage = screening.stage
    WHERE screening.review_id = %(review)s AND screening.stage = %(stage)s AND screening.in_play
        AND screening.outcome <> 'awaiting' AND decision.revision = 1 AND decision.blinded
        AND NOT EXISTS (
            SELECT FROM left_out
            WHERE left_out.member_id = decision.screener_id
                AND decision.decided_at <= left_out.done_at
        )
    GROUP BY screening.study_id
) AS decided
GROUP BY 1, 2
"""


@dataclass(frozen=True)
class Pair:
    """Two screeners, and the table of their decisions: a row for each verdict of the first.

    `table` is [[both include, only the second excludes], [only the first excludes, both exclude]].
    Maybe counts as include.
    """

    first: Member
    second: Member
    table: list[list[int]]
    agreement: PairAgreement


def pairs_at(review: Review, stage: Stage) -> list[Pair]:
    """Every two screeners who both decided on some study at the stage; in two queries."""
    tables: defaultdict[tuple[int, int], list[list[int]]] = defaultdict(lambda: [[0, 0], [0, 0]])
    with connection.cursor() as cursor:
        cursor.execute(LEFT_OUT + PAIRS, {"review": review.pk, "stage": stage})
        for first, second, first_excludes, second_excludes, count in cursor.fetchall():
            tables[first, second][first_excludes][second_excludes] = count
    people = {pk for pair in tables for pk in pair}
    members = review.members.filter(pk__in=people).select_related("user").in_bulk()
    return [
        Pair(members[first], members[second], table, pair_agreement(table))
        for (first, second), table in sorted(tables.items())
    ]


def pool_at(review: Review, stage: Stage) -> PooledAgreement:
    """How far all screeners of the stage agree, whoever decided on which study; in one query.

    Maybe counts as include. Worth telling where more than two people screened.
    """
    with connection.cursor() as cursor:
        cursor.execute(LEFT_OUT + POOL, {"review": review.pk, "stage": stage})
        return pooled_agreement({(yes, no): studies for yes, no, studies in cursor.fetchall()})
