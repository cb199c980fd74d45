"""Whether later imports find each study by what it says now, and compare that."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from django.db.models import Exists, OuterRef

from reviews.library.describing import described
from reviews.library.group_models import StudyKey, StudyProfile
from reviews.library.keys import are_current
from reviews.library.marks import marks_of
from reviews.library.models import Study
from reviews.protocol.models import Review

BATCH = 2_000  # studies


def wrongly_keyed(review: Review, seen: Counter[str]) -> Iterator[str]:
    """A sentence for each study whose stored keys or profile are not what the rules in force make,
    and for each of another review, or none at all, that keys of this one name.

    Keys of an older version of the rules are no contradiction, as the next import makes them
    anew: they are only counted.
    """
    yield from _of_no_study_here(review)
    if not are_current(review):
        seen["keys of an older version"] += StudyKey.objects.filter(review=review).count()
        return
    studies = Study.objects.filter(review=review).order_by("pk")
    last = 0
    while batch := list(studies.filter(pk__gt=last).values_list("pk", flat=True)[:BATCH]):
        last = batch[-1]
        stored = _stored(review, batch)
        profiles = dict(
            StudyProfile.objects.filter(study__in=batch).values_list("study", "profile")
        )
        for study in described(batch):
            keys, marks = stored.pop(study.study, []), marks_of(study)
            seen["keys"] += len(keys)
            if sorted(keys) != sorted(marks.keys):
                yield f"Study {study.study} is not found by the keys that the rules make of it."
            if profiles.get(study.study) != marks.profile:
                yield f"Study {study.study} is not compared by what it says now."


def _of_no_study_here(review: Review) -> Iterator[str]:
    keys = StudyKey.objects.filter(review=review).exclude(
        Exists(Study.objects.filter(review=review, pk=OuterRef("study")))
    )
    for study in keys.order_by("study").values_list("study", flat=True).distinct():
        yield f"Study {study} has keys here, and is not in this review."


def _stored(review: Review, study_ids: list[int]) -> dict[int, list[str]]:
    keys: defaultdict[int, list[str]] = defaultdict(list)
    rows = StudyKey.objects.filter(review=review, study__in=study_ids)
    for study, key in rows.values_list("study", "key"):
        keys[study].append(key)
    return keys
