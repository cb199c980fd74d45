"""Every number of a flow as rows of a table, each with the list behind it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from reviews.prisma.counts import Previous, ReasonCount, SourceCount
from reviews.prisma.flow import Flow


@dataclass(frozen=True)
class Number:
    """One number of a flow.

    `listing`: the key of the list behind it; `field` tells it from other numbers that the same
    list is behind. `kind` of sources, and `part`: the source or reason, where it is of one alone.
    `level`: 1 for a part of the number above, and so on. `is_shown`: whether this flow's diagram
    speaks of it.
    """

    words: str
    n: int
    listing: str
    part: str = ""
    kind: str = ""
    field: str = ""
    level: int = 0
    is_shown: bool = True

    @property
    def name(self) -> tuple[str, ...]:
        """What tells it from the other numbers of its group, in any flow."""
        return (self.listing, self.field, self.kind, self.part.casefold())


@dataclass(frozen=True)
class Group:
    """A part of the diagram: a column, or what both lead to."""

    title: str
    numbers: tuple[Number, ...]


def numbers_of(flow: Flow) -> list[Group]:
    """The flow's numbers in the order in which records pass through it.

    What a diagram's template has no box for is left out, and so is a part that is 0 unless every
    diagram names it.
    """
    shown = (
        Group(group.title, tuple(number for number in group.numbers if number.is_shown))
        for group in _every_number(flow)
    )
    return [group for group in shown if group.numbers]


def _every_number(flow: Flow) -> list[Group]:
    return [
        Group("Previous version of the review", tuple(_of_previous(flow))),
        Group("Databases and registers", tuple(_of_databases(flow))),
        Group("Other methods", tuple(_of_other_methods(flow))),
        Group("Included", tuple(_of_included(flow))),
    ]


def _of_previous(flow: Flow) -> Iterator[Number]:
    previous = flow.previous or Previous(studies=0, reports=0)
    for words, field in (
        ("Studies included", "studies"),
        ("Reports of these studies", "reports"),
        ("Studies not included any more", "dropped_studies"),
        ("Their reports", "reports_of_dropped_studies"),
    ):
        n = getattr(previous, field)
        always = field in {"studies", "reports"} and flow.previous is not None
        yield Number(words, n, "previous", field=field, is_shown=always or n > 0)


def _of_databases(flow: Flow) -> Iterator[Number]:
    yield Number("Records identified", flow.identified, "identified")
    yield from _sources("Databases", flow.database_results, flow.databases, "database")
    yield from _sources("Registers", flow.register_results, flow.registers, "register")
    removed = flow.duplicates + flow.excluded_automatic + flow.excluded_other
    yield Number("Records removed before screening", removed, "removed")
    yield Number("Duplicate records", flow.duplicates, "duplicates", level=1)
    yield Number(
        "Records marked as ineligible by automation tools",
        flow.excluded_automatic,
        "excluded_automatic",
        level=1,
    )
    yield Number(
        "Records removed for other reasons", flow.excluded_other, "excluded_other", level=1
    )
    yield Number("Records screened", flow.records_screened, "records_screened")
    yield from _if_any(
        Number("Awaiting screening", flow.awaiting_screening, "awaiting_screening", level=1),
        Number("In conflict", flow.conflicts, "conflicts", level=2),
    )
    yield Number("Records excluded", flow.records_excluded, "records_excluded")
    yield Number(
        "By a human", flow.records_excluded_by_people, "records_excluded_by_people", level=1
    )
    yield Number(
        "By automation tools", flow.records_excluded_by_tools, "records_excluded_by_tools", level=1
    )
    yield Number("Reports sought for retrieval", flow.reports_sought, "reports_sought")
    yield from _if_any(
        Number("Awaiting retrieval", flow.awaiting_retrieval, "awaiting_retrieval", level=1)
    )
    yield Number("Reports not retrieved", flow.reports_not_retrieved, "reports_not_retrieved")
    yield Number("Reports assessed for eligibility", flow.reports_assessed, "reports_assessed")
    yield from _if_any(
        Number("Awaiting a decision", flow.awaiting_eligibility, "awaiting_eligibility", level=1),
        Number("In conflict", flow.eligibility_conflicts, "eligibility_conflicts", level=2),
        Number("Of ongoing studies", flow.reports_ongoing, "reports_ongoing", level=1),
        Number(
            "Awaiting classification",
            flow.reports_awaiting_classification,
            "reports_awaiting_classification",
            level=1,
        ),
    )
    yield Number("Reports excluded", flow.reports_excluded, "reports_excluded")
    yield from _reasons(flow.reasons, "reports_excluded")
    yield Number(
        "Reports included",
        flow.included_via_databases,
        "included_via_databases",
        is_shown=flow.template.has_other_methods,
    )


def _of_other_methods(flow: Flow) -> Iterator[Number]:
    is_shown = flow.template.has_other_methods
    return (
        replace(number, is_shown=number.is_shown and is_shown)
        for number in _in_the_other_column(flow)
    )


def _in_the_other_column(flow: Flow) -> Iterator[Number]:
    yield Number("Records identified", flow.other_identified, "other_identified")
    for words, n, sources, kind in (
        ("Websites", flow.website_results, flow.websites, "website"),
        ("Organisations", flow.organisation_results, flow.organisations, "organisation"),
        ("Citation searching", flow.citation_results, flow.citation_searching, "citation"),
    ):
        yield from _sources(words, n, sources, kind, listing="other_identified")
    others = _sources(
        "Other sources", flow.other_results, flow.other_sources, "other", "other_identified"
    )
    yield from _if_any(*others)
    yield from _if_any(
        Number("Duplicate records", flow.other_duplicates, "other_duplicates"),
        Number("Records removed before screening", flow.other_removed, "other_removed"),
        Number("Awaiting screening", flow.other_awaiting_screening, "other_awaiting_screening"),
        Number("In conflict", flow.other_conflicts, "other_conflicts", level=1),
        Number(
            "Records excluded on title or abstract",
            flow.other_excluded_on_title,
            "other_excluded_on_title",
        ),
    )
    yield Number("Reports sought for retrieval", flow.other_sought, "other_sought")
    yield from _if_any(
        Number(
            "Awaiting retrieval", flow.other_awaiting_retrieval, "other_awaiting_retrieval", level=1
        )
    )
    yield Number("Reports not retrieved", flow.other_not_retrieved, "other_not_retrieved")
    yield Number("Reports assessed for eligibility", flow.other_assessed, "other_assessed")
    yield from _if_any(
        Number(
            "Awaiting a decision",
            flow.other_awaiting_eligibility,
            "other_awaiting_eligibility",
            level=1,
        ),
        Number(
            "In conflict", flow.other_eligibility_conflicts, "other_eligibility_conflicts", level=2
        ),
        Number("Of ongoing studies", flow.other_ongoing, "other_ongoing", level=1),
        Number(
            "Awaiting classification",
            flow.other_awaiting_classification,
            "other_awaiting_classification",
            level=1,
        ),
    )
    yield Number("Reports excluded", flow.other_excluded, "other_excluded")
    yield from _reasons(flow.other_reasons, "other_excluded")
    yield Number("Reports included", flow.included_via_other, "included_via_other")


def _of_included(flow: Flow) -> Iterator[Number]:
    is_update = flow.previous is not None
    studies = "New studies included in review" if is_update else "Studies included in review"
    reports = "Reports of new included studies" if is_update else "Reports of included studies"
    yield Number(studies, flow.new_studies, "included", field="studies")
    yield Number(reports, flow.new_reports, "included", field="reports")
    yield from _if_any(
        Number(
            "New reports of studies of the previous version",
            flow.reports_added_to_previous,
            "included",
            field="added",
        )
    )
    for words, n, field in (
        ("Total studies included in review", flow.total_studies, "studies"),
        ("Reports of total included studies", flow.total_reports, "reports"),
    ):
        yield Number(words, n, "total", field=field, is_shown=is_update)


def _sources(
    words: str, n: int, sources: Iterable[SourceCount], kind: str, listing: str = "identified"
) -> Iterator[Number]:
    yield Number(words, n, listing, kind=kind, level=1)
    for source in sources:
        yield Number(source.name, source.n, listing, part=source.name, kind=kind, level=2)


def _reasons(reasons: Iterable[ReasonCount], listing: str) -> Iterator[Number]:
    return (Number(each.reason, each.n, listing, part=each.reason, level=1) for each in reasons)


def _if_any(*numbers: Number) -> Iterator[Number]:
    return (replace(number, is_shown=number.n > 0) for number in numbers)


@dataclass(frozen=True)
class Compared:
    """A number of two flows."""

    words: str
    level: int
    earlier: int
    later: int

    @property
    def more(self) -> int:
        """By how much the later number is larger; 0 if it is not."""
        return max(0, self.later - self.earlier)

    @property
    def fewer(self) -> int:
        """By how much the later number is smaller; 0 if it is not."""
        return max(0, self.earlier - self.later)


@dataclass(frozen=True)
class ComparedGroup:
    """A part of the diagram in two flows."""

    title: str
    numbers: tuple[Compared, ...]


def compared(earlier: Flow, later: Flow) -> list[ComparedGroup]:
    """The numbers that either flow shows, side by side; in the words of the later one."""
    groups = (
        ComparedGroup(after.title, tuple(_side_by_side(before.numbers, after.numbers)))
        for before, after in zip(_every_number(earlier), _every_number(later), strict=True)
    )
    return [group for group in groups if group.numbers]


def _side_by_side(earlier: Iterable[Number], later: Iterable[Number]) -> Iterator[Compared]:
    before = {number.name: number for number in earlier}
    after = {number.name: number for number in later}
    for name in _merged(list(before), list(after)):
        both = [number for number in (after.get(name), before.get(name)) if number]
        if any(number.is_shown for number in both):
            old, new = (found[name].n if name in found else 0 for found in (before, after))
            yield Compared(both[0].words, both[0].level, old, new)


def _merged(before: list[tuple[str, ...]], after: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The names of both, in the order of `after`; what only `before` has, after its like."""
    merged = list(after)
    for place, name in enumerate(before):
        if name not in merged:
            merged.insert(merged.index(before[place - 1]) + 1 if place else 0, name)
    return merged
