"""The PRISMA numbers of a review, counted from its rows each time; nothing is ever added up."""

from collections import Counter

from django.db.models import Count, F, Sum

from reviews.choices import Box, ImportState, Outcome, SourceKind, Stage
from reviews.library.models import Reference
from reviews.prisma.flow import Flow, ReasonCount, SourceCount
from reviews.protocol.models import ExclusionReason, Review
from reviews.reporting.boxes import ASSESSED, EXCLUDED
from reviews.reporting.snapshot import one_snapshot
from reviews.screening.models import Screening


def flow_of(review: Review) -> Flow:
    """Count the review's flow, all of it as it stood at one moment.

    What the sources gave, what became of each reference, and how many are screened and sought are
    counted independently of each other, so that a Flow also proves that the tables agree.

    Raises prisma.flow.BrokenIdentity if they do not, which `manage.py verify` would explain.
    """
    with one_snapshot():
        sources, before_import = _sources(review)
        boxes, reasons = _boxes(review)
        screened = Screening.objects.filter(review=review, stage=Stage.TITLE_ABSTRACT, in_play=True)
        by_tools = Screening.objects.filter(review=review, box=Box.EXCLUDED_BY_TOOL)
        records_screened = screened.count() + by_tools.count()
        reports_sought = screened.filter(outcome=Outcome.INCLUDED).count()
    databases, registers = sources[SourceKind.DATABASE], sources[SourceKind.REGISTER]
    return Flow(
        databases=databases,
        registers=registers,
        database_results=sum(source.n for source in databases),
        register_results=sum(source.n for source in registers),
        duplicates_found=boxes[Box.DUPLICATE],
        duplicates_before_import=before_import,
        records_screened=records_screened,
        awaiting_screening=boxes[Box.AWAITING_SCREENING] + boxes[Box.CONFLICT],
        conflicts=boxes[Box.CONFLICT],
        excluded_automatic=boxes[Box.INELIGIBLE],
        excluded_other=boxes[Box.REMOVED],
        records_excluded=sum(boxes[box] for box in EXCLUDED),
        records_excluded_by_tools=boxes[Box.EXCLUDED_BY_TOOL],
        reports_sought=reports_sought,
        awaiting_retrieval=boxes[Box.AWAITING_RETRIEVAL],
        reports_not_retrieved=boxes[Box.NOT_RETRIEVED],
        reports_assessed=sum(boxes[box] for box in ASSESSED),
        awaiting_eligibility=boxes[Box.AWAITING_ELIGIBILITY] + boxes[Box.ELIGIBILITY_CONFLICT],
        eligibility_conflicts=boxes[Box.ELIGIBILITY_CONFLICT],
        reports_excluded=boxes[Box.REPORT_EXCLUDED],
        reasons=reasons,
        reports_ongoing=boxes[Box.ONGOING],
        reports_awaiting_classification=boxes[Box.AWAITING_CLASSIFICATION],
        included_via_databases=boxes[Box.INCLUDED],
        # Each included report is taken for a study of its own.
        new_studies=boxes[Box.INCLUDED],
        new_reports=boxes[Box.INCLUDED],
    )


def removed_before_import(review: Review) -> int:
    """How many duplicates were removed in another program, as librarians noted with the searches.

    They are in the numbers of the flow, and in no list: Tandem never had them.
    """
    total: int | None = review.searches.aggregate(n=Sum("removed_before_import"))["n"]
    return total or 0


def _sources(review: Review) -> tuple[dict[SourceKind, tuple[SourceCount, ...]], int]:
    """Records identified by kind and name of the source, and those removed before import.

    Searches of the same source count together. What a librarian typed in as removed elsewhere was
    identified too.
    """
    imported = dict(
        Reference.objects.filter(review=review, file__state=ImportState.DONE)
        .values_list("file__search")
        .annotate(n=Count("pk"))
    )
    found: dict[SourceKind, dict[str, SourceCount]] = {kind: {} for kind in SourceKind}
    before_import = 0
    for search in review.searches.order_by("pk"):
        n = imported.get(search.pk, 0) + search.removed_before_import
        name = " ".join(search.source_name.split()) or "Source without a name"
        of_kind = found[SourceKind(search.source_kind)]
        earlier = of_kind.get(name.casefold(), SourceCount(name, 0))
        of_kind[name.casefold()] = SourceCount(earlier.name, earlier.n + n)
        before_import += search.removed_before_import
    return {kind: tuple(named.values()) for kind, named in found.items()}, before_import


def _boxes(review: Review) -> tuple[Counter[Box], tuple[ReasonCount, ...]]:
    """How many references are in each box, and the excluded reports by reason, ranked."""
    boxes: Counter[Box] = Counter()
    by_reason: Counter[int] = Counter()
    counted = Screening.objects.filter(review=review, box__isnull=False)
    for name, reason, n in counted.values_list("box", "reason").annotate(n=Count("pk")):
        boxes[Box(name)] += n
        if name == Box.REPORT_EXCLUDED:
            by_reason[reason] += n
    named = ExclusionReason.objects.filter(pk__in=by_reason).order_by(
        F("rank").asc(nulls_last=True), "pk"
    )
    return boxes, tuple(ReasonCount(reason.text, by_reason[reason.pk]) for reason in named)
