"""Changing the protocol of a review that is being screened: first a preview, then the change."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q, QuerySet

from reviews.audit import actions as audit
from reviews.choices import Outcome, Relating, Stage
from reviews.dedup import Relation
from reviews.library.companions import Linked
from reviews.library.counting import UpTo, up_to
from reviews.library.pairs import unanswered
from reviews.protocol import actions as protocol
from reviews.protocol.actions import Protocol, VotingRule, VotingRules
from reviews.protocol.models import Member, ProtocolVersion, Review, StageRule
from reviews.protocol.relations import RELATIONS, chosen
from reviews.screening.models import Screening
from reviews.screening.rules import for_several_reasons, standing
from reviews.screening.settling import look_again, required_votes
from reviews.screening.settling_together import of_rounds, settle_together

BATCH = 1_000


@dataclass(frozen=True)
class Effect:
    """What another voting rule would do at a stage, of the studies that are screened there.

    Joined and removed studies and reports that were not retrieved follow the rule too, should
    they ever come back; but they ask nobody for votes, so they are no part of what is told.

    `asking_more`, `asking_less`: studies still awaiting votes whose number of votes would change.
    `settling`: of these, how many would have enough votes at once. `kept`: studies that have an
    outcome, which stays; among them `excluded_for_several` reasons, which would have been a
    conflict, and `disputed_reasons`, conflicts about nothing but the reason, which would not.
    """

    stage: Stage
    asking_more: int
    asking_less: int
    settling: int
    kept: int
    excluded_for_several: int = 0
    disputed_reasons: int = 0

    @property
    def is_none(self) -> bool:
        """Whether nothing would change."""
        return not (self.asking_more or self.asking_less)


@dataclass(frozen=True)
class RelatedEffect:
    """What becomes of the pairs of one relation that imports found and nobody answered."""

    label: str
    treated: Relating
    pairs: UpTo


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


def preview_related(
    review: Review, in_force: ProtocolVersion, wanted: Mapping[Relation, Relating]
) -> list[RelatedEffect]:
    """What other words on related reports would change now, for each relation that they concern.

    What was joined or linked stays, and what later imports find nobody knows; so these are the
    pairs that wait, counted as far as anybody wants to know.
    """
    changed = [
        relation
        for relation, earlier in chosen(in_force).items()
        if wanted.get(relation, Relating.COMPANION) != earlier
    ]
    if not changed:
        return []
    linked = Linked.of(review)
    return [
        RelatedEffect(
            RELATIONS[relation],
            wanted.get(relation, Relating.COMPANION),
            up_to(unanswered(review, [relation], linked=linked)),
        )
        for relation in changed
    ]


@transaction.atomic
def change_protocol(
    lead: Member,
    *,
    protocol_: Protocol,
    rules: VotingRules,
    edited: int | None = None,
    reworded: Mapping[str, str] | None = None,
) -> int:
    """Adopt a new version of the protocol; returns its number.

    Studies that have an outcome keep it. Those still awaiting votes follow the new rule, so some
    may be settled by the votes that they have. `edited`: the number of the version that the lead
    had before them. `reworded`: reasons that stay the same in other words, new for old; what was
    excluded for them stands under the new words from now on.

    Raises rewording.NotReworded, or Superseded if that is not the version in force any more.
    """
    locked = protocol.locked_rules(lead.review)
    in_force = protocol.current_protocol(lead.review)
    if edited is not None and edited != in_force.number:
        raise Superseded(in_force)
    version = protocol.adopt_protocol(lead, protocol_, reworded=reworded)
    before = {stage: VotingRule.in_force(rule) for stage, rule in locked.items()}
    changed = {stage: rule for stage, rule in locked.items() if before[stage] != rules.of(stage)}
    for stage, rule in changed.items():
        facts = rules.of(stage).as_facts
        for name, value in facts.items():
            setattr(rule, name, value)
        rule.save(update_fields=list(facts))
    _hold(lead.review, changed)
    for rule in changed.values():
        _follow(lead.review, rule)
    # All that was locked for this comes before the end of the log.
    protocol.record_adoption(lead, version)
    for stage, rule in changed.items():
        audit.record(
            "changed",
            rule,
            review_id=lead.review_id,
            actor=lead,
            stage=stage,
            earlier=before[stage].as_facts,
            **rules.of(stage).as_facts,
        )
    return version.number


def _awaiting(review: Review, stage: Stage) -> Q:
    return Q(review=review, stage=stage, outcome=Outcome.AWAITING)


def _effect(review: Review, stage: Stage, new: VotingRule) -> Effect:
    rule = StageRule(votes=new.votes, dual_share=new.dual_share)
    more = less = settling = 0
    screened = Screening.objects.filter(review=review, stage=stage, in_play=True)
    awaiting = screened.filter(outcome=Outcome.AWAITING)
    for study_id, required, voters in awaiting.values_list(
        "study_id", "required", "voters"
    ).iterator(BATCH):
        wanted = required_votes(rule, review.seed, study_id)
        more += wanted > required
        less += wanted < required
        settling += wanted <= len(voters)
    kept = screened.exclude(outcome=Outcome.AWAITING)
    in_force = StageRule.objects.get(review=review, stage=stage)
    several = disputed = 0
    if new.reasons_must_agree and not in_force.reasons_must_agree:
        several = _for_several_reasons(kept.filter(outcome=Outcome.EXCLUDED))
    elif in_force.reasons_must_agree and not new.reasons_must_agree:
        disputed = _for_several_reasons(kept.filter(outcome=Outcome.CONFLICT))
    return Effect(stage, more, less, settling, kept.count(), several, disputed)


def _for_several_reasons(settled: QuerySet[Screening]) -> int:
    """How many of the studies all who voted exclude, for more than one reason."""
    found = last = 0
    unsettled = settled.filter(adjudication=None).order_by("pk")
    while batch := list(unsettled.filter(pk__gt=last)[:BATCH]):
        last = batch[-1].pk
        for decisions in of_rounds(batch).values():
            found += for_several_reasons(standing(decisions))
    return found


def _hold(review: Review, stages: Collection[Stage]) -> None:
    """Lock what awaits votes at the stages in the order of ids, as every act does."""
    awaiting = Screening.objects.filter(
        review=review, stage__in=stages, outcome=Outcome.AWAITING
    ).order_by("pk")
    rows = awaiting.select_for_update(no_key=True).values_list("pk", flat=True)
    last = 0
    while batch := list(rows.filter(pk__gt=last)[:BATCH]):
        last = batch[-1]


def _follow(review: Review, rule: StageRule) -> None:
    """Give the studies that still await votes their number under the new rule, and settle them.

    They are locked.
    """
    stage = Stage(rule.stage)
    awaiting = Screening.objects.filter(_awaiting(review, stage)).order_by("pk")
    last = 0
    while batch := list(awaiting.filter(pk__gt=last)[:BATCH]):
        last = batch[-1].pk
        changed = []
        for screening in batch:
            required = required_votes(rule, review.seed, screening.study_id)
            if required != screening.required:
                screening.required = required
                changed.append(screening)
        complete = [s for s in changed if len(s.voters) >= s.required]
        if complete:
            settle_together(complete, rule)
        asking = [s for s in changed if len(s.voters) < s.required]
        Screening.objects.bulk_update(asking, ["required"])
    look_again(review.pk, stage, first=0)
