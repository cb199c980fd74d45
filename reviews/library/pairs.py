"""Pairs of studies of which a person should say whether they are one report.

A pair speaks for the two groups that its studies belong to. It waits until the groups are joined,
or until someone tells them apart, which later imports respect for ever.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from reviews import dedup
from reviews.audit import actions as audit
from reviews.choices import Relating
from reviews.dedup.weighing import JOIN_AT, score_of
from reviews.library.companions import Linked
from reviews.library.group_models import IS_ASKED, CandidatePair, Join
from reviews.library.joining import locked_library
from reviews.library.models import SourceFile, Study
from reviews.library.standing import Standing
from reviews.protocol.models import Member, Review
from reviews.protocol.relations import treated

# At this score two studies are joined unless something contradicts it.
SURE = score_of(JOIN_AT)
BATCH = 2_000  # a statement takes 65,535 values, and there may be 14 in a pair
READ_AT_ONCE = 1_000


class NotWaiting(Exception):
    """The pair needs no answer any more; the message says why."""


class NotToldApart(Exception):
    """Nobody said that the two are different, or that was taken back already."""


def with_roots(review: Review) -> QuerySet[Any]:
    """The review's pairs with `root_a` and `root_b`, the groups that they speak for."""
    return review.pairs.annotate(
        root_a=Coalesce("a__joined_to", "a"), root_b=Coalesce("b__joined_to", "b")
    )


def asked(review: Review) -> QuerySet[CandidatePair]:
    """Pairs of which it is asked whether they are one report, answered or not.

    Among them are related reports that the protocol takes for one.
    """
    there = IS_ASKED | Q(told_apart_at__isnull=False)
    return review.pairs.filter(there, _of_one_report(review))


def undecided(review: Review) -> QuerySet[Any]:
    """Pairs that nobody answered and no join settled, of reports or of related ones."""
    return (
        with_roots(review)
        .filter(IS_ASKED, told_apart_at=None, a__undone=False, b__undone=False)
        .exclude(root_a=F("root_b"))
    )


def waiting(review: Review) -> QuerySet[CandidatePair]:
    """Pairs that may be one report and wait for a person."""
    return undecided(review).filter(_of_one_report(review))


def _of_one_report(review: Review) -> Q:
    same = [relation.name for relation in treated(review, Relating.SAME)]
    return Q(relation__in=["", *same])


def related(review: Review, *, linked: Linked | None = None, after: int = 0) -> Iterator[int]:
    """The ids of the pairs that the rules hold for two reports on one investigation, and that
    wait for a person: those whose relation the protocol wants to be offered.

    Ascending, beyond `after`, and read in batches, so that the first of a million come soon. Not
    those that links have brought together already, over however many others: `linked` is what is
    linked, if it is at hand.
    """
    offered = treated(review, Relating.COMPANION)
    yield from unanswered(review, offered, linked=linked or Linked.of(review), after=after)


def unanswered(
    review: Review, relations: Collection[dedup.Relation], *, linked: Linked, after: int = 0
) -> Iterator[int]:
    """The same for reports that are related in one of these ways, whatever the protocol says."""
    names = [relation.name for relation in relations]
    waits = undecided(review).filter(relation__in=names).order_by("pk")
    rows = waits.values_list("pk", "root_a", "root_b")
    while batch := list(rows.filter(pk__gt=after)[:READ_AT_ONCE]):
        after = batch[-1][0]
        yield from (pk for pk, a, b in batch if linked.end(a) != linked.end(b))


def store(
    file: SourceFile,
    found: Iterable[tuple[int, int, dedup.Comparison]],
    *,
    roots: Mapping[int, int],
    standing: Standing,
) -> None:
    """Keep what an import found to ask about: studies, by id, and how they compare.

    `roots`: the group of each study as it is now, and `standing` what was said of the groups
    before. Two groups are asked about once: what waits already, or was told apart, is not asked
    again.
    """
    asked = set(standing.asked)
    rows = []
    for one, other, comparison in found:
        ends = sorted((roots[one], roots[other]))
        groups = (ends[0], ends[1])
        if groups[0] == groups[1] or groups in asked:
            continue
        asked.add(groups)
        relation = comparison.relation
        related = comparison.outcome is dedup.Outcome.RELATED and relation is not None
        rows.append(
            CandidatePair(
                review_id=file.review_id,
                a_id=min(one, other),
                b_id=max(one, other),
                relation=relation.name if related and relation else "",
                score=comparison.score,
                contradicted=not related and comparison.score >= SURE,
                agree=list(comparison.agree),
                differ=list(comparison.differ),
                rules=dedup.RULES_VERSION,
                file=file,
            )
        )
    _ask_after_all(file, rows)
    CandidatePair.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)


