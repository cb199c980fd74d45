"""From decisions to outcomes: the one place where a Screening's cached state is computed.

Used by every write, inside its transaction, and by `manage.py verify` on what is stored.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db import connection
from django.db.models import Exists, F, OuterRef
from django.db.models.functions import Least

from reviews import ranking
from reviews.choices import Aside, Outcome, Stage, Verdict
from reviews.protocol.models import ExclusionReason, Member, StageRule
from reviews.screening import rules
from reviews.screening.models import Adjudication, Decision, Screening, Walk

BATCH = 1_000


class NoLongerAMember(rules.Refused):
    """The member left, or was removed, between asking and acting."""


def required_votes(rule: StageRule, seed: str, study_id: int) -> int:
    """How many votes a study is asked for: the rule's for the drawn share, one for the rest."""
    return rule.votes if ranking.in_sample(seed, study_id, rule.dual_share) else 1


@dataclass(frozen=True)
class State:
    """What decisions, adjudication and reopenings make of a study at a stage."""

    round: int
    voters: list[int]
    outcome: Outcome
    reason_id: int | None
    adjudication_id: int | None


def derived(
    *,
    required: int,
    round_: int,
    decisions: Iterable[Decision],
    adjudication: Adjudication | None,
    ranks: dict[int, int | None],
    reasons_must_agree: bool,
) -> State:
    """Compute the state from the append-only rows of the current round.

    `decisions`: all of the round, every revision. `ranks`: the rank of each reason named.
    `reasons_must_agree`: the stage's setting when the study was settled.
    """
    standing = rules.standing(decisions)
    if adjudication is not None:
        settled = Outcome.INCLUDED if adjudication.verdict == Verdict.INCLUDE else Outcome.EXCLUDED
        reason = adjudication.reason_id
    else:
        named = [d.reason_id for d in standing if d.reason_id is not None]
        settled = rules.outcome(
            [decision.verdict for decision in standing],
            required=required,
            must_agree=named if reasons_must_agree else (),
        )
        reason = rules.weightiest((pk, ranks.get(pk)) for pk in named)
        if settled != Outcome.EXCLUDED:
            reason = None
    return State(
        round=round_,
        voters=[decision.screener_id for decision in standing],
        outcome=settled,
        reason_id=reason,
        adjudication_id=adjudication.pk if adjudication else None,
    )


def locked_rule(member: Member, stage: Stage) -> StageRule:
    """The stage's rule, held FOR SHARE with the member's place: neither changes meanwhile.

    Raises NoLongerAMember.
    """
    rules_found = StageRule.objects.raw(RULE_FOR_SHARE, [member.pk, member.role, str(stage)])
    for rule in rules_found:
        return rule
    raise NoLongerAMember("Your place in this review has changed. Nothing was saved.")


def locked_screening(review_id: int, study_id: int, stage: Stage) -> Screening:
    """The study at the stage, locked FOR NO KEY UPDATE, so that rows may still refer to it.

    Raises Screening.DoesNotExist, also for another review's study.
    """
    for screening in Screening.objects.raw(SCREENING_LOCKED, [review_id, study_id, str(stage)]):
        return screening
    raise Screening.DoesNotExist


def of_round(screening: Screening) -> list[Decision]:
    """Every decision of the study's current round, all revisions, oldest first."""
    return list(
        Decision.objects.raw(OF_ROUND, [screening.study_id, screening.stage, screening.round])
    )


# The three questions that every decision asks, as SQL: FOR SHARE has no other way, and building
# the statement anew for each decision would take longer than running it.
RULE_FOR_SHARE = """
SELECT rule.* FROM reviews_stagerule rule
JOIN reviews_member member ON member.review_id = rule.review_id
WHERE member.id = %s AND member.left_at IS NULL AND member.role = %s AND rule.stage = %s
FOR SHARE
"""
SCREENING_LOCKED = """
SELECT * FROM reviews_screening WHERE review_id = %s AND study_id = %s AND stage = %s
FOR NO KEY UPDATE
"""
OF_ROUND = """
SELECT * FROM reviews_decision WHERE study_id = %s AND stage = %s AND round = %s ORDER BY id
"""


