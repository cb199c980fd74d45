"""The PRISMA numbers of a review, counted from its rows each time; nothing is ever added up.

What the sources gave (their files' references), where each reference stands (the boxes) and how
far the studies are (the outcomes) are added up independently of each other, so that a Flow also
proves that the tables agree.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F

from reviews.choices import Box, Outcome, SourceKind
from reviews.library.companions import linked_investigations
from reviews.prisma.flow import Flow, Previous, ReasonCount
from reviews.protocol.models import ExclusionReason, Review
from reviews.reporting import counting, earlier
from reviews.reporting.boxes import ASSESSED, EXCLUDED, TAKEN_OUT, UNSCREENED, UNSETTLED
from reviews.reporting.snapshot import one_snapshot
from reviews.reporting.sources import Source, before_import, of_kind, sources_of
from reviews.screening.models import Screening


@dataclass(frozen=True)
class Column:
    """One of PRISMA's two columns: databases and registers, or other methods.

    `boxes`: how many references are in each. `read` and `sought`: how many studies are screened
    by people, and included at title and abstract, by their outcomes.
    """

    boxes: Counter[Box]
    reasons: tuple[ReasonCount, ...]
    read: int
    sought: int

    def sum(self, boxes: Iterable[Box]) -> int:
        """How many references are in these boxes together."""
        return sum(self.boxes[box] for box in boxes)


@dataclass(frozen=True)
class Included:
    """What is included: studies, their reports, and reports of the earlier version's studies."""

    studies: int
    reports: int
    added_to_previous: int


def flow_of(review: Review) -> Flow:
    """Count the review's flow, all of it as it stood at one moment.

    Raises prisma.flow.BrokenIdentity if the tables contradict each other, which `manage.py
    verify` would explain.
    """
    with one_snapshot():
        sources = sources_of(review)
        databases, others = _columns(review)
        previous = _previous(review)
        reports = databases.boxes[Box.INCLUDED] + others.boxes[Box.INCLUDED]
        included = _included(review, reports, previous)
    return Flow(
        **_via_databases(sources, databases),
        **_via_other_methods(sources, others),
        new_studies=included.studies,
        new_reports=included.reports,
        reports_added_to_previous=included.added_to_previous,
        previous=previous,
    )


def included_in(review: Review) -> Included:
    """Count what is included, as the flow does, and nothing else."""
    with one_snapshot():
        reports = counting.in_boxes(review, [Box.INCLUDED]).total()
        return _included(review, reports, _previous(review))


def _via_databases(sources: Collection[Source], column: Column) -> dict[str, Any]:
    databases = of_kind(sources, SourceKind.DATABASE)
    registers = of_kind(sources, SourceKind.REGISTER)
    earlier_on = before_import(sources, via_other=False)
    return {
        "databases": databases,
        "registers": registers,
        "database_results": sum(source.n for source in databases),
        "register_results": sum(source.n for source in registers),
        "duplicates_found": column.boxes[Box.DUPLICATE],
        "duplicates_before_import": earlier_on.duplicates,
        "excluded_automatic": column.boxes[Box.INELIGIBLE] + earlier_on.ineligible,
        "excluded_other": column.boxes[Box.REMOVED] + earlier_on.otherwise,
        "records_screened": column.read + column.boxes[Box.EXCLUDED_BY_TOOL],
        "awaiting_screening": column.sum(UNSCREENED),
        "conflicts": column.boxes[Box.CONFLICT],
        "records_excluded": column.sum(EXCLUDED),
        "records_excluded_by_tools": column.boxes[Box.EXCLUDED_BY_TOOL],
        "reports_sought": column.sought,
        "awaiting_retrieval": column.boxes[Box.AWAITING_RETRIEVAL],
        "reports_not_retrieved": column.boxes[Box.NOT_RETRIEVED],
        "reports_assessed": column.sum(ASSESSED),
        "awaiting_eligibility": column.sum(UNSETTLED),
        "eligibility_conflicts": column.boxes[Box.ELIGIBILITY_CONFLICT],
        "reports_excluded": column.boxes[Box.REPORT_EXCLUDED],
        "reasons": column.reasons,
        "reports_ongoing": column.boxes[Box.ONGOING],
        "reports_awaiting_classification": column.boxes[Box.AWAITING_CLASSIFICATION],
        "included_via_databases": column.boxes[Box.INCLUDED],
    }


