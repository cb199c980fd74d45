"""The keys under which later imports find a study, and making them anew when their rules change."""

from collections.abc import Callable, Collection

from django.db import transaction

from reviews import dedup
from reviews.library.copying import copy_in
from reviews.library.describing import described
from reviews.library.group_models import KeyRules, StudyKey
from reviews.library.models import Study
from reviews.protocol.models import Review

BATCH = 2_000  # studies
LONGEST_KEY = 500  # characters


def keys_of(citation: dedup.CitationLike) -> list[str]:
    """The keys under which a study described so is found.

    What is longer than any identifier is damaged, and more than an index takes.
    """
    return [key for key in dedup.keys(citation) if len(key) <= LONGEST_KEY]


def renew(review: Review, study_ids: Collection[int]) -> None:
    """Give the studies the keys of what they say now, in place of those they have."""
    StudyKey.objects.filter(study__in=study_ids).delete()
    # All of them before, since nothing can be asked for while rows are copied in.
    studies = list(described(study_ids))
    copy_in(
        StudyKey,
        ("review_id", "study_id", "key"),
        ((review.pk, study.study, key) for study in studies for key in keys_of(study)),
    )


def are_current(review: Review) -> bool:
    """Whether all keys of the review were made by the rules in force."""
    return KeyRules.objects.filter(review=review, version=dedup.KEYS_VERSION).exists()


def bring_up_to_date(review: Review, *, progress: Callable[[int, int], None]) -> int:
    """Make all keys of the review anew, unless they are current; returns of how many studies.

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
