"""Changing the protocol of a review that is being screened: first a preview, then the change."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Least

from reviews.audit import actions as audit
from reviews.choices import Outcome, Stage
from reviews.protocol import actions as protocol
from reviews.protocol.actions import Protocol, VotingRule, VotingRules
from reviews.protocol.models import Member, ProtocolVersion, Review, StageRule
from reviews.screening.models import Decision, Screening, Walk
from reviews.screening.settling import required_votes, settle

BATCH = 1_000


@dataclass(frozen=True)
class Effect:
    """What another voting rule would do at a stage.

    `asking_more`, `asking_less`: studies still awaiting votes whose number of votes would change.
    `settling`: of these, how many would have enough votes at once. `kept`: studies that have an
    outcome, which stays.
    """

    stage: Stage
    asking_more: int
    asking_less: int
    settling: int
    kept: int

    @property
    def is_none(self) -> bool:
        """Whether nothing would change."""
        return not (self.asking_more or self.asking_less)


class Superseded(Exception):
    """Somebody else changed the protocol meanwhile, to `in_force`."""

    def __init__(self, in_force: ProtocolVersion) -> None:
        self.in_force = in_force
        super().__init__(
            f"{in_force.adopted_by} has changed the protocol to version {in_force.number} since"
            " you opened this page. Nothing was saved. What you typed is still here, and the next"
            " page compares it with the new version."
        )


def preview(review: Review, rules: VotingRules) -> list[Effect]:
    """What adopting the rules would change, stage by stage; nothing is written."""
    return [_effect(review, stage, rules.of(stage)) for stage in Stage]


@transaction.atomic
def change_protocol(
    lead: Member, *, protocol_: Protocol, rules: VotingRules, edited: int | None = None
) -> int:
    """Adopt a new version of the protocol; returns its number.

    Studies that have an outcome keep it. Those still awaiting votes follow the new rule, so some
    may be settled by the votes that they have. `edited`: the number of the version that the lead
    had before them.

    Raises Superseded if that is not the version in force any more.
    """
    locked = protocol.locked_rules(lead.review)
    in_force = protocol.current_protocol(lead.review)
    if edited is not None and edited != in_force.number:
        raise Superseded(in_force)
    version = protocol.adopt_protocol(lead, protocol_)
    for stage, rule in locked.items():
        new = rules.of(stage)
        if (rule.votes, rule.dual_share, rule.settling) == (
            new.votes,
            new.dual_share,
            new.settling,
        ):
            continue
        earlier = {"votes": rule.votes, "dual_share": rule.dual_share, "settling": rule.settling}
        rule.votes, rule.dual_share, rule.settling = new.votes, new.dual_share, new.settling
        rule.save(update_fields=["votes", "dual_share", "settling"])
        _follow(lead.review, rule)
        audit.record(
            "changed",
            rule,
            review_id=lead.review_id,
            actor=lead,
            stage=stage,
            earlier=earlier,
            votes=rule.votes,
            dual_share=rule.dual_share,
            settling=rule.settling,
        )
    return version.number


def _awaiting(review: Review, stage: Stage) -> Q:
    return Q(review=review, stage=stage, outcome=Outcome.AWAITING)


def _effect(review: Review, stage: Stage, new: VotingRule) -> Effect:
    rule = StageRule(votes=new.votes, dual_share=new.dual_share)
    more = less = settling = 0
    awaiting = Screening.objects.filter(_awaiting(review, stage))
    for study_id, required, voters in awaiting.values_list(
        "study_id", "required", "voters"
    ).iterator(BATCH):
        wanted = required_votes(rule, review.seed, study_id)
        more += wanted > required
        less += wanted < required
        settling += wanted <= len(voters)
    kept = Screening.objects.filter(review=review, stage=stage).exclude(outcome=Outcome.AWAITING)
    return Effect(stage, more, less, settling, kept.count())


def _follow(review: Review, rule: StageRule) -> None:
    """Give the studies that still await votes their number under the new rule, and settle them."""
    awaiting = Screening.objects.select_for_update().filter(_awaiting(review, Stage(rule.stage)))
    last = 0
    while batch := list(awaiting.filter(pk__gt=last).order_by("pk")[:BATCH]):
        last = batch[-1].pk
        changed = []
        for screening in batch:
            required = required_votes(rule, review.seed, screening.study_id)
            if required != screening.required:
                screening.required = required
                changed.append(screening)
        Screening.objects.bulk_update(changed, ["required"])
        _settle_complete([s for s in changed if len(s.voters) >= s.required])
    Walk.objects.filter(review=review, stage=rule.stage).update(
        place=Least(F("place"), 0), returns=F("returns") + 1
    )


def _settle_complete(complete: list[Screening]) -> None:
    decisions = Decision.objects.filter(
        study__in=[s.study_id for s in complete], stage__in={s.stage for s in complete}
    )
    of_study: dict[tuple[int, int], list[Decision]] = {}
    for decision in decisions.order_by("id"):
        of_study.setdefault((decision.study_id, decision.round), []).append(decision)
    for screening in complete:
        settle(screening, of_study[screening.study_id, screening.round])
