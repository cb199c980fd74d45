"""Starting a review and changing its protocol."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from reviews.accounts.models import User
from reviews.audit import actions as audit
from reviews.choices import Relating, Role, Settling, Stage
from reviews.dedup import Relation
from reviews.protocol import relations
from reviews.protocol.models import ExclusionReason, Member, ProtocolVersion, Review, StageRule
from reviews.protocol.rewording import reword


@dataclass(frozen=True)
class Protocol:
    """What a team writes down before it starts; lists in the order in which they are read.

    `related`: what becomes of related reports; those it does not name are offered as companions.
    """

    question: str = ""
    inclusion: Sequence[str] = ()
    exclusion: Sequence[str] = ()
    reasons: Sequence[str] = ()
    include_terms: Sequence[str] = ()
    exclude_terms: Sequence[str] = ()
    related: Mapping[Relation, Relating] = field(default_factory=dict)


@dataclass(frozen=True)
class VotingRule:
    """How many votes a stage asks for; see StageRule."""

    votes: int = 2
    dual_share: int = 100
    settling: Settling = Settling.ADJUDICATION
    reasons_must_agree: bool = False

    @classmethod
    def in_force(cls, rule: StageRule) -> "VotingRule":
        """What a stage asks for now."""
        return cls(rule.votes, rule.dual_share, Settling(rule.settling), rule.reasons_must_agree)

    @property
    def as_facts(self) -> dict[str, Any]:
        """The rule under the names of a StageRule's columns, as the log keeps it."""
        return asdict(self)


@dataclass(frozen=True)
class VotingRules:
    """A rule for each stage."""

    title_abstract: VotingRule = field(default_factory=VotingRule)
    full_text: VotingRule = field(default_factory=VotingRule)

    def of(self, stage: Stage) -> VotingRule:
        """The rule of one stage."""
        return self.title_abstract if stage == Stage.TITLE_ABSTRACT else self.full_text


@transaction.atomic
def start_review(
    *,
    by: User,
    title: str,
    protocol: Protocol,
    rules: VotingRules | None = None,
    seed: str | None = None,
) -> Member:
    """Start a review with its first protocol; `by` becomes its lead, and is returned as such.

    `seed` decides the review's random choices; by default a new one is drawn.
    """
    rules = rules or VotingRules()
    review = Review.objects.create(title=title, seed=seed or secrets.token_hex(16))
    lead = Member.objects.create(review=review, user=by, role=Role.LEAD)
    version = _adopt(lead, protocol, number=1, reworded={})
    StageRule.objects.bulk_create(
        StageRule(
            review=review,
            stage=stage,
            protocol=version,
            **rules.of(stage).as_facts,
        )
        for stage in Stage
    )
    audit.record(
        "started",
        review,
        review_id=review.pk,
        actor=lead,
        title=title,
        rules={stage: rules.of(stage).as_facts for stage in Stage},
    )
    record_adoption(lead, version)
    return lead


def adopt_protocol(
    lead: Member, protocol: Protocol, *, reworded: Mapping[str, str] | None = None
) -> ProtocolVersion:
    """Make `protocol` the review's next version.

    `reworded`: reasons that stay the same in other words, new for old.

    To be called in a transaction that holds the stage rules (`locked_rules`), so that
    each decision names the version that its screener saw adopted, and that tells the log at its end
    (`record_adoption`). Raises rewording.NotReworded.
    """
    latest = lead.review.protocol_versions.order_by("-number").values_list("number", flat=True)
    version = _adopt(lead, protocol, number=latest[0] + 1, reworded=reworded or {})
    lead.review.stage_rules.update(protocol=version)
    return version


def record_adoption(lead: Member, version: ProtocolVersion) -> None:
    """Tell the log which protocol was adopted."""
    audit.record(
        "adopted",
        version,
        review_id=lead.review_id,
        actor=lead,
        number=version.number,
        question=version.question,
        inclusion=version.inclusion,
        exclusion=version.exclusion,
        reasons=version.reasons,
        include_terms=version.include_terms,
        exclude_terms=version.exclude_terms,
        related=version.related,
        reworded=version.reworded,
    )


def locked_rules(review: Review) -> dict[Stage, StageRule]:
    """The review's stage rules, locked: no decision is being made meanwhile."""
    rules = review.stage_rules.select_for_update(no_key=True).order_by("stage")
    return {Stage(rule.stage): rule for rule in rules}


def current_protocol(review: Review) -> ProtocolVersion:
    """The version in force."""
    return review.protocol_versions.order_by("-number")[0]


@transaction.atomic
def rename(lead: Member, *, title: str) -> None:
    """Give the review another title."""
    earlier = lead.review.title
    lead.review.title = title
    lead.review.save(update_fields=["title"])
    audit.record(
        "renamed", lead.review, review_id=lead.review_id, actor=lead, earlier=earlier, title=title
    )


class AlreadyClosed(Exception):
    """The stage is not open, so it cannot be closed, or the other way round."""


@transaction.atomic
def close_stage(lead: Member, stage: Stage) -> StageRule:
    """End screening at a stage: no vote is taken until it is opened again.

    Raises AlreadyClosed.
    """
    rule = lead.review.stage_rules.select_for_update(no_key=True).get(stage=stage)
    if rule.is_closed:
        raise AlreadyClosed("This stage is closed already.")
    rule.closed_at = timezone.now()
    rule.save(update_fields=["closed_at"])
    audit.record("closed", rule, review_id=lead.review_id, actor=lead, stage=stage)
    return rule


@transaction.atomic
def open_stage(lead: Member, stage: Stage) -> StageRule:
    """Take votes again at a stage that was closed.

    Raises AlreadyClosed if it is open.
    """
    rule = lead.review.stage_rules.select_for_update(no_key=True).get(stage=stage)
    if not rule.is_closed:
        raise AlreadyClosed("This stage is open already.")
    rule.closed_at, rule.opened_again_at = None, timezone.now()
    rule.save(update_fields=["closed_at", "opened_again_at"])
    audit.record("opened", rule, review_id=lead.review_id, actor=lead, stage=stage)
    return rule


def _adopt(
    lead: Member, protocol: Protocol, *, number: int, reworded: Mapping[str, str]
) -> ProtocolVersion:
    told = reword(lead.review, reworded, wanted=protocol.reasons)
    _rank_reasons(lead.review, protocol.reasons)
    return ProtocolVersion.objects.create(
        review=lead.review,
        number=number,
        adopted_by=lead,
        question=protocol.question,
        inclusion=list(protocol.inclusion),
        exclusion=list(protocol.exclusion),
        reasons=list(protocol.reasons),
        include_terms=list(protocol.include_terms),
        exclude_terms=list(protocol.exclude_terms),
        related=relations.as_stored(protocol.related),
        reworded=told,
    )


def _rank_reasons(review: Review, texts: Sequence[str]) -> None:
    """Rank the reasons as listed; those no longer listed are retired, never deleted."""
    review.reasons.exclude(text__in=texts).update(rank=None)
    for rank, text in enumerate(texts, start=1):
        ExclusionReason.objects.update_or_create(review=review, text=text, defaults={"rank": rank})
