"""Whether the votes that were set aside, or given back, are what the log says of them."""

from collections import Counter
from collections.abc import Iterator

from django.db import connection

from reviews.protocol.models import Review
from reviews.screening.models import Decision

BATCH = 2_000


def wrongly_set_aside_votes(review: Review, seen: Counter[str]) -> Iterator[str]:
    """A sentence for each such vote that the log does not tell of, tells otherwise, or that says
    something else than what it repeats.

    One event tells of many, so each row is held against what the events list.
    """
    rows = Decision.objects.filter(review=review)
    seen["decisions"] += rows.count()
    seen["of them set aside or given back"] += rows.filter(set_aside__isnull=False).count()
    with connection.cursor() as cursor:
        cursor.execute(TOLD_OTHERWISE, {"review": review.pk})
        while found := cursor.fetchmany(BATCH):
            for pk, is_told, is_written in found:
                if is_told and is_written:
                    yield f"Decision {pk}, set aside or given back, is not what its event says."
                elif is_told:
                    yield f"Decision {pk} is not there, but the log tells that it was set aside."
                else:
                    yield f"Decision {pk}, set aside or given back, is in no event of the log."
        cursor.execute(GIVEN_BACK_OTHERWISE, {"review": review.pk})
        for (pk,) in cursor.fetchall():
            yield f"Decision {pk} gives back another vote than the one that was set aside."


TOLD_OTHERWISE = """
WITH told AS (
    SELECT vote.*, event.subject_id AS act
    FROM (
        SELECT subject_id, details::jsonb AS facts FROM reviews_event
        WHERE review_id = %(review)s AND subject_kind = 'setaside'
    ) event
    CROSS JOIN LATERAL jsonb_to_recordset(event.facts -> 'votes') AS vote(
        id bigint, study bigint, stage text, round int, screener bigint, revision int,
        verdict text, reason bigint, note text, blinded boolean, protocol bigint
    )
), written AS (
    SELECT id, study_id, stage, round, screener_id, revision, verdict, reason_id, note, blinded,
        protocol_id, set_aside_id
    FROM reviews_decision WHERE review_id = %(review)s AND set_aside_id IS NOT NULL
)
SELECT id, told.study IS NOT NULL, written.study_id IS NOT NULL
FROM told FULL JOIN written USING (id)
WHERE (told.act, told.study, told.stage, told.round, told.screener, told.revision, told.verdict,
        told.reason, told.note, told.blinded, told.protocol)
    IS DISTINCT FROM (written.set_aside_id, written.study_id, written.stage::text, written.round,
        written.screener_id, written.revision, written.verdict::text, written.reason_id,
        written.note, written.blinded, written.protocol_id)
ORDER BY id
"""

GIVEN_BACK_OTHERWISE = """
SELECT back.id
FROM reviews_decision back
JOIN reviews_setaside act ON act.id = back.set_aside_id AND act.given_back
LEFT JOIN reviews_decision cast_ ON cast_.study_id = back.study_id AND cast_.stage = back.stage
    AND cast_.screener_id = back.screener_id AND cast_.revision = back.revision - 2
WHERE back.review_id = %(review)s
    AND (cast_.verdict, cast_.reason_id, cast_.note, cast_.blinded)
        IS DISTINCT FROM (back.verdict, back.reason_id, back.note, back.blinded)
ORDER BY back.id
"""
