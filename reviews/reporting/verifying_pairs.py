"""Whether joins, and what people said of pairs, are what the log says."""

from collections import Counter
from collections.abc import Iterator

from django.db import connection
from django.db.models import Exists, F, OuterRef, Q

from reviews.audit.models import Event
from reviews.library.group_models import CandidatePair, Join
from reviews.library.pairs import with_roots
from reviews.protocol.models import Review

APART = ("told apart", "found unrelated")
AGAIN = "asked again about"


def wrongly_paired(review: Review, seen: Counter[str]) -> Iterator[str]:
    """A sentence for each pair that says otherwise than the log who told it apart or reported it,
    for each group that holds two told apart whom nobody joined since, and for each join or end of
    one that the log does not tell of, or tells otherwise.
    """
    seen["pairs"] += CandidatePair.objects.filter(review=review).count()
    yield from _differing_answers(review)
    yield from _together_although_apart(review)
    with connection.cursor() as cursor:
        cursor.execute(JOINS_TOLD_OTHERWISE, {"review": review.pk})
        for study, into, told, written in cursor.fetchall():
            which = f"That study {study} was joined to {into}"
            yield f"{which} is told {told} times by the log, and written down {written} times."
        cursor.execute(SPLITS_NOT_TOLD, {"review": review.pk})
        for study, into in cursor.fetchall():
            yield f"No event tells how the join of study {study} to {into} ended."
        cursor.execute(REPORTED_OTHERWISE, {"review": review.pk})
        for (pair,) in cursor.fetchall():
            yield f"Pair {pair} was not reported by whom the log names."


def _differing_answers(review: Review) -> Iterator[str]:
    told: dict[int, int | None] = {}
    events = Event.objects.filter(review=review, subject_kind="candidatepair")
    for event in events.filter(verb__in=[*APART, AGAIN]).order_by("sequence").iterator():
        for pair in event.facts["pairs"]:
            told[pair] = None if event.verb == AGAIN else event.actor_id
    answered = CandidatePair.objects.filter(review=review, told_apart_at__isnull=False)
    written = dict(answered.values_list("pk", "told_apart_by"))
    there = set(
        CandidatePair.objects.filter(review=review, pk__in=told).values_list("pk", flat=True)
    )
    for pair in sorted(told.keys() | written.keys()):
        if pair in told and pair not in there:
            yield f"Pair {pair} is not there, but the log tells of it."
        elif told.get(pair) != written.get(pair):
            yield f"Pair {pair} is not what the log says: told apart or not, or by another person."


def _together_although_apart(review: Review) -> Iterator[str]:
    of_group = Q(study=OuterRef("root_a")) | Q(study__joined_to=OuterRef("root_a"))
    by_hand = Join.objects.filter(
        of_group, joined_by__isnull=False, joined_at__gte=OuterRef("told_apart_at")
    )
    together = with_roots(review).filter(told_apart_at__isnull=False, root_a=F("root_b"))
    for pair in together.exclude(Exists(by_hand)).order_by("pk"):
        yield f"Studies {pair.a_id} and {pair.b_id} were told apart, and are joined by nobody."


# A join is written down anew when its group gets another root, or when one that had moved its study
# is undone: then it is of the same run, and the log tells of it once.
JOINS_TOLD_OTHERWISE = """
WITH event AS (
    SELECT verb, subject_kind, subject_id, actor_id, details::jsonb AS facts FROM reviews_event
    WHERE review_id = %(review)s AND verb IN ('joined', 'joined the duplicates of')
), told AS (
    SELECT (one ->> 0)::bigint AS study_id, (one ->> 1)::bigint AS into_id, actor_id AS who
    FROM event CROSS JOIN LATERAL jsonb_array_elements(facts -> 'joined') AS one
    WHERE subject_kind IN ('sourcefile', 'review')
    UNION ALL
    SELECT one::bigint, subject_id, actor_id
    FROM event CROSS JOIN LATERAL jsonb_array_elements_text(facts -> 'studies') AS one
    WHERE subject_kind = 'study'
), written AS (
    SELECT study_id, into_id, joined_by_id AS who FROM reviews_join made
    WHERE review_id = %(review)s AND NOT EXISTS (
        SELECT FROM reviews_join earlier
        WHERE earlier.study_id = made.study_id AND earlier.id < made.id
            AND earlier.run IS NOT DISTINCT FROM made.run
            AND (made.run IS NOT NULL OR earlier.evidence = made.evidence)
    )
), counted AS (
    SELECT study_id, into_id, who, count(*) AS told, 0 AS written FROM told GROUP BY 1, 2, 3
    UNION ALL
    SELECT study_id, into_id, who, 0, count(*) FROM written GROUP BY 1, 2, 3
)
SELECT study_id, into_id, sum(told)::bigint, sum(written)::bigint
FROM counted GROUP BY study_id, into_id, who HAVING sum(told) <> sum(written)
ORDER BY study_id, into_id
"""
# Undoing an import takes roots out of their groups, and does not name the others.
SPLITS_NOT_TOLD = """
WITH event AS (
    SELECT verb, subject_kind, actor_id, details::jsonb AS facts FROM reviews_event
    WHERE review_id = %(review)s AND verb IN ('joined', 'split', 'undid the import of')
), told AS (
    SELECT one::bigint AS study_id, actor_id FROM event CROSS JOIN LATERAL
        jsonb_array_elements_text(coalesce(facts -> 'taken_apart', facts -> 'studies')) AS one
    WHERE verb = 'split' OR subject_kind = 'study'
    UNION
    SELECT (one ->> 0)::bigint, actor_id
    FROM event CROSS JOIN LATERAL jsonb_array_elements(facts -> 'joined') AS one
    WHERE verb = 'joined' AND subject_kind = 'review'
)
SELECT ended.study_id, ended.into_id FROM reviews_join ended
WHERE ended.review_id = %(review)s AND ended.split_at IS NOT NULL
    AND NOT EXISTS (
        SELECT FROM told WHERE told.study_id = ended.study_id AND told.actor_id = ended.split_by_id
    )
    AND NOT EXISTS (
        SELECT FROM event
        WHERE event.verb = 'undid the import of' AND event.actor_id = ended.split_by_id
    )
ORDER BY ended.id
"""
REPORTED_OTHERWISE = """
WITH told AS (
    SELECT DISTINCT ON (subject_id) subject_id AS id,
        CASE verb WHEN 'reported' THEN actor_id END AS who
    FROM reviews_event
    WHERE review_id = %(review)s AND subject_kind = 'candidatepair'
        AND verb IN ('reported', 'took back the report of')
    ORDER BY subject_id, sequence DESC
), stored AS (
    SELECT id, reported_by_id AS who FROM reviews_candidatepair
    WHERE review_id = %(review)s AND reported_by_id IS NOT NULL
)
SELECT id FROM told FULL JOIN stored USING (id)
WHERE told.who IS DISTINCT FROM stored.who ORDER BY id
"""
