"""Whether later readings of references, and the studies that follow them, are as the log says."""

from collections import Counter
from collections.abc import Iterator

from reviews.audit.models import Event
from reviews.library.importing import citation_from, study_fields
from reviews.library.models import ReferenceReading, Study
from reviews.library.rereading import digest
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


def _not_following(review: Review) -> Iterator[str]:
    corrections = Event.objects.filter(review=review, verb="corrected", subject_kind="study")
    corrected = {
        (event.subject_id, name) for event in corrections for name in event.facts["changes"]
    }
    newest = ReferenceReading.objects.filter(review=review).order_by("reference", "-id")
    for reading in newest.distinct("reference").iterator(BATCH):
        study = Study.objects.get(reference=reading.reference_id)
        for name, value in study_fields(citation_from(reading.citation)).items():
            if getattr(study, name) != value and (study.pk, name) not in corrected:
                yield f"Study {study.pk} does not say what was read last: {name}."
