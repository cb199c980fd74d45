"""What must hold between the numbers of a flow: the arithmetic of PRISMA 2020, one rule at a time.

Two columns run side by side, databases and registers in the one, other methods in the other, and
meet in what is included. Every number is counted on its own, so that each rule is a proof.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reviews.prisma.flow import Flow


@dataclass(frozen=True, slots=True)
class Identity:
    """One rule, put to one flow.

    `name`: short and lasting, for programs. `sentence`: what must hold, for people. `numbers`:
    those that the rule speaks of, by the words the sentence uses.
    """

    name: str
    sentence: str
    numbers: Mapping[str, object]
    holds: bool


class BrokenIdentity(ValueError):
    """Numbers that cannot all be true.

    `name` is the broken identity's; `identity` says in words what must hold between `numbers`.
    """

    def __init__(self, broken: Identity) -> None:
        self.name = broken.name
        self.identity = broken.sentence
        self.numbers = broken.numbers
        listed = "; ".join(
            f"{name}: {number:,}" if isinstance(number, int) else f"{name}: {number!r}"
            for name, number in broken.numbers.items()
        )
        super().__init__(f"{broken.sentence} ({listed})")


def identities(flow: "Flow") -> tuple[Identity, ...]:
    """Every identity for this flow, in the order in which records pass through it.

    A Flow that exists holds them all; this shows the proof.
    """
    return (
        *_of_sources(flow),
        *_of_databases(flow),
        *_of_other_methods(flow),
        *_of_what_is_included(flow),
        *_of_the_earlier_version(flow),
    )


def _of_sources(flow: "Flow") -> Iterator[Identity]:
    """What each kind of source gave is what its sources gave."""
    for kind, total, sources in (
        ("databases", flow.database_results, flow.databases),
        ("registers", flow.register_results, flow.registers),
        ("websites", flow.website_results, flow.websites),
        ("organisations", flow.organisation_results, flow.organisations),
        ("citation searching", flow.citation_results, flow.citation_searching),
        ("other sources", flow.other_results, flow.other_sources),
    ):
        yield _sum(
            kind.replace(" ", "_"),
            f"records from {kind}",
            total,
            {source.name: source.n for source in sources},
        )


def _of_databases(flow: "Flow") -> Iterator[Identity]:
    """From the records of databases and registers to the reports that are included."""
    yield _sum(
        "records_screened",
        "records identified",
        flow.identified,
        {
            "duplicate records found": flow.duplicates_found,
            "duplicate records removed before import": flow.duplicates_before_import,
            "records marked as ineligible by automation tools": flow.excluded_automatic,
            "records removed for other reasons": flow.excluded_other,
            "records screened": flow.records_screened,
        },
    )
    yield _part(
        "conflicts",
        ("conflicts", flow.conflicts),
        ("records awaiting screening", flow.awaiting_screening),
    )
    yield _part(
        "records_excluded_by_tools",
        ("records excluded by automation tools", flow.records_excluded_by_tools),
        ("records excluded", flow.records_excluded),
    )
    yield _sum(
        "reports_sought",
        "records screened, with extra reports and less merged reports",
        flow.records_screened + flow.extra_reports - flow.merged_reports,
        {
            "records excluded": flow.records_excluded,
            "records awaiting screening": flow.awaiting_screening,
            "reports sought for retrieval": flow.reports_sought,
        },
    )
    yield _sum(
        "reports_assessed",
        "reports sought for retrieval",
        flow.reports_sought,
        {
            "reports not retrieved": flow.reports_not_retrieved,
            "reports awaiting retrieval": flow.awaiting_retrieval,
            "reports assessed for eligibility": flow.reports_assessed,
        },
    )
    yield _part(
        "eligibility_conflicts",
        ("conflicts at full text", flow.eligibility_conflicts),
        ("reports awaiting a decision", flow.awaiting_eligibility),
    )
    yield _sum(
        "reasons",
        "reports excluded",
        flow.reports_excluded,
        {reason.reason: reason.n for reason in flow.reasons},
    )
    yield _sum(
        "included_via_databases",
        "reports assessed for eligibility",
        flow.reports_assessed,
        {
            "reports excluded": flow.reports_excluded,
            "reports awaiting a decision": flow.awaiting_eligibility,
            "reports of ongoing studies": flow.reports_ongoing,
            "reports awaiting classification": flow.reports_awaiting_classification,
            "reports included via databases and registers": flow.included_via_databases,
        },
    )


def _of_other_methods(flow: "Flow") -> Iterator[Identity]:
    """From the records of other methods to the reports that are included."""
    yield _sum(
        "other_sought",
        "records identified via other methods",
        flow.other_identified,
        {
            "duplicate records from other methods": flow.other_duplicates,
            "records from other methods removed before screening": flow.other_removed,
            "records from other methods awaiting screening": flow.other_awaiting_screening,
            "records from other methods excluded on title": flow.other_excluded_on_title,
            "reports from other methods sought for retrieval": flow.other_sought,
        },
    )
    yield _part(
        "other_conflicts",
        ("conflicts on records from other methods", flow.other_conflicts),
        ("records from other methods awaiting screening", flow.other_awaiting_screening),
    )
    yield _sum(
        "other_assessed",
        "reports from other methods sought for retrieval",
        flow.other_sought,
        {
            "reports from other methods not retrieved": flow.other_not_retrieved,
            "reports from other methods awaiting retrieval": flow.other_awaiting_retrieval,
            "reports from other methods assessed for eligibility": flow.other_assessed,
        },
    )
    yield _part(
        "other_eligibility_conflicts",
        ("conflicts at full text on reports from other methods", flow.other_eligibility_conflicts),
        ("reports from other methods awaiting a decision", flow.other_awaiting_eligibility),
    )
    yield _sum(
        "other_reasons",
        "reports from other methods excluded",
        flow.other_excluded,
        {reason.reason: reason.n for reason in flow.other_reasons},
    )
    yield _sum(
        "included_via_other",
        "reports from other methods assessed for eligibility",
        flow.other_assessed,
        {
            "reports from other methods excluded": flow.other_excluded,
            "reports from other methods awaiting a decision": flow.other_awaiting_eligibility,
            "reports from other methods of ongoing studies": flow.other_ongoing,
            "reports from other methods awaiting classification": (
                flow.other_awaiting_classification
            ),
            "reports included via other methods": flow.included_via_other,
        },
    )


def _of_what_is_included(flow: "Flow") -> Iterator[Identity]:
    """Both columns together, as reports and as the studies that they are of."""
    yield _sum(
        "reports_included",
        "reports included via databases and registers and via other methods",
        flow.included_via_databases + flow.included_via_other,
        {
            "reports of included studies": flow.new_reports,
            "reports added to studies of the earlier version": flow.reports_added_to_previous,
        },
    )
    yield from _studies_and_reports(
        "included",
        ("studies included", flow.new_studies),
        ("reports of included studies", flow.new_reports),
    )
    if flow.meta_analysis:
        studies = ("studies in the meta-analysis", flow.meta_analysis.studies)
        reports = ("reports in the meta-analysis", flow.meta_analysis.reports)
        yield from _studies_and_reports("meta_analysis", studies, reports)
        yield _part("meta_analysis_studies", studies, ("studies in total", flow.total_studies))
        yield _part("meta_analysis_reports", reports, ("reports in total", flow.total_reports))


def _of_the_earlier_version(flow: "Flow") -> Iterator[Identity]:
    """What an updated review keeps, drops and adds to of its earlier version."""
    kept_studies = ("studies kept from the earlier version", flow.previous_studies_kept)
    kept_reports = ("reports kept from the earlier version", flow.previous_reports_kept)
    if previous := flow.previous:
        studies = ("studies of the earlier version", previous.studies)
        reports = ("reports of the earlier version", previous.reports)
        dropped = ("studies dropped since", previous.dropped_studies)
        of_dropped = ("reports of studies dropped since", previous.reports_of_dropped_studies)
        yield from _studies_and_reports("previous", studies, reports)
        yield from _studies_and_reports("dropped", dropped, of_dropped)
        yield _part("total_studies", dropped, studies)
        yield _part("total_reports", of_dropped, reports)
        yield from _studies_and_reports("kept", kept_studies, kept_reports)
    yield Identity(
        "reports_added_to_previous",
        "Reports can only be added to studies kept from an earlier version",
        {
            "reports added to studies of the earlier version": flow.reports_added_to_previous,
            **dict([kept_studies]),
        },
        holds=not flow.reports_added_to_previous or flow.previous_studies_kept > 0,
    )


def _sum(name: str, whole: str, number: int, parts: Mapping[str, int]) -> Identity:
    """The parts add up to the whole."""
    listed = " + ".join(parts) or "nothing"
    return Identity(
        name,
        f"{whole[0].upper()}{whole[1:]} must be {listed}",
        {whole: number, **parts},
        holds=number == sum(parts.values()),
    )


def _part(name: str, part: tuple[str, int], whole: tuple[str, int]) -> Identity:
    """The part is no larger than the whole."""
    return Identity(
        name,
        f"There cannot be more {part[0]} than {whole[0]}",
        dict([part, whole]),
        holds=part[1] <= whole[1],
    )


def _studies_and_reports(
    name: str, studies: tuple[str, int], reports: tuple[str, int]
) -> Iterator[Identity]:
    """Every study has a report, and every report a study."""
    yield _part(f"{name}_studies_have_reports", studies, reports)
    yield Identity(
        f"{name}_reports_have_studies",
        f"Where there are {reports[0]} there must be {studies[0]}",
        dict([studies, reports]),
        holds=studies[1] > 0 or reports[1] == 0,
    )
