"""Whether studies say what was read last or corrected, and both are as the log says."""

from collections import Counter
from collections.abc import Iterator

from django.db import connection

from reviews.audit.models import Event
from reviews.library.models import ReferenceReading, Study
from reviews.library.preparing import study_fields
from reviews.library.rereading import digest, says
from reviews.library.stored import citation_from
from reviews.protocol.models import Review

BATCH = 2_000


def wrongly_read(review: Review, seen: Counter[str]) -> Iterator[str]:
    """A sentence for each reading that no event tells of, or that is not as it says; and for each
    study that follows its newest reading nowhere that somebody corrected it, and yet differs.
    """
    readings = ReferenceReading.objects.filter(review=review)
    if not (count := readings.count()):
        return
    seen["readings"] += count
    told = 0
    for event in Event.objects.filter(review=review, verb="took over a new reading of"):
        rows = readings.in_bulk(event.facts["readings"])
        told += len(rows)
        said = [rows[pk].citation for pk in event.facts["readings"] if pk in rows]
        if digest(said) != event.facts["sha256"]:
            yield f"The readings that event {event.sequence} tells of are not what it says."
    if told != count:
        yield f"{count - told:,} readings of references are in no event of the log."
    yield from _not_following(review)


def wrongly_corrected(review: Review) -> Iterator[str]:
    """A sentence for each study whose corrected fields are not those that the log tells of."""
    with connection.cursor() as cursor:
        cursor.execute(CORRECTED_OTHERWISE, {"review": review.pk})
        for study_id, told, stored in cursor.fetchall():
            said = ", ".join(told) or "nothing"
            yield (
                f"Study {study_id} was corrected in {said}, as the log says, and holds as"
                f" corrected: {', '.join(stored) or 'nothing'}."
            )


CORRECTED_OTHERWISE = """
WITH told AS (
    SELECT event.subject_id AS study_id, array_agg(DISTINCT name ORDER BY name) AS names
    FROM (
        SELECT subject_id, details::jsonb AS facts FROM reviews_event
        WHERE review_id = %(review)s AND subject_kind = 'study' AND verb = 'corrected'
    ) event
    CROSS JOIN LATERAL jsonb_object_keys(event.facts -> 'changes') AS name
    GROUP BY event.subject_id
), stored AS (
    SELECT id AS study_id, corrected AS names FROM reviews_study
    WHERE review_id = %(review)s AND corrected <> '{}'
)
SELECT study_id, coalesce(told.names, '{}'), coalesce(stored.names, '{}')
FROM told FULL JOIN stored USING (study_id)
WHERE told.names IS DISTINCT FROM stored.names
ORDER BY study_id
"""


def _not_following(review: Review) -> Iterator[str]:
    corrections = Event.objects.filter(review=review, verb="corrected", subject_kind="study")
    corrected = {
        (event.subject_id, name) for event in corrections for name in event.facts["changes"]
    }
    newest = ReferenceReading.objects.filter(review=review).order_by("reference", "-id")
    for reading in newest.distinct("reference").iterator(BATCH):
        study = Study.objects.get(reference=reading.reference_id)
        for name, value in study_fields(citation_from(reading.citation)).items():
            if not says(study, name, value) and (study.pk, name) not in corrected:
                yield f"Study {study.pk} does not say what was read last: {name}."