def _via_other_methods(sources: Collection[Source], column: Column) -> dict[str, Any]:
    websites = of_kind(sources, SourceKind.WEBSITE)
    organisations = of_kind(sources, SourceKind.ORGANISATION)
    citations = of_kind(sources, SourceKind.CITATION)
    further = of_kind(sources, SourceKind.OTHER)
    earlier_on = before_import(sources, via_other=True)
    return {
        "websites": websites,
        "organisations": organisations,
        "citation_searching": citations,
        "other_sources": further,
        "website_results": sum(source.n for source in websites),
        "organisation_results": sum(source.n for source in organisations),
        "citation_results": sum(source.n for source in citations),
        "other_results": sum(source.n for source in further),
        "other_duplicates": column.boxes[Box.DUPLICATE] + earlier_on.duplicates,
        "other_removed": column.sum(TAKEN_OUT) + earlier_on.ineligible + earlier_on.otherwise,
        "other_awaiting_screening": column.sum(UNSCREENED),
        "other_conflicts": column.boxes[Box.CONFLICT],
        "other_excluded_on_title": column.sum(EXCLUDED),
        "other_sought": column.sought,
        "other_awaiting_retrieval": column.boxes[Box.AWAITING_RETRIEVAL],
        "other_not_retrieved": column.boxes[Box.NOT_RETRIEVED],
        "other_assessed": column.sum(ASSESSED),
        "other_awaiting_eligibility": column.sum(UNSETTLED),
        "other_eligibility_conflicts": column.boxes[Box.ELIGIBILITY_CONFLICT],
        "other_excluded": column.boxes[Box.REPORT_EXCLUDED],
        "other_reasons": column.reasons,
        "other_ongoing": column.boxes[Box.ONGOING],
        "other_awaiting_classification": column.boxes[Box.AWAITING_CLASSIFICATION],
        "included_via_other": column.boxes[Box.INCLUDED],
    }


def _columns(review: Review) -> tuple[Column, Column]:
    """What is counted under databases and registers, and under other methods. Three queries."""
    standing = counting.standing(review)
    boxes, outcomes = standing.boxes, standing.outcomes
    reasons = counting.by_reason(review)
    ranked = _ranked({reason for reason, _ in reasons})
    databases, others = (
        Column(
            boxes=Counter({box: boxes[box, other] for box in Box}),
            reasons=tuple(
                ReasonCount(reason.text, n) for reason in ranked if (n := reasons[reason.pk, other])
            ),
            read=sum(outcomes[outcome, other] for outcome in Outcome),
            sought=outcomes[Outcome.INCLUDED, other],
        )
        for other in counting.COLUMNS
    )
    return databases, others


def _ranked(reasons: Collection[int]) -> list[ExclusionReason]:
    """The reasons in the protocol's order, those that it does not name any more last."""
    return list(
        ExclusionReason.objects.filter(pk__in=reasons).order_by(
            F("rank").asc(nulls_last=True), "pk"
        )
    )


def _previous(review: Review) -> Previous | None:
    version = earlier.earlier_version(review)
    return earlier.numbers_of(version).as_previous() if version else None


def _included(review: Review, reports: int, previous: Previous | None) -> Included:
    """How many studies the included reports are of.

    Reports of a study of the earlier version are added to it, once a lead has said how many
    studies that version had and the review still includes one of them.
    """
    included = Screening.objects.filter(review=review, box=Box.INCLUDED)
    linked = linked_investigations(review, included.values_list("study", flat=True))
    is_kept = previous is not None and previous.studies > previous.dropped_studies
    added = sum(len(one.studies) for one in linked if one.earlier and is_kept)
    beside = sum(len(one.studies) - 1 for one in linked if not (one.earlier and is_kept))
    return Included(reports - added - beside, reports - added, added)