def _ask_after_all(file: SourceFile, rows: Sequence[CandidatePair]) -> None:
    """Let those that somebody reported, and took that back, wait as the import found them."""
    taken_back = {
        (a, b): pk for pk, a, b in file.review.pairs.exclude(IS_ASKED).values_list("pk", "a", "b")
    }
    if not taken_back:
        return
    again = [row for row in rows if (row.a_id, row.b_id) in taken_back]
    for row in again:
        row.pk = taken_back[row.a_id, row.b_id]
    CandidatePair.objects.bulk_update(again, AS_FOUND, batch_size=BATCH)


AS_FOUND = ["relation", "score", "contradicted", "agree", "differ", "rules", "file"]


@transaction.atomic
def tell_apart(librarian: Member, pair: CandidatePair) -> None:
    """Note that the pair's studies are different; no later import joins or asks about them.

    Of two that the rules hold for related it says that they are not related either. Whatever else
    waits between the same two groups is answered with it, but that two reports are different does
    not say that they are not related.

    Raises NotWaiting.
    """
    locked_library(librarian.review)
    stands = with_roots(librarian.review).get(pk=pair.pk)
    if stands.told_apart_at is not None:
        raise NotWaiting("Somebody said already that these two are different.")
    if not stands.is_asked:
        raise NotWaiting("Who reported these two has taken that back.")
    ends = (stands.root_a, stands.root_b)
    if ends[0] == ends[1]:
        raise NotWaiting("These two are joined already.")
    same = undecided(librarian.review).filter(root_a__in=ends, root_b__in=ends)
    if not pair.relation:
        same = same.filter(relation="")
    ids = sorted({pair.pk, *same.values_list("pk", flat=True)})
    _tell_apart(librarian, pair, ids)


def joined_by_rules(study: Study) -> Join | None:
    """The join, made by the rules, that holds the study in its group; of a root, any of them."""
    standing = Join.objects.filter(split_at=None, joined_by=None)
    return standing.filter(Q(study=study) | Q(into=study)).order_by("study").first()


def keep_apart(librarian: Member, split: Join) -> None:
    """Note that what the rules had joined is different, since somebody took it apart.

    To be called after the split, in its transaction, which has locked the library.
    """
    ends = sorted((split.study_id, split.into_id))
    pair, _ = CandidatePair.objects.get_or_create(
        a_id=ends[0],
        b_id=ends[1],
        defaults={
            "review": librarian.review,
            "score": split.score or 0.0,
            "agree": split.evidence,
            "rules": split.rules,
            "file_id": split.study.reference.file_id,
        },
    )
    if pair.told_apart_at is None:
        _tell_apart(librarian, pair, [pair.pk])


def _tell_apart(librarian: Member, pair: CandidatePair, ids: list[int]) -> None:
    now = timezone.now()
    CandidatePair.objects.filter(pk__in=ids).update(told_apart_by=librarian, told_apart_at=now)
    audit.record(
        "found unrelated" if pair.relation else "told apart",
        pair,
        review_id=librarian.review_id,
        actor=librarian,
        study=pair.a_id,
        of=pair.b_id,
        pairs=ids,
    )


@transaction.atomic
def ask_again(librarian: Member, pair: CandidatePair) -> None:
    """Take back that the pair's studies are different.

    Raises NotToldApart.
    """
    locked_library(librarian.review)
    pair = librarian.review.pairs.get(pk=pair.pk)
    if pair.told_apart_at is None:
        raise NotToldApart("Nobody said that these two are different.")
    # What was answered with it, at the same moment, is taken back with it.
    together = librarian.review.pairs.filter(
        told_apart_at=pair.told_apart_at, told_apart_by=pair.told_apart_by_id
    )
    ids = sorted(together.values_list("pk", flat=True))
    CandidatePair.objects.filter(pk__in=ids).update(told_apart_by=None, told_apart_at=None)
    audit.record(
        "asked again about",
        pair,
        review_id=librarian.review_id,
        actor=librarian,
        study=pair.a_id,
        of=pair.b_id,
        pairs=ids,
    )
