"""Taking over what today's reader makes of a file that was imported before."""

from django.db import transaction
from django.db.models import Max

from reviews.audit import actions as audit
from reviews.choices import ImportState
from reviews.library import deduplicating, importing, keys, rereading
from reviews.library.joining import locked_library
from reviews.library.models import ReferenceReading, SourceFile, Study
from reviews.library.preparing import BATCH, STUDY_COLUMNS, rows_of
from reviews.library.rereading import Changed, Comparison
from reviews.protocol.models import Review
from reviews.screening.entering import count_by_method, enter_new


@transaction.atomic
def reread(file: SourceFile) -> Comparison:
    """Write down what today's reader makes of an imported file, and let its studies follow.

    References stay as they are: each that is read otherwise gets a ReferenceReading. A study
    takes over the fields that nobody corrected, and keeps its decisions; its keys are made anew.
    Records that come new become references with studies, which are screened, and joined to those
    that are the same report. None vanishes. Done a second time it changes nothing. Raises
    formats.UnreadableFile, and importing.NotWaiting if the file's import does not stand.
    """
    # Before the library, as in an import; with its review, since nothing can be asked for while
    # rows are copied in.
    held = SourceFile.objects.select_for_update(no_key=True, of=("self",))
    file = held.select_related("review").get(pk=file.pk)
    locked_library(file.review)
    if file.state != ImportState.DONE:
        raise importing.NotWaiting(f"The import of “{file.name}” does not stand.")
    found = rereading.compare(file)
    if found.is_as_before:
        return found
    if found.new:  # which are compared with what is there
        keys.bring_up_to_date(file.review, progress=lambda _done, _total: None)
    last = file.references.aggregate(last=Max("position"))["last"]
    readings = _write(file, found.changed)
    for start in range(0, len(found.changed), BATCH):
        _follow(file.review, found.changed[start : start + BATCH])
    for start in range(0, len(found.new), BATCH):
        importing.store(file, rows_of(found.new[start : start + BATCH]), after=last + start)
    joins = deduplicating.join_duplicates(file, after=last)
    enter_new(file.review, Study.objects.filter(reference__file=file))
    count_by_method(file.review, {join.into for join in joins})
    importing.learn(file, found.facts)
    audit.record(
        "took over a new reading of",
        file,
        review_id=file.review_id,
        actor=None,
        reader=rereading.READER,
        readings=[one.pk for one in readings],
        sha256=rereading.digest([one.citation for one in readings]),
        new=list(range(last + 1, last + 1 + len(found.new))),
    )
    deduplicating.record(file, joins)
    return found


def _write(file: SourceFile, changed: list[Changed]) -> list[ReferenceReading]:
    return ReferenceReading.objects.bulk_create(
        [
            ReferenceReading(
                review_id=file.review_id,
                reference_id=one.reference,
                citation=one.after,
                reader=rereading.READER,
            )
            for one in changed
        ],
        batch_size=BATCH,
    )


def _follow(review: Review, changed: list[Changed]) -> None:
    """Bring the studies of the references, and the keys they are found by, up to date."""
    of_reference = {one.reference: one for one in changed}
    held = Study.objects.select_for_update(no_key=True).filter(reference__in=of_reference)
    studies = list(held.order_by("pk"))
    follows = [
        study for study in studies if rereading.follow(study, of_reference[study.reference_id])
    ]
    Study.objects.bulk_update(follows, STUDY_COLUMNS, batch_size=200)
    # All of them: numbers in databases are in no field of a study.
    keys.renew(review, [study.pk for study in studies])
