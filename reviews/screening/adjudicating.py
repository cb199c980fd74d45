"""Settling conflicts, and reopening what was settled. Each is one durable transaction.

The order of locks is that of `actions.py`.
"""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from reviews.audit import actions as audit
from reviews.choices import Outcome, Role, Stage, Verdict
from reviews.protocol.models import ExclusionReason, Member
from reviews.screening import rules
from reviews.screening.actions import refuse_unless_allowed
from reviews.screening.models import Adjudication, Reopening
from reviews.screening.repeating import SentBefore, each_form_once
from reviews.screening.settling import (
    bring_back,
    locked_rule,
    locked_screening,
    of_round,
    required_votes,
    settle,
)


class NotInConflict(rules.Refused):
    """There is nothing to settle, or no longer."""


class DecisionsChanged(rules.Refused):
    """Somebody changed a decision since the adjudicator looked at it."""


class OwnConflict(rules.Refused):
    """Nobody settles a conflict that they are part of."""


class NotDecided(rules.Refused):
    """The study is still being screened, so there is nothing to reopen."""


@each_form_once()
@transaction.atomic(durable=True)
def adjudicate(
    *,
    study_id: int,
    stage: Stage,
    adjudicator: Member,
    verdict: Verdict,
    settles: Sequence[int],
    request_id: UUID,
    reason: ExclusionReason | None = None,
    note: str = "",
) -> Adjudication:
    """Settle the study's conflict.

    `settles`: the ids of the decisions that the adjudicator was shown. Repeating a call with the
    same `request_id` returns the first call's adjudication.

    Raises Screening.DoesNotExist, DecisionsChanged if those are not the decisions that stand,
    NotInConflict, OwnConflict, SentBefore, or another `rules.Refused`.
    """
    rule = locked_rule(adjudicator, stage)
    screening = locked_screening(adjudicator.review_id, study_id, stage)
    earlier = Adjudication.objects.filter(
        study_id=study_id, stage=stage, adjudicator=adjudicator, request_id=request_id
    ).first()
    if earlier is not None:
        if (earlier.verdict, earlier.reason_id) != (verdict, reason.pk if reason else None):
            raise SentBefore
        return earlier
    if rule.is_closed:
        raise rules.StageClosed("Screening at this stage has been closed. Nothing was saved.")
    if not screening.in_play or screening.outcome != Outcome.CONFLICT:
        raise NotInConflict("This study is not in conflict any more. Nothing was saved.")
    if not rules.may_settle(
        adjudicator.pk,
        adjudicates=adjudicator.is_a(Role.LEAD, Role.ADJUDICATOR),
        voters=screening.voters,
        settling=rule.settling,
    ):
        raise OwnConflict("You voted on this study, so somebody else settles its conflict.")
    decisions = of_round(screening)
    standing = rules.standing(decisions)
    if sorted(settles) != sorted(decision.pk for decision in standing):
        raise DecisionsChanged(
            "A decision was changed while you were reading. Look at the study as it is now."
        )
    refuse_unless_allowed(screening, verdict, reason)
    adjudication = Adjudication.objects.create(
        review_id=screening.review_id,
        study_id=study_id,
        stage=stage,
        round=screening.round,
        adjudicator=adjudicator,
        settling="consensus" if adjudicator.pk in screening.voters else "adjudication",
        verdict=verdict,
        reason=reason,
        note=note,
        settles=sorted(settles),
        protocol_id=rule.protocol_id,
        request_id=request_id,
    )
    settle(screening, decisions, rule, adjudication=adjudication)
    audit.record(
        "settled",
        adjudication,
        review_id=screening.review_id,
        actor=adjudicator,
        study=study_id,
        stage=stage,
        verdict=verdict,
        round=adjudication.round,
        settles=adjudication.settles,
        settling=adjudication.settling,
        reason=adjudication.reason_id,
        note=note,
        protocol=adjudication.protocol_id,
    )
    return adjudication


@transaction.atomic(durable=True)
def reopen(*, study_id: int, stage: Stage, lead: Member, why: str) -> Reopening:
    """Start a new round on a study that has an outcome; all earlier rounds are kept.

    Raises Screening.DoesNotExist, NotDecided, or another `rules.Refused`.
    """
    rule = locked_rule(lead, stage)
    screening = locked_screening(lead.review_id, study_id, stage)
    if rule.is_closed:
        raise rules.StageClosed("Open the stage again before you reopen one of its studies.")
    if not screening.in_play or screening.outcome == Outcome.AWAITING:
        raise NotDecided("This study is still being screened: there is nothing to reopen.")
    screening.round += 1
    reopening = Reopening.objects.create(
        review_id=screening.review_id,
        study_id=study_id,
        stage=stage,
        round=screening.round,
        reopened_by=lead,
        why=why,
    )
    # A study that was settled under an earlier rule is screened anew under the present one.
    screening.required = required_votes(rule, lead.review.seed, study_id)
    settle(screening, [], rule)
    bring_back([screening])
    audit.record(
        "reopened",
        reopening,
        review_id=screening.review_id,
        actor=lead,
        study=study_id,
        stage=stage,
        round=screening.round,
        why=why,
    )
    return reopening
