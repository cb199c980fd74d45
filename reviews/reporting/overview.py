"""The first page of a review: how far it is. What waits for the reader is in `cards.py`.

As long as a stage is open, a screener is told their own votes, how many studies were found and
what asks for their vote, and nothing else that depends on what others decided: no outcome, no
conflict of others, no number of full texts, which is the number of inclusions.
"""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count

from reviews.choices import Outcome, Stage, label
from reviews.protocol import access
from reviews.protocol.models import Member, Review, StageRule
from reviews.screening.models import Decision, Screening

# From settled to open, as a bar shows them.
ACROSS = (Outcome.INCLUDED, Outcome.EXCLUDED, Outcome.CONFLICT, Outcome.AWAITING)


@dataclass(frozen=True)
class Share:
    """An outcome's part of a bar: where it starts and how wide it is, in percent."""

    outcome: Outcome
    start: float
    width: float


@dataclass(frozen=True)
class StageState:
    """How far a stage is, as far as the reader may know.

    `own`: the reader's votes that stand, None for those who do not vote. `studies`: how many are
    screened at the stage, and `outcomes`: how many came to each; None where that is not theirs
    to know yet.
    """

    stage: Stage
    label: str
    rule: StageRule
    own: int | None
    studies: int | None
    outcomes: dict[Outcome, int] | None

    @property
    def shares(self) -> list[Share]:
        """The outcomes side by side, as a bar shows them; empty without studies."""
        if not self.outcomes or not self.studies:
            return []
        shares, start = [], 0.0
        for outcome in ACROSS:
            width = 100 * self.outcomes[outcome] / self.studies
            shares.append(Share(outcome, round(start, 3), round(width, 3)))
            start += width
        return shares

    @property
    def settled(self) -> int:
        """Studies that need nobody any more at this stage; 0 where that may not be known."""
        outcomes = self.outcomes or {}
        return outcomes.get(Outcome.INCLUDED, 0) + outcomes.get(Outcome.EXCLUDED, 0)

    @property
    def unsettled(self) -> int:
        """Studies in conflict or awaiting votes; 0 where that may not be known."""
        return (self.studies or 0) - self.settled if self.outcomes else 0


@dataclass(frozen=True)
class Cast:
    """A member's votes that stand: each stage's name and how many."""

    member: Member
    votes: list[tuple[str, int]]


@dataclass(frozen=True)
class Tally:
    """What the studies of a review came to, as far as one reader may know it.

    `votes`: how many stand, by stage and member's id. `outcomes`: how many studies in play have
    each, by stage. `is_whole`: whether these are everyone's; else they are the reader's own
    votes, and the outcomes are left out but for the number of studies at title and abstract,
    `found`.
    """

    votes: Counter[tuple[Stage, int]]
    outcomes: dict[Stage, dict[Outcome, int]]
    found: int
    is_whole: bool


def tally_for(member: Member) -> Tally:
    """Count what the member may know: everything in one pass, or what is their own."""
    if access.sees_results(member):
        return _of_all(member.review)
    in_play = Screening.objects.filter(review=member.review_id, in_play=True)
    decided = Decision.objects.filter(review=member.review_id, screener=member).values("study")
    own = in_play.filter(voters__contains=[member.pk], study__in=decided)
    by_stage = own.values_list("stage").annotate(number=Count("*")).order_by()
    return Tally(
        votes=Counter({(Stage(stage), member.pk): number for stage, number in by_stage}),
        outcomes={},
        found=in_play.filter(stage=Stage.TITLE_ABSTRACT).count(),
        is_whole=False,
    )


def _of_all(review: Review) -> Tally:
    groups = (
        Screening.objects.filter(review=review, in_play=True)
        .values_list("stage", "outcome", "voters")
        .annotate(number=Count("*"))
        .order_by()
    )
    votes: Counter[tuple[Stage, int]] = Counter()
    outcomes = {stage: dict.fromkeys(ACROSS, 0) for stage in Stage}
    for stage, outcome, voters, number in groups:
        outcomes[Stage(stage)][Outcome(outcome)] += number
        for voter in voters:
            votes[Stage(stage), voter] += number
    found = sum(outcomes[Stage.TITLE_ABSTRACT].values())
    return Tally(votes, outcomes, found, is_whole=True)


def stages(member: Member, tally: Tally) -> list[StageState]:
    """Every stage as the member may see it."""
    rules = {rule.stage: rule for rule in member.review.stage_rules.all()}
    return [
        StageState(
            stage=stage,
            label=label(stage),
            rule=rules[stage],
            own=tally.votes[stage, member.pk] if member.is_a(*access.SCREENERS) else None,
            studies=_studies(tally, stage),
            outcomes=tally.outcomes.get(stage),
        )
        for stage in Stage
    ]


def _studies(tally: Tally, stage: Stage) -> int | None:
    if stage == Stage.TITLE_ABSTRACT:
        return tally.found
    return sum(tally.outcomes[stage].values()) if tally.is_whole else None


def team(review: Review, tally: Tally) -> list[Cast]:
    """The votes of everyone who has some or may vote, in the order in which they joined.

    Empty for a reader who may know their own votes only.
    """
    if not tally.is_whole:
        return []
    found = []
    for member in review.members.select_related("user").order_by("joined_at", "pk"):
        votes = [(label(stage), tally.votes[stage, member.pk]) for stage in Stage]
        has_voted = any(number for _, number in votes)
        if has_voted or (member.left_at is None and member.is_a(*access.SCREENERS)):
            found.append(Cast(member, votes))
    return found
