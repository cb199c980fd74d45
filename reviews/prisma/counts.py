"""What a flow is made of besides plain numbers: named counts, and the template they fill."""

from dataclasses import dataclass
from enum import StrEnum


class Template(StrEnum):
    """The four diagrams of PRISMA 2020."""

    NEW = "new"
    NEW_WITH_OTHER_METHODS = "new_with_other_methods"
    UPDATED = "updated"
    UPDATED_WITH_OTHER_METHODS = "updated_with_other_methods"

    @property
    def is_updated(self) -> bool:
        """Whether the review updates an earlier version of itself."""
        return self in {Template.UPDATED, Template.UPDATED_WITH_OTHER_METHODS}

    @property
    def has_other_methods(self) -> bool:
        """Whether more than databases and registers was searched."""
        return self in {Template.NEW_WITH_OTHER_METHODS, Template.UPDATED_WITH_OTHER_METHODS}

    @property
    def caption(self) -> str:
        """What PRISMA 2020 calls the template."""
        kind = "updated systematic reviews" if self.is_updated else "new systematic reviews"
        searched = (
            "databases, registers and other sources"
            if self.has_other_methods
            else "databases and registers only"
        )
        return f"PRISMA 2020 flow diagram for {kind} which included searches of {searched}"


@dataclass(frozen=True, slots=True)
class SourceCount:
    """The records that one source gave, before duplicates were removed."""

    name: str
    n: int


@dataclass(frozen=True, slots=True)
class ReasonCount:
    """The reports excluded at full text for one reason; each report has exactly one."""

    reason: str
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Previous:
    """What the earlier version of an updated review included, and what of it is dropped now."""

    studies: int
    reports: int
    dropped_studies: int = 0
    reports_of_dropped_studies: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MetaAnalysis:
    """How many of all the studies and reports included were pooled."""

    studies: int
    reports: int
