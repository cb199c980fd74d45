"""A study's decisions gone through once more, each under the rules that were in force then.

The log says which rules these were: it tells of every version of the protocol and, with it, of
each change of how a stage is screened.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from reviews.audit.models import Event
from reviews.choices import Outcome, Settling, Stage
from reviews.protocol.actions import VotingRule
from reviews.protocol.models import Review, StageRule
from reviews.screening.models import Adjudication, Decision
from reviews.screening.settling import State, derived, required_votes

Ranks = dict[int, int | None]


@dataclass(frozen=True)
class Chapter:
    """What was asked while one version of the protocol was in force.

    `ranks`: how each reason weighed. `changed`: the stages whose rule changed with the version, so
    that studies awaiting votes followed it.
    """

    version: int
    ranks: Ranks
    rules: dict[Stage, VotingRule]
    changed: set[Stage] = field(default_factory=set)


class NotToldOf(Exception):
    """The log does not tell of every version of the protocol."""


def chapters(review: Review) -> list[Chapter]:
    """What the log says was asked, from the first version of the protocol to the one in force.

    Raises NotToldOf.
    """
    rules: dict[Stage, VotingRule] = {}
    told: list[Chapter] = []
    events = list(
        Event.objects.filter(
            review=review,
            subject_kind__in=("review", "protocolversion", "stagerule"),
            verb__in=("started", "adopted", "changed"),
        ).order_by("sequence")
    )
    by_words = _reasons_by_words(review, events)
    for event in events:
        facts = event.facts
        if event.verb == "started":
            begun_with = facts.get("rules") or _first_rules(review, events)
            rules = {Stage(stage): rule_of(rule) for stage, rule in begun_with.items()}
        elif event.verb == "adopted" and event.subject_id is not None:
            reasons, ranked = by_words[event.sequence], enumerate(facts["reasons"], 1)
            ranks: Ranks = {reasons[text]: rank for rank, text in ranked if text in reasons}
            told.append(Chapter(event.subject_id, ranks, dict(rules)))
        elif told:
            stage = Stage(facts["stage"])
            rules[stage] = told[-1].rules[stage] = rule_of(facts)
            told[-1].changed.add(stage)
    versions = review.protocol_versions.order_by("number").values_list("pk", flat=True)
    if [chapter.version for chapter in told] != list(versions) or set(rules) != set(Stage):
        raise NotToldOf
    return told


def _reasons_by_words(review: Review, events: Sequence[Event]) -> dict[int, dict[str, int]]:
    """Which reason had which words as of each adopted version, by the number of its event.

    From today's words backwards, as each version tells which reasons had others before.
    """
    words = dict(review.reasons.values_list("text", "pk"))
    found = {}
    for event in reversed(events):
        if event.verb == "adopted":
            found[event.sequence] = words.copy()
            for one in event.facts.get("reworded", []):
                words.pop(one["now"], None)
                words[one["earlier"]] = one["reason"]
    return found


def replayed(
    book: Sequence[Chapter],
    *,
    stage: Stage,
    study_id: int,
    seed: str,
    round_: int,
    decisions: Iterable[Decision],
    adjudication: Adjudication | None,
) -> tuple[int, State]:
    """How many votes the study needs at the stage, and what its rows make of it.

    `decisions`: all of its current round, oldest first.

    A study follows the rule while it awaits votes. What has an outcome keeps its number of votes,
    and its reason, until somebody decides on it again.
    """
    ahead = list(decisions)
    seen: list[Decision] = []

    def under(chapter: Chapter, settled_by: Adjudication | None = None) -> State:
        return derived(
            required=required,
            round_=round_,
            decisions=seen,
            adjudication=settled_by,
            ranks=chapter.ranks,
            reasons_must_agree=chapter.rules[stage].reasons_must_agree,
        )

    required, state = 1, State(round_, [], Outcome.AWAITING, None, None)
    for chapter in book:
        if state.outcome == Outcome.AWAITING and (not seen or stage in chapter.changed):
            rule = chapter.rules[stage]
            asked = StageRule(votes=rule.votes, dual_share=rule.dual_share)
            required = required_votes(asked, seed, study_id)
            state = under(chapter)
        while ahead and (ahead[0].protocol_id <= chapter.version or chapter is book[-1]):
            seen.append(ahead.pop(0))
            state = under(chapter)
    return required, under(book[-1], adjudication) if adjudication else state


def _first_rules(review: Review, events: Iterable[Event]) -> dict[str, Any]:
    """The rules that a review began with whose log was begun before it told of them.

    What the first change of a stage's rule says was there earlier; without one, today's.
    """
    first = {rule.stage: VotingRule.in_force(rule).as_facts for rule in review.stage_rules.all()}
    seen: set[str] = set()
    for event in events:
        if event.subject_kind == "stagerule" and event.facts["stage"] not in seen:
            seen.add(event.facts["stage"])
            first[event.facts["stage"]] = event.facts["earlier"]
    return first


def rule_of(facts: dict[str, Any]) -> VotingRule:
    """How a stage was screened, as an event tells it."""
    return VotingRule(
        votes=facts["votes"],
        dual_share=facts["dual_share"],
        settling=Settling(facts["settling"]),
        # Older logs do not know of this choice, which nobody could make then.
        reasons_must_agree=facts.get("reasons_must_agree", False),
    )