def settle(
    screening: Screening,
    decisions: Collection[Decision],
    rule: StageRule,
    *,
    adjudication: Adjudication | None = None,
) -> None:
    """Recompute a locked screening from the decisions of its round and store what changed.

    `rule`: the stage's, locked too.

    A study that comes to be included at title and abstract enters full-text screening at once,
    and leaves it when it no longer is. One that asks for votes again comes back into the queue.
    """
    ranks: dict[int, int | None] = {}
    if screening.stage == Stage.FULL_TEXT:
        named = {d.reason_id for d in decisions if d.reason_id is not None}
        ranks = dict(ExclusionReason.objects.filter(pk__in=named).values_list("pk", "rank"))
    state = derived(
        required=screening.required,
        round_=screening.round,
        decisions=decisions,
        adjudication=adjudication,
        ranks=ranks,
        reasons_must_agree=rule.reasons_must_agree,
    )
    was_included = screening.outcome == Outcome.INCLUDED
    lost_a_vote = not set(screening.voters) <= set(state.voters)
    take(screening, state)
    screening.save(
        update_fields=["round", "required", "voters", "outcome", "reason", "adjudication"]
    )
    if lost_a_vote:
        bring_back([screening])
    is_included = screening.outcome == Outcome.INCLUDED
    if screening.stage == Stage.TITLE_ABSTRACT and was_included != is_included:
        from_title_abstract_on([screening.study_id])


def take(screening: Screening, state: State) -> None:
    """Put the state into the row, which is not saved."""
    screening.voters = state.voters
    screening.outcome = state.outcome
    screening.reason_id = state.reason_id
    screening.adjudication_id = state.adjudication_id


def bring_back(screenings: Iterable[Screening]) -> None:
    """Let every screener's walk see studies that ask for votes again.

    All of one review and stage; those without a place in the queue will be reached anyway.
    """
    queued = [s for s in screenings if s.place is not None]
    if not queued:
        return
    first = min(s.place for s in queued if s.place is not None)
    look_again(queued[0].review_id, Stage(queued[0].stage), first=first)


def look_again(review_id: int, stage: Stage, *, first: int) -> None:
    """Let every screener's walk at the stage see once more what is queued from `first` on."""
    walks = Walk.objects.filter(review=review_id, stage=stage)
    # Always in the same order, so that two of these cannot wait for each other.
    in_order = list(
        walks.order_by("pk").select_for_update(no_key=True).values_list("pk", flat=True)
    )
    walks.filter(pk__in=in_order).update(place=Least(F("place"), first), returns=F("returns") + 1)


def from_title_abstract_on(study_ids: Collection[int]) -> None:
    """Bring the studies' place at full text in line with their outcome at title and abstract.

    A study is sought at full text while it is screened and included at title and abstract.
    """
    _enter_full_text(study_ids)
    with connection.cursor() as cursor:
        cursor.execute(REFRESH_FULL_TEXT, {"studies": list(study_ids)})
        changed = [pk for (pk,) in cursor.fetchall()]
    back = Screening.objects.filter(pk__in=changed, in_play=True, place__isnull=False)
    bring_back(back.only("review_id", "stage", "place"))


def _enter_full_text(study_ids: Collection[int]) -> None:
    """Make the Screening at full text of studies that are included for the first time."""
    there = Screening.objects.filter(study=OuterRef("study"), stage=Stage.FULL_TEXT)
    new = list(
        Screening.objects.filter(
            study__in=study_ids, stage=Stage.TITLE_ABSTRACT, outcome=Outcome.INCLUDED
        )
        .exclude(Exists(there))
        .select_related("review")
    )
    if not new:
        return
    rule = StageRule.objects.get(review=new[0].review_id, stage=Stage.FULL_TEXT)
    Screening.objects.bulk_create(
        [
            Screening(
                review=abstract.review,
                study_id=abstract.study_id,
                stage=Stage.FULL_TEXT,
                required=required_votes(rule, abstract.review.seed, abstract.study_id),
                aside=Aside.NOT_SOUGHT,  # until the statement that follows has looked
                via_other=abstract.via_other,
                draw=abstract.draw,
            )
            for abstract in new
        ],
        batch_size=BATCH,
        ignore_conflicts=True,
    )


REFRESH_FULL_TEXT = """
UPDATE reviews_screening screening
SET aside = fresh.aside, retrieval = fresh.retrieval
FROM (
    SELECT abstract.study_id,
        CASE WHEN abstract.aside = '' AND abstract.outcome = 'included'
            THEN '' ELSE 'not_sought' END AS aside,
        coalesce(note.state, 'sought') AS retrieval
    FROM reviews_screening abstract
    LEFT JOIN LATERAL (
        SELECT state FROM reviews_retrievalnote WHERE study_id = abstract.study_id
        ORDER BY id DESC LIMIT 1
    ) note ON true
    WHERE abstract.study_id = ANY(%(studies)s) AND abstract.stage = 'title_abstract'
) fresh
WHERE screening.study_id = fresh.study_id AND screening.stage = 'full_text'
    AND (screening.aside, screening.retrieval) <> (fresh.aside, fresh.retrieval)
RETURNING screening.id
"""
