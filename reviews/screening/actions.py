"""Deciding and withdrawing. Each is one durable transaction.

The order of locks is always: stage rule (shared), screening row, end of the log. An answer means
that the act is on disk.
"""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from reviews.audit import actions as audit
from reviews.choices import Outcome, Stage, Verdict
from reviews.protocol.models import ExclusionReason, Member, StageRule
from reviews.screening import rules
from reviews.screening.models import Decision, Screening
from reviews.screening.repeating import each_form_once, sent_before
from reviews.screening.settling import (
    locked_rule,
    locked_screening,
    of_round,
    settle,
)


class NothingToWithdraw(rules.Refused):
    """The screener has no decision on the study that stands."""


@each_form_once()
@transaction.atomic(durable=True)
def decide(
    *,
    study_id: int,
    stage: Stage,
    screener: Member,
    verdict: Verdict,
    request_id: UUID,
    reason: ExclusionReason | None = None,
    note: str = "",
) -> Decision:
    """Record the screener's verdict on the study and settle its outcome.

    Repeating a call with the same `request_id` returns the first call's decision.

    Raises Screening.DoesNotExist for a study that the review does not screen at this stage,
    SentBefore for a request that was another decision, rules.NotAllowed for a verdict or a
    reason that the stage does not take, and one of the other `rules.Refused`; the screener should
    be shown its message.
    """
    rule = locked_rule(screener, stage)
    screening = locked_screening(screener.review_id, study_id, stage)
    decisions = of_round(screening)
    if earlier := sent_before(decisions, screener, verdict, reason, request_id):
        return earlier
    rules.refuse_unless_open_to(screener.pk, _as_it_stands(screening, rule))
    refuse_unless_allowed(screening, verdict, reason)
    decision = _add(
        screening,
        rule,
        decisions,
        screener=screener,
        verdict=verdict,
        reason_id=reason.pk if reason else None,
        note=note,
        request_id=request_id,
    )
    audit.record(
        "decided",
        decision,
        review_id=screener.review_id,
        actor=screener,
        study=study_id,
        stage=stage,
        verdict=verdict,
        reason=decision.reason_id,
        note=note,
        **_circumstances(decision),
    )
    return decision


@each_form_once()
@transaction.atomic(durable=True)
def withdraw(*, study_id: int, stage: Stage, screener: Member, request_id: UUID) -> Decision:
    """Take the screener's decision on the study back; it asks for their vote again.

    Repeating a call with the same `request_id` returns the first call's row.

    Raises Screening.DoesNotExist, NothingToWithdraw, SentBefore, and one of the other
    `rules.Refused`.
    """
    rule = locked_rule(screener, stage)
    screening = locked_screening(screener.review_id, study_id, stage)
    decisions = of_round(screening)
    if earlier := sent_before(decisions, screener, Verdict.WITHDRAWN, None, request_id):
        return earlier
    rules.refuse_unless_open_to(screener.pk, _as_it_stands(screening, rule))
    if screener.pk not in screening.voters:
        raise NothingToWithdraw("You have no decision on this study to take back.")
    decision = _add(
        screening,
        rule,
        decisions,
        screener=screener,
        verdict=Verdict.WITHDRAWN,
        request_id=request_id,
    )
    audit.record(
        "withdrew",
        decision,
        review_id=screener.review_id,
        actor=screener,
        study=study_id,
        stage=stage,
        **_circumstances(decision),
    )
    return decision


def _circumstances(decision: Decision) -> dict[str, object]:
    """What else the log keeps of a decision, so that no part of the row can be altered unseen."""
    return {
        "round": decision.round,
        "revision": decision.revision,
        "blinded": decision.blinded,
        "protocol": decision.protocol_id,
    }


def refuse_unless_allowed(
    screening: Screening, verdict: Verdict, reason: ExclusionReason | None
) -> None:
    """Raise NotAllowed for what no form offers now.

    The reason is looked up again: it may have been retired since the form was read, and cannot be
    any more, as the stage rule is held.
    """
    if not rules.allowed(verdict, stage=Stage(screening.stage), has_reason=reason is not None):
        raise rules.NotAllowed(
            "At title and abstract no reason is given. At full text there is no maybe, and an"
            " exclusion needs one reason. Nothing was saved."
        )
    if reason is None:
        return
    listed = ExclusionReason.objects.filter(review=screening.review_id, rank__isnull=False)
    if not listed.filter(pk=reason.pk).exists():
        raise rules.NotAllowed(
            "That reason is no longer in the protocol. Nothing was saved: choose another."
        )


def _as_it_stands(screening: Screening, rule: StageRule) -> rules.Standing:
    return rules.Standing(
        in_play=screening.in_play,
        closed=rule.is_closed,
        adjudicated=screening.adjudication_id is not None,
        worked_on_later=screening.outcome == Outcome.INCLUDED and _worked_on_later(screening),
        required=screening.required,
        voters=screening.voters,
    )


def _worked_on_later(screening: Screening) -> bool:
    """Whether somebody has voted on, or looked for, the full text of an included study.

    Locks the study's place at full text too: who is voting there now commits first.
    """
    if screening.stage != Stage.TITLE_ABSTRACT:
        return False
    if screening.study.retrieval_notes.exists():
        return True
    later = Screening.objects.filter(study_id=screening.study_id, stage=Stage.FULL_TEXT)
    return any(later.select_for_update(no_key=True).values_list("voters", flat=True))


def _add(
    screening: Screening,
    rule: StageRule,
    decisions: list[Decision],
    *,
    screener: Member,
    verdict: Verdict,
    request_id: UUID,
    reason_id: int | None = None,
    note: str = "",
) -> Decision:
    """Append a decision to a locked screening and settle it."""
    own = [d for d in decisions if d.screener_id == screener.pk]
    revision = own[-1].revision if own else 0
    if not own and screening.round > 1:
        # Revisions are numbered over all rounds.
        revision = Decision.objects.filter(
            study_id=screening.study_id, stage=screening.stage, screener=screener
        ).count()
    decision = Decision.objects.create(
        review_id=screening.review_id,
        study_id=screening.study_id,
        stage=screening.stage,
        round=screening.round,
        screener=screener,
        revision=revision + 1,
        verdict=verdict,
        reason_id=reason_id,
        note=note,
        blinded=_is_blind(screening, rule, decisions, screener),
        protocol_id=rule.protocol_id,
        request_id=request_id,
    )
    decisions.append(decision)
    settle(screening, decisions, rule)
    return decision


def _is_blind(
    screening: Screening, rule: StageRule, decisions: Sequence[Decision], screener: Member
) -> bool:
    """Whether the screener cannot have known another's verdict on the study.

    Once it had as many votes as it needs there may have been a conflict, which those who settle
    conflicts could read, even if one of these votes was taken back since. And while a stage is
    closed, the team may read all its votes.
    """
    others = [decision for decision in decisions if decision.screener_id != screener.pk]
    opened = rule.opened_again_at
    return (
        screening.round == 1
        and screening.outcome == Outcome.AWAITING
        and len({decision.screener_id for decision in others}) < screening.required
        and rules.most_at_once(decisions) < screening.required
        and not (opened and any(decision.decided_at <= opened for decision in others))
    )
