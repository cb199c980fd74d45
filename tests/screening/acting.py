"""What tests of screening do all the time, in one call each."""

from dataclasses import fields
from typing import Any
from uuid import uuid4

from reviews.choices import Outcome, Settling, Stage, Verdict
from reviews.library.models import Reference, SourceFile, Study
from reviews.protocol.actions import Protocol, VotingRule, VotingRules, current_protocol
from reviews.protocol.models import ExclusionReason, Member, Review, StageRule
from reviews.ranking import draw
from reviews.screening import actions, adjudicating, conflicts, queue
from reviews.screening.entering import enter_new
from reviews.screening.models import Adjudication, Decision, Screening
from reviews.screening.protocol_changes import change_protocol
from tests.cast import NO, TITLE_ABSTRACT, YES


def vote(
    study: Study,
    screener: Member,
    verdict: Verdict,
    *,
    stage: Stage = TITLE_ABSTRACT,
    **more: Any,
) -> Decision:
    """Decide, with a request of its own unless one is given."""
    asked: dict[str, Any] = {"request_id": uuid4()} | more
    return actions.decide(
        study_id=study.pk, stage=stage, screener=screener, verdict=verdict, **asked
    )


def take_back(study: Study, screener: Member, *, stage: Stage = TITLE_ABSTRACT) -> Decision:
    return actions.withdraw(study_id=study.pk, stage=stage, screener=screener, request_id=uuid4())


def agree(study: Study, *screeners: Member, verdict: Verdict = YES) -> Screening:
    """Everyone casts the same vote at title and abstract."""
    for screener in screeners:
        vote(study, screener, verdict)
    return at(study)


def disagree(study: Study, including: Member, excluding: Member) -> Screening:
    """Bring the study into conflict at title and abstract."""
    vote(study, including, YES)
    vote(study, excluding, NO)
    return at(study)


def settle_conflict(
    study: Study,
    adjudicator: Member,
    verdict: Verdict,
    *,
    stage: Stage = TITLE_ABSTRACT,
    **more: Any,
) -> Adjudication:
    """Settle the decisions that stand, as the page shows them."""
    asked: dict[str, Any] = {
        "request_id": uuid4(),
        "settles": conflicts.sides_of(at(study, stage)).decision_ids,
    }
    return adjudicating.adjudicate(
        study_id=study.pk, stage=stage, adjudicator=adjudicator, verdict=verdict, **asked | more
    )


def at(study: Study, stage: Stage = TITLE_ABSTRACT) -> Screening:
    """The study at the stage, as it is stored now."""
    return Screening.objects.get(study=study, stage=stage)


def outcome(study: Study, stage: Stage = TITLE_ABSTRACT) -> Outcome:
    return Outcome(at(study, stage).outcome)


def ask_for(
    review: Review,
    votes: int,
    *,
    dual_share: int = 100,
    settling: Settling = Settling.ADJUDICATION,
    reasons_must_agree: bool = False,
) -> None:
    """Set the rule of both stages, and of the studies that still await votes."""
    rule = VotingRule(votes, dual_share, settling, reasons_must_agree)
    change_protocol(lead_of(review), protocol_=written(review), rules=VotingRules(rule, rule))


def written(review: Review, **changes: Any) -> Protocol:
    """The protocol in force, with changes."""
    version = current_protocol(review)
    names = [field.name for field in fields(Protocol)]
    return Protocol(**{name: getattr(version, name) for name in names} | changes)


def lead_of(review: Review) -> Member:
    return review.members.get(role="lead")


def rule_of(review: Review, stage: Stage = TITLE_ABSTRACT) -> StageRule:
    return StageRule.objects.get(review=review, stage=stage)


def reason(review: Review, text: str) -> ExclusionReason:
    return review.reasons.get(text=text)


def many(file: SourceFile, number: int) -> list[Study]:
    """So many studies at title and abstract at once, for tests in which the number matters."""
    review = file.review
    references = Reference.objects.bulk_create(
        Reference(
            review=review,
            file=file,
            position=position,
            first_line=position,
            last_line=position,
            citation={"title": f"Report {position}"},
            raw=f"TI  - Report {position}\n",
        )
        for position in range(1, number + 1)
    )
    made = Study.objects.bulk_create(
        (
            Study(
                review=review,
                reference=reference,
                title=f"Report {reference.position}",
                draw=draw(review.seed, reference.position),
            )
            for reference in references
        ),
        batch_size=2_000,
    )
    enter_new(review)
    return made


def next_for(member: Member) -> Study | None:
    """The study that the member's page shows."""
    return queue.in_hand(member, TITLE_ABSTRACT) or queue.take_next(member, TITLE_ABSTRACT)


def read(member: Member, verdict: Verdict = YES) -> Study | None:
    """Decide on the study that the member's page shows, and say which one it was."""
    study = next_for(member)
    if study is not None:
        vote(study, member, verdict)
    return study


def roots(*studies: Study) -> list[int]:
    """Of each study the one that it is joined to, or its own id."""
    found = {study.pk: study for study in Study.objects.filter(pk__in=[s.pk for s in studies])}
    return [found[s.pk].joined_to_id or s.pk for s in studies]
