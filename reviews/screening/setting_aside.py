"""Setting aside the votes of a member who left: first a preview, then the act, which can be undone.

A vote is set aside by a withdrawn Decision that names who did it and why, so that everything that
follows from decisions follows by itself. What was adjudicated keeps its outcome. Giving votes back
repeats each as it was, as far as nobody has voted in its stead.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.db.models import QuerySet

from reviews.audit import actions as audit
from reviews.choices import Outcome, Stage, Verdict
from reviews.library.models import Study
from reviews.protocol import access
from reviews.protocol.models import Member, Review, StageRule
from reviews.screening import rules
from reviews.screening.entering import hold
from reviews.screening.models import Decision, Screening, SetAside
from reviews.screening.settling_together import decisions_on, of_rounds, settle_together, state_of

BATCH = 1_000
TOLD_AT_ONCE = 10_000  # votes in one row of the log


class StillAMember(rules.Refused):
    """Only the votes of somebody who left can be set aside."""


class NothingToSetAside(rules.Refused):
    """No vote of the member stands that could be set aside."""


class NotSetAside(rules.Refused):
    """The member's votes are not set aside, or were given back already."""


@dataclass
class Effect:
    """What setting aside, or giving back, a member's votes would do at a stage, in studies.

    `votes`: those whose vote it concerns. `changes`: of these, how many go from which outcome to
    which other one. `kept`: those with a vote of the member that were settled by adjudication.
    `leaving`: those that would leave full-text screening; `leaving_read` of them have votes there.
    """

    stage: Stage
    votes: int = 0
    changes: Counter[tuple[Outcome, Outcome]] = field(default_factory=Counter)
    kept: int = 0
    leaving: int = 0
    leaving_read: int = 0

    @property
    def reopened(self) -> int:
        """Studies with an outcome or in conflict that would await a vote again."""
        return sum(n for (_, after), n in self.changes.items() if after == Outcome.AWAITING)


def current(member: Member) -> SetAside | None:
    """The act by which the member's votes are set aside now, if they are."""
    newest = member.set_asides.select_related("done_by__user").order_by("-pk").first()
    return newest if newest is not None and not newest.given_back else None


def effects(member: Member) -> list[Effect]:
    """What setting the member's votes aside would do, stage by stage; nothing is written."""
    return [_effect(member, stage) for stage in Stage]


def voters_left(review: Review) -> int:
    """How many members may vote now."""
    return review.members.filter(left_at=None, role__in=access.SCREENERS).count()


@transaction.atomic(durable=True)
def set_aside(lead: Member, member: Member, *, why: str) -> SetAside:
    """Take back, in the lead's name, every vote of the member that no adjudication settled.

    Raises StillAMember, NothingToSetAside, or rules.StageClosed where studies would wait for votes
    at a stage that takes none.
    """
    held = _held(lead.review, member)
    if held.member.left_at is None:
        raise StillAMember(f"{member} is a member of this review. Nothing was changed.")
    chosen = {stage: list(_voted_on(member, stage)) for stage in Stage}
    if not any(chosen.values()):
        raise NothingToSetAside(f"No vote of {member} is left to set aside. Nothing was changed.")
    act = SetAside(review=lead.review, member=member, why=why, done_by=lead)
    return _write(act, held, chosen, "set aside")


@transaction.atomic(durable=True)
def give_back(lead: Member, member: Member) -> SetAside:
    """Let the member's votes count again, where none was cast in their stead.

    Raises NotSetAside, or rules.StageClosed.
    """
    held = _held(lead.review, member)
    earlier = current(member)
    if earlier is None:
        raise NotSetAside(f"The votes of {member} are not set aside. Nothing was changed.")
    chosen = {stage: list(_waiting_for_their_vote(member, stage)) for stage in Stage}
    act = SetAside(review=lead.review, member=member, given_back=True, done_by=lead)
    return _write(act, held, chosen, "gave back")


@dataclass(frozen=True)
class _Held:
    """The member and the stage rules as they are, locked."""

    member: Member
    rules: dict[Stage, StageRule]


def _held(review: Review, member: Member) -> _Held:
    """Lock as every act does: the stage rules, the member, then what they voted on."""
    found = StageRule.objects.raw(
        "SELECT * FROM reviews_stagerule WHERE review_id = %s ORDER BY id FOR SHARE", [review.pk]
    )
    held = _Held(
        rules={Stage(rule.stage): rule for rule in found},
        member=review.members.select_for_update(no_key=True).get(pk=member.pk),
    )
    hold(review, Study.objects.filter(pk__in=_decided_on(member, *Stage)))
    return held


def _decided_on(member: Member, *stages: Stage) -> QuerySet[Decision, Any]:
    """The studies on which the member ever decided at the stages."""
    return Decision.objects.filter(
        review=member.review_id, stage__in=stages, screener=member
    ).values("study")


def _at(member: Member, stage: Stage) -> QuerySet[Screening]:
    return Screening.objects.filter(
        review=member.review_id, stage=stage, study__in=_decided_on(member, stage)
    ).order_by("pk")


