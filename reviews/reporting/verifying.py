"""Whether everything that is stored agrees: the log, the decisions, and all that follows from them.

Reads row by row in batches, so that memory does not grow with the review.
"""

from collections import Counter
from collections.abc import Iterator

from django.db import connection
from django.db.models import Count, F, FilteredRelation, Max, Q

from reviews.audit import chain
from reviews.audit.models import Event
from reviews.choices import ImportState
from reviews.library.group_models import Join
from reviews.library.models import Reference, Study
from reviews.prisma.flow import BrokenIdentity
from reviews.protocol.models import Review
from reviews.reporting import freezing
from reviews.reporting.flow import flow_of
from reviews.reporting.models import FrozenFlow
from reviews.reporting.recomputing import missing, wrongly_computed, wrongly_set_aside
from reviews.reporting.verifying_files import wrongly_stored
from reviews.reporting.verifying_full_texts import wrongly_kept
from reviews.reporting.verifying_keys import wrongly_keyed
from reviews.reporting.verifying_log import wrongly_logged
from reviews.reporting.verifying_pairs import wrongly_paired
from reviews.reporting.verifying_pasted import wrongly_pasted
from reviews.reporting.verifying_readings import wrongly_corrected, wrongly_read
from reviews.reporting.verifying_set_aside import wrongly_set_aside_votes
from reviews.screening.models import Removal

BATCH = 2_000


def differences(review: Review, seen: Counter[str]) -> Iterator[str]:
    """A sentence for each place where what is stored is not what it should be; none if all is well.

    `seen` is told how many rows of each kind were looked at. To be called in one snapshot.
    """
    seen["events"] += Event.objects.filter(review=review).count()
    yield from chain.faults(review.pk)
    yield from wrongly_logged(review, seen)
    yield from wrongly_computed(review, seen)
    yield from wrongly_set_aside(review)
    yield from missing(review)
    yield from wrongly_stored(review, seen)
    yield from wrongly_kept(review, seen)
    yield from _wrongly_removed(review, seen)
    yield from wrongly_set_aside_votes(review, seen)
    yield from wrongly_read(review, seen)
    yield from wrongly_corrected(review)
    yield from wrongly_pasted(review, seen)
    yield from _wrongly_joined(review, seen)
    yield from wrongly_paired(review, seen)
    yield from wrongly_keyed(review, seen)
    yield from _wrongly_counted(review, seen)
    yield from _wrongly_frozen(review)
    try:
        flow_of(review)
    except BrokenIdentity as problem:
        yield f"The numbers of the flow contradict each other: {problem}."


def _wrongly_frozen(review: Review) -> Iterator[str]:
    """A sentence for each frozen flow that was not counted where the log says, or cannot be."""
    for frozen in FrozenFlow.objects.filter(review=review).order_by("pk").iterator(BATCH):
        last = Event.objects.filter(review=review, sequence=frozen.events).first()
        if last is None or bytes(last.hash) != bytes(frozen.head):
            yield (
                f"Frozen flow {frozen.pk} was not counted where the log says: event"
                f" {frozen.events} has another seal."
            )
        try:
            freezing.thawed(frozen)
        except ValueError as problem:
            yield f"Frozen flow {frozen.pk} cannot be read: {problem}."


def _wrongly_removed(review: Review, seen: Counter[str]) -> Iterator[str]:
    """A sentence for each removal that the log does not tell of, or tells otherwise.

    One event tells of many rows, so each study's rows are held against the events that name it,
    in their order.
    """
    seen["removals"] += Removal.objects.filter(review=review).count()
    with connection.cursor() as cursor:
        cursor.execute(REMOVALS_TOLD_OTHERWISE, {"review": review.pk})
        for study_id, is_told, is_written in cursor.fetchall():
            if is_told and is_written:
                yield f"A removal of study {study_id} is not what its event says."
            elif is_told:
                yield f"A removal of study {study_id} is not there, but the log tells of it."
            else:
                yield f"A removal of study {study_id} is in no event of the log."


REMOVALS_TOLD_OTHERWISE = """
WITH told AS (
    SELECT study.id::bigint AS study_id, event.actor_id AS who,
        event.facts ->> 'kind' AS kind, event.facts ->> 'why' AS why,
        row_number() OVER (PARTITION BY study.id ORDER BY event.sequence) AS turn
    FROM (
        SELECT actor_id, sequence, details::jsonb AS facts FROM reviews_event
        WHERE review_id = %(review)s AND subject_kind = 'review'
            AND verb IN ('removed', 'brought back')
    ) event
    CROSS JOIN LATERAL jsonb_array_elements_text(event.facts -> 'studies') AS study(id)
), written AS (
    SELECT study_id, removed_by_id AS who, kind, why,
        row_number() OVER (PARTITION BY study_id ORDER BY id) AS turn
    FROM reviews_removal WHERE review_id = %(review)s
)
SELECT study_id, told.turn IS NOT NULL, written.turn IS NOT NULL
FROM told FULL JOIN written USING (study_id, turn)
WHERE (told.who, told.kind, told.why) IS DISTINCT FROM (written.who, written.kind, written.why)
ORDER BY study_id, turn
"""


def _wrongly_joined(review: Review, seen: Counter[str]) -> Iterator[str]:
    """A sentence for each study whose place in a group is not what its open Join says."""
    seen["joins"] += Join.objects.filter(review=review).count()
    studies = Study.objects.filter(review=review).order_by("pk").values_list("pk", flat=True)
    told = studies.alias(
        open=FilteredRelation("joins", condition=Q(joins__split_at=None)), into=F("open__into")
    )
    for pk in told.filter(
        Q(joined_to=None, into__isnull=False)
        | Q(joined_to__isnull=False, into=None)
        | (Q(joined_to__isnull=False, into__isnull=False) & ~Q(joined_to=F("into")))
    ).iterator(BATCH):
        yield f"Study {pk} is not joined as its record of joining says."
    for pk in studies.filter(joined_to__joined_to__isnull=False).iterator(BATCH):
        yield f"Study {pk} is joined to a study that is itself joined."
    for pk in studies.filter(
        ~Q(joined_to__review=review) | Q(undone=False, joined_to__undone=True),
        joined_to__isnull=False,
    ).iterator(BATCH):
        yield f"Study {pk} is joined to a study that is not in the review any more."


def _wrongly_counted(review: Review, seen: Counter[str]) -> Iterator[str]:
    """A sentence for each reference that is not counted as its file says."""
    references = Reference.objects.filter(review=review)
    seen["references"] += references.count()
    for pk in references.filter(study=None).values_list("pk", flat=True).iterator(BATCH):
        yield f"Reference {pk} has no study."
    for pk in (
        references.exclude(Q(study__review=review) & Q(file__review=review))
        .exclude(study=None)
        .values_list("pk", flat=True)
        .iterator(BATCH)
    ):
        yield f"Reference {pk}, its file and its study are not all of this review."
    # The flow takes a file's last number for how many references it has.
    numbered = references.values_list("file").annotate(n=Count("*"), last=Max("position"))
    for file, n, last in numbered.exclude(n=F("last")).order_by("file"):
        yield f"File {file} has {n} references, and their last number is {last}."
    counted = Q(undone=False, reference__file__state=ImportState.DONE)
    left_out = Q(undone=True, reference__file__state=ImportState.UNDONE)
    studies = Study.objects.filter(review=review).exclude(counted | left_out)
    for pk in studies.order_by("pk").values_list("pk", flat=True).iterator(BATCH):
        yield f"Study {pk} is counted although its import does not stand, or the other way round."
