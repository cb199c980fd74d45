"""Screeners who find the same report twice say so; a librarian answers, as with any other pair."""

from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from reviews import dedup
from reviews.audit import actions as audit
from reviews.audit.models import Event
from reviews.library.companions import root_of
from reviews.library.describing import described
from reviews.library.group_models import CandidatePair
from reviews.library.joining import locked_library
from reviews.library.models import Study
from reviews.library.pairs import undecided, with_roots
from reviews.protocol.models import Member


class NotReported(Exception):
    """The pair was not noted; the message says why."""


class NotTakenBack(Exception):
    """The report stands as it is; the message says why."""


@transaction.atomic
def report(member: Member, study: Study, other: Study) -> CandidatePair:
    """Note that somebody takes two studies for the same report, so that a librarian looks.

    A pair that the rules asked about already, also as related reports, becomes this one.

    Raises NotReported if the two are joined, reported or told apart already, or one was undone.
    """
    locked_library(member.review)
    # As they stand now, which may not be how the page showed them.
    one, two = sorted(
        (member.review.studies.get(pk=pk) for pk in (study.pk, other.pk)), key=lambda each: each.pk
    )
    if one.undone or two.undone:
        raise NotReported("The import that brought one of these studies was undone.")
    ends = [root_of(one), root_of(two)]
    if ends[0] == ends[1]:
        raise NotReported("These two are joined already: they are screened as one.")
    between = with_roots(member.review).filter(
        Q(root_a=ends[0], root_b=ends[1]) | Q(root_a=ends[1], root_b=ends[0])
    )
    if between.filter(told_apart_at__isnull=False).exists():
        raise NotReported("Somebody who keeps the library said that these two are different.")
    if between.filter(reported_by__isnull=False).exists():
        raise NotReported("Somebody reported this already. It waits for who keeps the library.")
    found = between.order_by("-score", "pk").first()
    if found is None:
        first, second = described([one.pk, two.pk])
        compared = dedup.compare(first, second)
        found = CandidatePair(
            review=member.review,
            a=one,
            b=two,
            score=compared.score,
            agree=list(compared.agree),
            differ=list(compared.differ),
            rules="",
        )
    earlier, found.relation, found.reported_by = found.relation, "", member
    found.save()
    audit.record(
        "reported",
        found,
        review_id=member.review_id,
        actor=member,
        study=found.a_id,
        of=found.b_id,
        relation=earlier,
    )
    return found


@transaction.atomic
def take_back(member: Member, pair: CandidatePair) -> None:
    """Take back that the member reported the two, as long as nobody answered.

    A pair that the rules asked about before waits again as they found it; of any other nobody is
    asked until it is reported anew or an import finds it.

    Raises NotTakenBack.
    """
    locked_library(member.review)
    pair = member.review.pairs.get(pk=pair.pk)
    if pair.reported_by_id != member.pk:
        raise NotTakenBack("You did not report these two, or took that back already.")
    if not undecided(member.review).filter(pk=pair.pk).exists():
        raise NotTakenBack("Somebody who keeps the library has answered this already.")
    told = Event.objects.filter(
        review=member.review, verb="reported", subject_kind="candidatepair", subject_id=pair.pk
    )
    pair.relation = told.order_by("-sequence")[0].facts["relation"]
    pair.reported_by = None
    pair.save(update_fields=["relation", "reported_by"])
    audit.record(
        "took back the report of",
        pair,
        review_id=member.review_id,
        actor=member,
        study=pair.a_id,
        of=pair.b_id,
    )


def waiting_of(member: Member, study: Study) -> QuerySet[Any]:
    """The pairs of the study's group that the member reported and nobody answered."""
    root = root_of(study)
    of_group = Q(root_a=root) | Q(root_b=root)
    return undecided(member.review).filter(of_group, reported_by=member).order_by("pk")
