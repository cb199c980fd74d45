"""Linking studies that are the same report, and taking links apart.

A group is a root (a study that is not joined) and the studies joined to it; always one level
deep. Nothing is deleted: a Join that ends stays in the table. To be called in a transaction that
holds `locked_library`, so that two changes of groups come one after the other, and that tells the
log last of all.
"""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from uuid import UUID, uuid4

from django.db import connection
from django.utils import timezone

from reviews.library.group_models import Join
from reviews.library.models import Study
from reviews.library.standing import told_apart
from reviews.protocol.models import Member, Review

# Of the ids of studies that are one report, the one that is screened for all of them. A later room
# knows which, by what people said of each.
Choose = Callable[[Collection[int]], int]


class NotJoinable(Exception):
    """The studies cannot be joined; the message says why."""


class NotJoined(Exception):
    """The study stands alone, so there is nothing to split."""


def locked_library(review: Review) -> None:
    """Wait until nobody else changes which studies of the review are joined.

    Held until the transaction ends. Decisions do not wait for it.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LIBRARY_LOCK, review.pk])


# Any number that no other advisory lock of Tandem uses.
LIBRARY_LOCK = 5_172


def link(
    studies: Collection[Study],
    into: Study,
    *,
    by: Member | None,
    evidence: Sequence[str],
    score: float | None = None,
    run: UUID | None = None,
) -> list[int]:
    """Join every study, with what is joined to it, to the root `into`.

    Returns the ids of all studies whose place changed. `by` is None for what the rules found.
    `run`: what the joins belong to, for `undo_run`; by default a run of their own.

    Raises NotJoinable if `into` is joined itself, or one of them is undone or in another review.
    """
    if into.joined_to_id is not None:
        raise NotJoinable("The study to join to is itself joined to another.")
    if any(study.undone or study.review_id != into.review_id for study in (into, *studies)):
        raise NotJoinable("A study whose import was undone cannot be joined.")
    moving = {study.pk for study in studies} - {into.pk}
    followers = Study.objects.filter(joined_to__in=moving).values_list("pk", flat=True)
    changed = sorted(moving | set(followers))
    if not changed:
        raise NotJoinable("These studies are joined already.")
    run, now = run or uuid4(), timezone.now()
    _end(changed, by, at=now)
    Study.objects.filter(pk__in=changed).update(joined_to=into)
    Join.objects.bulk_create(
        Join(
            review_id=into.review_id,
            study_id=study,
            into=into,
            score=score,
            evidence=list(evidence),
            joined_by=by,
            joined_at=now,
            run=run,
        )
        for study in changed
    )
    return changed


def undo_run(review: Review, run: UUID, *, by: Member) -> list[int]:
    """End what is left of the joins of a run; returns the ids of all studies whose place changed.

    A study that the run moved from one group to another goes back to the earlier one, if that is
    still there and nobody said meanwhile that the two are different.

    Raises NotJoined if nothing is left of it.
    """
    left = Join.objects.filter(review=review, run=run, split_at=None)
    ids = sorted(left.values_list("study", flat=True))
    if not ids:
        raise NotJoined("These joins were undone or split already.")
    _end(ids, by)
    Study.objects.filter(pk__in=ids).update(joined_to=None)
    began = Join.objects.filter(study__in=ids, run=run)
    first = {join.study_id: join for join in began.order_by("-pk")}
    for earlier in Join.objects.filter(study__in=ids).exclude(run=run).order_by("pk"):
        # Ended by nothing but the run: at the very moment at which that moved the study.
        if earlier.split_at == first[earlier.study_id].joined_at:
            _restore(earlier)
    return ids


def _restore(ended: Join) -> None:
    """Join the study again to where it was, if that is still the root of a group."""
    into = Study.objects.filter(pk=ended.into_id, joined_to=None, undone=False)
    study = Study.objects.filter(pk=ended.study_id, undone=False)
    if (
        not into.exists()
        or told_apart([ended.study_id, ended.into_id])
        or not study.update(joined_to=ended.into_id)
    ):
        return
    Join.objects.create(
        review_id=ended.review_id,
        study_id=ended.study_id,
        into_id=ended.into_id,
        score=ended.score,
        evidence=ended.evidence,
        joined_by_id=ended.joined_by_id,
        rules=ended.rules,
        run=ended.run,
    )


def split(study: Study, *, by: Member, choose: Choose) -> list[int]:
    """Make the study stand alone again; returns the ids of all studies whose place changed.

    When it was the root, the others stay together under the one that `choose` names.

    Raises NotJoined.
    """
    if study.joined_to_id is not None:
        _end([study.pk], by)
        Study.objects.filter(pk=study.pk).update(joined_to=None)
        return [study.pk]
    return detach_root(study, by=by, choose=choose)


def detach_root(study: Study, *, by: Member | None, choose: Choose) -> list[int]:
    """Take a root out of its group; of the others the one that `choose` names becomes the root.

    Raises NotJoined if it has no others.
    """
    others = list(study.joined.filter(undone=False).order_by("pk"))
    if not others:
        raise NotJoined("This study is not joined to any other.")
    earlier = {
        join.study_id: join
        for join in Join.objects.filter(study__in=[other.pk for other in others], split_at=None)
    }
    ids = [other.pk for other in others]
    _end(ids, by)
    chosen = choose(ids)
    [root] = [other for other in others if other.pk == chosen]
    followers = [other for other in others if other != root]
    Study.objects.filter(pk=root.pk).update(joined_to=None)
    Study.objects.filter(pk__in=[other.pk for other in followers]).update(joined_to=root)
    Join.objects.bulk_create(
        Join(
            review_id=study.review_id,
            study=other,
            into=root,
            score=earlier[other.pk].score,
            evidence=earlier[other.pk].evidence,
            joined_by=earlier[other.pk].joined_by,
            rules=earlier[other.pk].rules,
            run=earlier[other.pk].run,
        )
        for other in followers
    )
    return [study.pk, *ids]


def _end(study_ids: Collection[int], by: Member | None, *, at: datetime | None = None) -> None:
    Join.objects.filter(study__in=study_ids, split_at=None).update(
        split_at=at or timezone.now(), split_by=by
    )
