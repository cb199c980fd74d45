"""Answering pairs with a join, one or many at once, and undoing what one click joined."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from reviews.audit import actions as audit
from reviews.library import joining, pairs
from reviews.library.counting import UpTo, up_to
from reviews.library.group_models import CandidatePair, Join
from reviews.library.models import Study
from reviews.library.standing import told_apart
from reviews.protocol.models import Member, Review
from reviews.screening import foreseeing, staying
from reviews.screening.entering import hold, refresh
from reviews.screening.models import Decision

# What may be joined without looking: the rules would have, had one field more agreed. Surer than
# 0.85 is only what imports join by themselves, and what something contradicts.
NEARLY_SURE = 0.8
THRESHOLDS = (0.84, 0.82, NEARLY_SURE)


class NothingToJoin(Exception):
    """None of the pairs can be joined; the message says why."""


@dataclass(frozen=True)
class Joined:
    """What one click joined: the run to undo it by, and how many studies were joined to others."""

    run: UUID
    studies: int


def nearly_sure(review: Review, at_least: float = NEARLY_SURE) -> QuerySet[Any]:
    """The waiting pairs that may be joined all at once: with `at_least` such a score.

    Not those that something contradicts, nor those of which both sides have votes: there a join
    may change what the votes amount to, and a person should look first.
    """
    voted_a = Exists(Decision.objects.filter(study=OuterRef("root_a")))
    voted_b = Exists(Decision.objects.filter(study=OuterRef("root_b")))
    return (
        pairs.waiting(review)
        .filter(score__gte=at_least, contradicted=False)
        .exclude(voted_a & voted_b)
    )


def numbers_of_sure(review: Review) -> dict[float, UpTo]:
    """For each of THRESHOLDS how many pairs are `nearly_sure`, if any; a query for each."""
    counted = {sure: up_to(nearly_sure(review, sure)) for sure in THRESHOLDS}
    return {sure: number for sure, number in counted.items() if number}


@transaction.atomic
def join_pair(
    librarian: Member, pair: CandidatePair, *, stays: int | None = None, shown: str | None = None
) -> Joined:
    """Join the pair's two groups as one report.

    `stays`: the root that the librarian chose, if not the one that `rules.stays` names. `shown`:
    what the librarian was told of the votes before, see `foreseeing.to_stay`.

    Raises NothingToJoin if it was answered already or somebody told the two groups apart, or
    foreseeing.LookFirst or CannotStay.
    """
    joining.locked_library(librarian.review)
    chosen = pairs.waiting(librarian.review).filter(pk=pair.pk)
    return _join(librarian, chosen, stays=stays, shown=shown)


@transaction.atomic
def join_nearly_sure(librarian: Member, *, at_least: float = NEARLY_SURE) -> Joined:
    """Join all pairs that are `nearly_sure` as they stand now.

    Raises NothingToJoin if there is none.
    """
    joining.locked_library(librarian.review)
    chosen = nearly_sure(librarian.review, at_least)
    ends = {root for pair in chosen for root in (pair.root_a, pair.root_b)}
    # No vote arrives from here on.
    hold(librarian.review, Study.objects.filter(pk__in=ends))
    voted = Decision.objects.filter(study__in=ends).values_list("study", flat=True)
    return _join(librarian, chosen, voted=set(voted))


@transaction.atomic
def undo(librarian: Member, run: UUID) -> int:
    """Undo what is left of the joins of a run; returns how many studies it was about.

    Each study goes on with its own decisions. Raises joining.NotJoined.
    """
    review = librarian.review
    joining.locked_library(review)
    joins = Join.objects.filter(review=review, run=run, split_at=None)
    touched = {pk for join in joins for pk in (join.study_id, join.into_id)}
    hold(review, Study.objects.filter(pk__in=touched))
    changed = joining.undo_run(review, run, by=librarian)
    now_in = review.studies.filter(pk__in=changed).values_list("joined_to", flat=True)
    refresh(review, sorted({*touched, *changed, *(root for root in now_in if root)}))
    audit.record(
        "split",
        review,
        review_id=review.pk,
        actor=librarian,
        run=str(run),
        taken_apart=changed,
    )
    return len(changed)


def _join(
    librarian: Member,
    chosen: QuerySet[Any],
    *,
    stays: int | None = None,
    shown: str | None = None,
    voted: Collection[int] = (),
) -> Joined:
    """Join the groups that the pairs bring together, the surest first, in one run.

    `stays` and `shown`: of the only pair, if it is one. `voted`: roots with votes, of which no two
    are to be brought together, over whatever others.
    """
    review, run = librarian.review, uuid4()
    group_of = _brought_together(list(chosen.order_by("-score", "pk")), voted)
    if not group_of:
        raise NothingToJoin(
            "There is nothing to join: this was answered, told apart or taken back already."
        )
    hold(review, Study.objects.filter(Q(pk__in=group_of) | Q(joined_to__in=group_of)))
    claims = staying.claims_on(group_of)
    changed: list[list[int]] = []
    intos: set[int] = set()
    chosen_to_stay: list[int] = []
    members: dict[int, list[Study]] = {}
    for study in review.studies.filter(pk__in=group_of).order_by("pk"):
        members.setdefault(group_of[study.pk], []).append(study)
    for group in members.values():
        here = {study.pk: claims[study.pk] for study in group}
        root = foreseeing.to_stay(here, chosen=stays, shown=shown)
        into = next(study for study in group if study.pk == root)
        others = [study for study in group if study != into]
        evidence = foreseeing.why_joined(librarian, here, root)
        moved = joining.link(others, into, by=librarian, evidence=evidence, run=run)
        changed += [[study, into.pk] for study in moved]
        intos.add(into.pk)
        if foreseeing.was_chosen(here, root):
            chosen_to_stay.append(root)
    refresh(review, sorted({study for study, _ in changed} | intos))
    audit.record(
        "joined",
        review,
        review_id=review.pk,
        actor=librarian,
        run=str(run),
        joined=changed,
        chosen=chosen_to_stay,
    )
    return Joined(run, len(changed))


def _brought_together(chosen: Collection[Any], voted: Collection[int]) -> dict[int, int]:
    """The name of the new group of each root that the pairs bring together.

    `chosen` are pairs with their roots. What would bring together two groups that were told
    apart, or two of `voted`, is left out.
    """
    apart = told_apart({root for pair in chosen for root in (pair.root_a, pair.root_b)})
    group_of: dict[int, int] = {}
    roots: dict[int, set[int]] = {}
    for pair in chosen:
        ends = (pair.root_a, pair.root_b)
        for root in ends:
            roots.setdefault(group_of.setdefault(root, root), {root})
        one, other = (group_of[root] for root in ends)
        if one == other or any(
            (min(mine, theirs), max(mine, theirs)) in apart or (mine in voted and theirs in voted)
            for mine in roots[one]
            for theirs in roots[other]
        ):
            continue
        for root in roots[other]:
            group_of[root] = one
        roots[one] |= roots.pop(other)
    return {root: name for root, name in group_of.items() if len(roots[name]) > 1}
