"""How the protocol changed, and with it how the stages are screened, as rows and log tell it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from reviews.audit.models import Event
from reviews.choices import Stage, label
from reviews.prisma.facts import ProtocolChange
from reviews.protocol.models import ProtocolVersion, Review, StageRule
from reviews.reporting.replaying import rule_of

PARTS = (
    ("question", "the question"),
    ("inclusion", "the criteria for inclusion"),
    ("exclusion", "the criteria for exclusion"),
    ("reasons", "the reasons for exclusion"),
    ("include_terms", "the words that are highlighted"),
    ("exclude_terms", "the words that are highlighted"),
    ("related", "what becomes of related reports"),
)
RULES = (
    ("votes", "the number of decisions"),
    ("dual_share", "the share that has all decisions"),
    ("settling", "the settling of conflicts"),
    ("reasons_must_agree", "what different reasons lead to"),
)


@dataclass(frozen=True)
class RuleChange:
    """That a version of the protocol changed how a stage is screened, and which parts of that."""

    version: int
    stage: Stage
    at: datetime
    changed: tuple[str, ...]


def rule_changes(review: Review) -> list[RuleChange]:
    """Every change of how a stage is screened, oldest first, as the log tells it. One query."""
    events = Event.objects.filter(review=review).filter(
        Q(subject_kind="protocolversion", verb="adopted")
        | Q(subject_kind="stagerule", verb="changed")
    )
    found, number = [], 1
    for event in events.order_by("sequence"):
        facts = event.facts
        if event.subject_kind == "protocolversion":
            # A change of rules follows the version that it is part of.
            number = facts["number"]
            continue
        before, after = rule_of(facts["earlier"]), rule_of(facts)
        changed = tuple(name for name, _ in RULES if getattr(before, name) != getattr(after, name))
        found.append(RuleChange(number, Stage(facts["stage"]), event.at, changed))
    return found


def criteria_of(version: ProtocolVersion) -> ProtocolChange | None:
    """The version under which the first decision was made, if it says what is eligible."""
    if not (version.inclusion or version.exclusion):
        return None
    return ProtocolChange(number=version.number, on=timezone.localdate(version.adopted_at))


def changes_since(
    review: Review, first: ProtocolVersion, changes: Sequence[RuleChange]
) -> list[ProtocolChange]:
    """The versions adopted after `first`, and what each changed."""
    earlier, found = first, []
    for version in review.protocol_versions.filter(number__gt=first.number).order_by("number"):
        parts = [words for name, words in PARTS if getattr(version, name) != getattr(earlier, name)]
        parts += [
            f"{words} at {label(change.stage).lower()}"
            for change in changes
            if change.version == version.number
            for name, words in RULES
            if name in change.changed
        ]
        day = timezone.localdate(version.adopted_at)
        # Both lists of words may have changed.
        found.append(ProtocolChange(number=version.number, on=day, changed=[*dict.fromkeys(parts)]))
        earlier = version
    return found


def share_drawn(
    review: Review, stage: Stage, first: datetime | None, changes: Sequence[RuleChange]
) -> int | None:
    """The share that was drawn to have all votes; None unless it held for every decision."""
    rule = StageRule.objects.get(review=review, stage=stage)
    if first is None or rule.votes < 2 or not 0 < rule.dual_share < 100:
        return None
    held = not any(
        change.stage == stage and change.at > first and {"votes", "dual_share"} & {*change.changed}
        for change in changes
    )
    return rule.dual_share if held else None
