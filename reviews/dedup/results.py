"""What is said about two citations, and what comes of comparing many."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import overload


class Outcome(Enum):
    """What two citations are to each other."""

    SAME = "same report"
    REVIEW = "to review"  # a person should look
    RELATED = "related"  # another report of the same investigation, or about this one
    DISTINCT = "distinct"


class Relation(Enum):
    """How a report is related to another: companions, not duplicates."""

    CORRECTION = "a correction of it"
    REPLY = "a reply or comment"
    PROTOCOL = "its protocol"
    PREPRINT = "its preprint"
    COCHRANE_VERSION = "another version of the Cochrane review"
    ABSTRACT = "its conference abstract"
    ELSEWHERE = "published elsewhere too"
    TRIAL = "of the same trial"


@dataclass(frozen=True, slots=True)
class Policy:
    """What a review takes for duplicates although it is only related.

    `join`: the relations that are joined instead of being offered as companions.
    """

    join: frozenset[Relation] = frozenset()


KEEP_RELATED_APART = Policy()


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two citations are to each other, and why.

    `score` is how sure it is that they are one report, from 0 to 1. `agree` and `differ` are
    sentences for people; what one of the two does not say is in neither. `forbids`: the two
    cannot be one report, not even where each seems to be the same as a third.
    """

    outcome: Outcome
    score: float
    agree: tuple[str, ...] = ()
    differ: tuple[str, ...] = ()
    relation: Relation | None = None
    forbids: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """Two citations by their places in the list that was given, `a` before `b`, compared."""

    a: int
    b: int
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Group:
    """Two or more citations of one report.

    `members`: their places in the list that was given, from 0, ascending. `score`: how sure the
    weakest of the joins is, from 0 to 1. `evidence`: sentences that say which fields agree, and
    then which do not, the surest join first.
    """

    members: tuple[int, ...]
    score: float
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What is decided already and stands, as places in the list that is given.

    `joined`: groups that are kept together, whatever their citations say. `distinct`: pairs that
    a person said are two reports; nothing brings them into one group.
    """

    joined: tuple[tuple[int, ...], ...] = ()
    distinct: tuple[tuple[int, int], ...] = ()


NOTHING_KNOWN = Known()


@dataclass(frozen=True, slots=True)
class Grouping(Sequence[Group]):
    """What became of a list of citations; reads as the sequence of its groups.

    `groups` are ordered by their first member. `to_review` are pairs of which a person should say
    whether they are one report, the surest first, and `related` are companions: at most one pair
    for any two groups, and never two that are in one group.
    """

    groups: tuple[Group, ...]
    to_review: tuple[Pair, ...]
    related: tuple[Pair, ...]

    def __iter__(self) -> Iterator[Group]:
        return iter(self.groups)

    def __len__(self) -> int:
        return len(self.groups)

    @overload
    def __getitem__(self, at: int) -> Group: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Group, ...]: ...
    def __getitem__(self, at: int | slice) -> Group | tuple[Group, ...]:
        return self.groups[at]