def _voted_on(member: Member, stage: Stage) -> Iterator[Screening]:
    """Where a vote of the member stands that no adjudication settled."""
    unsettled = _at(member, stage).filter(voters__contains=[member.pk], adjudication=None)
    yield from unsettled.iterator(BATCH)


def _waiting_for_their_vote(member: Member, stage: Stage) -> Iterator[Screening]:
    """Where the member's last word is a vote that was set aside, and its place is still free."""
    asking = _at(member, stage).filter(outcome=Outcome.AWAITING, adjudication=None)
    asking = asking.exclude(voters__contains=[member.pk])
    for batch in _batches(list(asking.iterator(BATCH))):
        latest = _latest(member, batch)
        for screening in batch:
            last = latest[screening.study_id]
            is_aside = last.set_aside_id is not None and last.verdict == Verdict.WITHDRAWN
            free = len(screening.voters) < screening.required
            if is_aside and free and last.round == screening.round:
                yield screening


def _effect(member: Member, stage: Stage) -> Effect:
    effect = Effect(stage)
    effect.kept = (
        _at(member, stage).filter(voters__contains=[member.pk]).exclude(adjudication=None).count()
    )
    rule = StageRule.objects.get(review=member.review_id, stage=stage)
    leaving = []
    for batch in _batches(list(_voted_on(member, stage))):
        standing = of_rounds(batch)
        for screening in batch:
            others = [d for d in standing[screening.study_id] if d.screener_id != member.pk]
            before = Outcome(screening.outcome)
            after = state_of(screening, others, rule, {}).outcome
            effect.votes += 1
            if before != after:
                effect.changes[before, after] += 1
            if stage == Stage.TITLE_ABSTRACT and before == Outcome.INCLUDED != after:
                leaving.append(screening.study_id)
    effect.leaving = len(leaving)
    later = Screening.objects.filter(study__in=leaving, stage=Stage.FULL_TEXT)
    effect.leaving_read = later.exclude(voters=[]).count()
    return effect


def _write(act: SetAside, held: _Held, chosen: dict[Stage, list[Screening]], verb: str) -> SetAside:
    """Store the act, the rows that follow from it, and what these make of each study."""
    for stage, screenings in chosen.items():
        if screenings and held.rules[stage].is_closed:
            raise rules.StageClosed(
                "A stage with votes of this member is closed, so nobody could vote in their stead."
                " Open it again first. Nothing was changed."
            )
    act.save(force_insert=True)
    told: list[dict[str, Any]] = []
    for stage, screenings in chosen.items():
        for batch in _batches(screenings):
            rows = _rows(act, batch, held.rules[stage])
            told += [facts_of(row) for row in rows]
            settle_together(batch, held.rules[stage])
    for start in range(0, max(1, len(told)), TOLD_AT_ONCE):
        audit.record(
            verb,
            act,
            review_id=act.review_id,
            actor=act.done_by,
            member=act.member_id,
            why=act.why,
            votes=told[start : start + TOLD_AT_ONCE],
        )
    return act


def facts_of(decision: Decision) -> dict[str, Any]:
    """What the log says of a vote that was set aside or given back."""
    return {
        "id": decision.pk,
        "study": decision.study_id,
        "stage": decision.stage,
        "round": decision.round,
        "screener": decision.screener_id,
        "revision": decision.revision,
        "verdict": str(decision.verdict),
        "reason": decision.reason_id,
        "note": decision.note,
        "blinded": decision.blinded,
        "protocol": decision.protocol_id,
    }


def _rows(act: SetAside, batch: list[Screening], rule: StageRule) -> list[Decision]:
    """Add the member's next revision on each study: withdrawn, or what was withdrawn before."""
    latest = _latest(act.member, batch)
    before = {}
    if act.given_back:
        for decision in decisions_on(batch).filter(screener=act.member):
            if decision.revision == latest[decision.study_id].revision - 1:
                before[decision.study_id] = decision
    rows = []
    for screening in batch:
        last = latest[screening.study_id]
        cast = before.get(screening.study_id)
        rows.append(
            Decision(
                review_id=act.review_id,
                study_id=screening.study_id,
                stage=screening.stage,
                round=screening.round,
                screener=act.member,
                revision=last.revision + 1,
                verdict=cast.verdict if cast else Verdict.WITHDRAWN,
                reason_id=cast.reason_id if cast else None,
                note=cast.note if cast else "",
                blinded=(cast or last).blinded,
                protocol_id=rule.protocol_id,
                request_id=uuid4(),
                set_aside=act,
            )
        )
    return Decision.objects.bulk_create(rows)


def _latest(member: Member, batch: list[Screening]) -> dict[int, Decision]:
    """The member's last decision on each study of the batch."""
    return {decision.study_id: decision for decision in decisions_on(batch).filter(screener=member)}


def _batches(screenings: list[Screening]) -> Iterator[list[Screening]]:
    for start in range(0, len(screenings), BATCH):
        yield screenings[start : start + BATCH]
