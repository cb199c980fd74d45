"""What later imports find a study by and compare, and making it anew when the rules change."""

from collections.abc import Callable, Collection, Sequence

from django.db import transaction

from reviews import dedup
from reviews.library.copying import copy_in
from reviews.library.describing import described
from reviews.library.group_models import KeyRules, StudyKey, StudyProfile
from reviews.library.marks import Marks, marks_of
from reviews.library.models import Study
from reviews.protocol.models import Review

BATCH = 2_000  # studies


def store(review_id: int, study_ids: Sequence[int], marks: Sequence[Marks]) -> None:
    """Give studies that have none their marks."""
    copy_in(
        StudyKey,
        ("review_id", "study_id", "key"),
        (
            (review_id, pk, key)
            for pk, each in zip(study_ids, marks, strict=True)
            for key in each.keys
        ),
    )
    copy_in(
        StudyProfile,
        ("study_id", "profile"),
        ((pk, each.profile) for pk, each in zip(study_ids, marks, strict=True)),
    )


def renew(review: Review, study_ids: Collection[int]) -> None:
    """Give the studies the marks of what they say now, in place of those they have."""
    StudyKey.objects.filter(study__in=study_ids).delete()
    StudyProfile.objects.filter(study__in=study_ids).delete()
    studies = list(described(study_ids))
    store(review.pk, [each.study for each in studies], [marks_of(each) for each in studies])


def are_current(review: Review) -> bool:
    """Whether all keys and profiles of the review were made by the rules in force."""
    return KeyRules.objects.filter(review=review, version=dedup.KEYS_VERSION).exists()


def bring_up_to_date(review: Review, *, progress: Callable[[int, int], None]) -> int:
    """Make all marks of the review anew, unless they are current; returns of how many studies.

    Old keys would hide duplicates from new imports. `progress` is told how many studies are done,
    and how many there are. Works in batches, each a transaction of its own, so that nobody waits
    long; what is cut short begins anew the next time. Keys decide nothing by themselves, so there
    is nothing for the log to tell.
    """
    if are_current(review):
        return 0
    studies = Study.objects.filter(review=review)
    total, done, last = studies.count(), 0, 0
    while True:
        with transaction.atomic():
            # Held, so that nobody corrects what is being read.
            held = studies.filter(pk__gt=last).order_by("pk").select_for_update(no_key=True)
            batch = list(held.values_list("pk", flat=True)[:BATCH])
            if not batch:
                break
            renew(review, batch)
        last, done = batch[-1], done + len(batch)
        progress(done, total)
    KeyRules.objects.update_or_create(review=review, defaults={"version": dedup.KEYS_VERSION})
    return done
