"""Duplicates: citations -> groups of the same report, each with its evidence."""

from reviews.dedup.candidates import keys
from reviews.dedup.comparing import compare
from reviews.dedup.groups import ContradictoryDecisions, group
from reviews.dedup.profile import CitationLike
from reviews.dedup.results import (
    Comparison,
    Group,
    Grouping,
    Known,
    Outcome,
    Pair,
    Policy,
    Relation,
)
from reviews.dedup.versions import KEYS_VERSION, RULES_VERSION

__all__ = [
    "KEYS_VERSION",
    "RULES_VERSION",
    "CitationLike",
    "Comparison",
    "ContradictoryDecisions",
    "Group",
    "Grouping",
    "Known",
    "Outcome",
    "Pair",
    "Policy",
    "Relation",
    "compare",
    "group",
    "keys",
]
