"""Duplicates: citations -> groups of the same report, each with its evidence."""

from reviews.dedup.candidates import keys, profile_keys
from reviews.dedup.comparing import compare, compare_profiles
from reviews.dedup.groups import ContradictoryDecisions, group, group_profiles
from reviews.dedup.profile import CitationLike, Profile, profile
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
    "Profile",
    "Relation",
    "compare",
    "compare_profiles",
    "group",
    "group_profiles",
    "keys",
    "profile",
    "profile_keys",
]
