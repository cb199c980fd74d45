"""Settling many studies of a stage at once, in a number of queries that does not grow with them."""

from collections.abc import Collection, Iterable

from django.db.models import QuerySet

from reviews.choices import Outcome, Stage
from reviews.protocol.models import ExclusionReason, StageRule
from reviews.screening.models import Decision, Screening
from reviews.screening.settling import State, bring_back, derived, from_title_abstract_on, take


def settle_together(batch: Collection[Screening], rule: StageRule) -> None:
    """Recompute locked screenings of one stage, as `settling.settle` does for one of them.

    None of them was adjudicated in its present round. Also what each requires is stored.
    """
    decisions = of_rounds(batch)
    named = {d.reason_id for all_ in decisions.values() for d in all_ if d.reason_id is not None}
    ranks = dict(ExclusionReason.objects.filter(pk__in=named).values_list("pk", "rank"))
    moved, lost = [], []
    for screening in batch:
        was_included, voters = screening.outcome == Outcome.INCLUDED, set(screening.voters)
        take(screening, state_of(screening, decisions[screening.study_id], rule, ranks))
        if not voters <= set(screening.voters):
            lost.append(screening)
        if was_included != (screening.outcome == Outcome.INCLUDED):
            moved.append(screening.study_id)
    Screening.objects.bulk_update(
        batch, ["required", "voters", "outcome", "reason", "adjudication"]
    )
    bring_back(lost)
    if moved and rule.stage == Stage.TITLE_ABSTRACT:
        from_title_abstract_on(moved)


def state_of(
    screening: Screening,
    decisions: Iterable[Decision],
    rule: StageRule,
    ranks: dict[int, int | None],
) -> State:
    """What the decisions of its round make of a screening that was not adjudicated."""
    return derived(
        required=screening.required,
        round_=screening.round,
        decisions=decisions,
        adjudication=None,
        ranks=ranks,
        reasons_must_agree=rule.reasons_must_agree,
    )


def of_rounds(batch: Collection[Screening]) -> dict[int, list[Decision]]:
    """Every decision of each study's current round, by study, oldest first."""
    rounds = {screening.study_id: screening.round for screening in batch}
    found: dict[int, list[Decision]] = {study_id: [] for study_id in rounds}
    for decision in decisions_on(batch):
        if decision.round == rounds[decision.study_id]:
            found[decision.study_id].append(decision)
    return found


def decisions_on(batch: Collection[Screening]) -> QuerySet[Decision]:
    """Every decision on the studies of a batch, which is of one stage; oldest first."""
    studies = [screening.study_id for screening in batch]
    stages = {screening.stage for screening in batch}
    return Decision.objects.filter(study__in=studies, stage__in=stages).order_by("pk")
