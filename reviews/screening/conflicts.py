"""Studies on which the decisions disagree, and what each screener said."""

from dataclasses import dataclass

from django.db.models import QuerySet

from reviews.choices import Outcome, Role, Settling, Stage
from reviews.protocol.models import Member, StageRule
from reviews.screening import rules
from reviews.screening.models import Decision, Screening


def waiting(member: Member, stage: Stage) -> QuerySet[Screening]:
    """Conflicts that the member may settle, in the order of their studies' ids, with these.

    An adjudicator's own conflicts are left to others, unless the review settles by consensus.
    """
    rule = StageRule.objects.get(review=member.review_id, stage=stage)
    conflicts = (
        Screening.objects.filter(
            review_id=member.review_id, stage=stage, in_play=True, outcome=Outcome.CONFLICT
        )
        .select_related("study")
        .order_by("study_id")
    )
    if rule.settling == Settling.ADJUDICATION:
        return conflicts.exclude(voters__contains=[member.pk])
    if not member.is_a(Role.LEAD, Role.ADJUDICATOR):
        return conflicts.filter(voters__contains=[member.pk])
    return conflicts


@dataclass(frozen=True)
class Sides:
    """A study in conflict and the decisions that stand, in the screeners' order."""

    screening: Screening
    decisions: list[Decision]

    @property
    def decision_ids(self) -> list[int]:
        """What an adjudication of these sides names."""
        return sorted(decision.pk for decision in self.decisions)


def sides_of(screening: Screening) -> Sides:
    """The decisions on a study in its current round, with who cast them and why."""
    decisions = Decision.objects.filter(
        study=screening.study_id, stage=screening.stage, round=screening.round
    ).select_related("screener__user", "reason")
    return Sides(screening, rules.standing(decisions))
