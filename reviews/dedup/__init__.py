"""Duplicates: citations -> groups of the same report, each with its evidence."""

from reviews.dedup.candidates import keys
from reviews.dedup.groups import Group, group
from reviews.dedup.normalise import CitationLike

__all__ = ["CitationLike", "Group", "group", "keys"]
