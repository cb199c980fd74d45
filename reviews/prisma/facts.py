"""What the rows and the log of a review show about how it was done: facts, and no words yet."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from reviews.prisma.flow import Flow


@dataclass(frozen=True, kw_only=True)
class SourceFact:
    """One search: its source, and when it was run, if that was noted."""

    name: str
    platform: str = ""
    run_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class SearchFacts:
    """The searches that were run, by kind of source, and how their duplicates were found.

    `joined_by_rules`: records that were found to be duplicates by comparing them; `joined_by_hand`
    those that somebody joined. `tools`: what the automation tools were called that removed or
    excluded records, in the order of their first use.
    """

    databases: Sequence[SourceFact] = ()
    registers: Sequence[SourceFact] = ()
    websites: Sequence[SourceFact] = ()
    organisations: Sequence[SourceFact] = ()
    citation_searching: Sequence[SourceFact] = ()
    other_sources: Sequence[SourceFact] = ()
    joined_by_rules: int = 0
    joined_by_hand: int = 0
    tools: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True)
class Voted:
    """How many settled studies have so many reviewers.

    `blinded`: each of them first decided without being able to know another's decision.
    """

    reviewers: int
    blinded: bool
    studies: int


@dataclass(frozen=True, kw_only=True)
class PairFact:
    """How far two reviewers' first, blinded decisions agree.

    `observed` is a share from 0 to 1. `kappa` is None where the decisions leave nothing to
    estimate; `low` and `high` are its 95 % confidence interval.
    """

    reviewers: tuple[str, str]
    studies: int
    observed: float
    kappa: float | None = None
    low: float = 0
    high: float = 0


@dataclass(frozen=True, kw_only=True)
class PoolFact:
    """How far all reviewers' first, blinded decisions agree, on so many studies with two or more.

    `alpha` is Krippendorff's, None where the decisions leave nothing to estimate.
    """

    studies: int
    alpha: float | None = None


@dataclass(frozen=True, kw_only=True)
class SetAsideFact:
    """Decisions of reviewers who left that were set aside, for others to decide instead.

    `since`: the studies among these that have an outcome again, and are still screened. `kept`:
    their other decisions, which stand as a conflict that they were part of had been settled.
    """

    votes: int
    reviewers: Sequence[str] = ()
    since: int = 0
    kept: int = 0


@dataclass(frozen=True, kw_only=True)
class StageFacts:
    """How one stage was screened; what was removed, or is not retrieved, is no part of it.

    `voted`: the studies that have an outcome. `awaiting`: those that ask for votes. `reviewers`
    and `settlers`: the initials of those whose votes, or whose settling of conflicts, count.
    `pool`: where they are more than two, how far they agree together.
    `settled_by_another` and `settled_by_consensus`: conflicts settled by somebody who had not
    voted, and by those who had. `first_unblinded`: first decisions whose maker could have known
    another's. `changed_late`: studies on which a reviewer changed their decision when all had been
    made. `reopened`: studies that a lead put up for another round. `set_aside`: None where no vote
    is. `maybes`: decisions that said
    maybe. `share_drawn`: the percentage of studies that was drawn to have all votes, if that was
    the rule for as long as decisions were made.
    """

    voted: Sequence[Voted] = ()
    awaiting: int = 0
    reviewers: Sequence[str] = ()
    pairs: Sequence[PairFact] = ()
    pool: PoolFact | None = None
    settled_by_another: int = 0
    settled_by_consensus: int = 0
    settlers: Sequence[str] = ()
    open_conflicts: int = 0
    first_unblinded: int = 0
    changed_late: int = 0
    reopened: int = 0
    set_aside: SetAsideFact | None = None
    maybes: int = 0
    share_drawn: int | None = None
    first_on: date | None = None
    last_on: date | None = None

    @property
    def studies(self) -> int:
        """How many have an outcome."""
        return sum(each.studies for each in self.voted)


@dataclass(frozen=True, kw_only=True)
class ProtocolChange:
    """A version of the protocol: when it was adopted, and what in it differs from the one before.

    `changed` names the parts, in words that a sentence can list.
    """

    number: int
    on: date
    changed: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True)
class MethodsFacts:
    """All of it.

    `criteria`: the version of the protocol under which the first decision was made, if it has
    eligibility criteria. `changes`: the versions adopted after that decision. `reasons`: how many
    reasons for exclusion the protocol in force ranks. `requested`: reports whose full text was
    asked for from somebody. `linked_reports`: of the included, those linked to another included
    report as one investigation. `left_out`: the initials of those whose decisions count for no
    agreement, as votes of theirs are set aside. `software_version`: Tandem's, now.
    """

    flow: Flow
    search: SearchFacts = field(default_factory=SearchFacts)
    title_abstract: StageFacts = field(default_factory=StageFacts)
    full_text: StageFacts = field(default_factory=StageFacts)
    criteria: ProtocolChange | None = None
    changes: Sequence[ProtocolChange] = ()
    reasons: int = 0
    requested: int = 0
    linked_reports: int = 0
    left_out: Sequence[str] = ()
    software_version: str = ""
