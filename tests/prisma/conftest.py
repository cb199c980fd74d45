"""Flows to test with: final ones of all four templates, one in progress, any flow that can be."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import strategies as st

from reviews.prisma import Flow, MetaAnalysis, Previous, ReasonCount, SourceCount


@pytest.fixture
def final() -> Flow:
    return Flow(
        databases=(SourceCount("MEDLINE", 1890), SourceCount("Embase", 2631)),
        registers=(SourceCount("ClinicalTrials.gov", 310),),
        database_results=4521,
        register_results=310,
        duplicates_found=1104,
        duplicates_before_import=100,
        excluded_automatic=102,
        excluded_other=3,
        records_screened=3522,
        records_excluded=3310,
        records_excluded_by_tools=10,
        reports_sought=212,
        reports_not_retrieved=7,
        reports_assessed=205,
        reports_excluded=175,
        reasons=(ReasonCount("Wrong population", 100), ReasonCount("Wrong design", 75)),
        included_via_databases=30,
        new_studies=27,
        new_reports=30,
    )


@pytest.fixture
def with_other(final: Flow) -> Flow:
    return replace(
        final,
        websites=(SourceCount("Ministry of Health", 14),),
        organisations=(SourceCount("Back Pain Alliance", 4), SourceCount("Spine Society", 2)),
        citation_searching=(SourceCount("Citation searching", 81),),
        website_results=14,
        organisation_results=6,
        citation_results=81,
        other_duplicates=30,
        other_excluded_on_title=11,
        other_sought=60,
        other_not_retrieved=2,
        other_assessed=58,
        other_excluded=52,
        other_reasons=(ReasonCount("Wrong population", 40), ReasonCount("Wrong outcome", 12)),
        included_via_other=6,
        new_studies=31,
        new_reports=36,
    )


EARLIER = Previous(studies=12, reports=15, dropped_studies=1, reports_of_dropped_studies=2)


@pytest.fixture
def updated(final: Flow) -> Flow:
    return replace(final, previous=EARLIER, new_reports=28, reports_added_to_previous=2)


@pytest.fixture
def updated_with_other(with_other: Flow) -> Flow:
    return replace(
        with_other,
        previous=EARLIER,
        new_reports=33,
        reports_added_to_previous=3,
        meta_analysis=MetaAnalysis(studies=20, reports=22),
    )


@pytest.fixture
def in_progress() -> Flow:
    return Flow(
        databases=(SourceCount("MEDLINE", 900),),
        database_results=900,
        duplicates_found=100,
        records_screened=800,
        awaiting_screening=41,
        conflicts=5,
        records_excluded=700,
        reports_sought=59,
        awaiting_retrieval=9,
        reports_assessed=50,
        awaiting_eligibility=20,
        eligibility_conflicts=2,
        reports_excluded=28,
        reasons=(ReasonCount("Wrong population", 28),),
        included_via_databases=2,
        new_studies=1,
        new_reports=2,
    )


@pytest.fixture
def in_progress_with_other(in_progress: Flow) -> Flow:
    return replace(
        in_progress,
        citation_searching=(SourceCount("Backward", 40), SourceCount("Forward", 10)),
        citation_results=50,
        other_duplicates=8,
        other_awaiting_screening=12,
        other_conflicts=3,
        other_sought=30,
        other_awaiting_retrieval=6,
        other_assessed=24,
        other_awaiting_eligibility=20,
        other_eligibility_conflicts=1,
        other_ongoing=1,
        included_via_other=3,
        new_studies=2,
        new_reports=5,
    )


COUNTS = st.integers(0, 5000)
NAMES = st.text("abc XYZ,;'\"\n-=é哮", min_size=1).filter(str.strip)


def _some(draw: st.DrawFn, possible: bool) -> int:
    return draw(COUNTS) if possible else 0


def _shared_out(draw: st.DrawFn, total: int, *, none_possible: bool) -> list[int]:
    """The total as any number of parts in any order; no part only for a total of 0."""
    if total == 0 and none_possible and draw(st.booleans()):
        return []
    cuts = sorted(draw(st.lists(st.integers(0, total), max_size=3)))
    return [end - start for start, end in pairwise([0, *cuts, total])]


def _sources(draw: st.DrawFn, total: int, *, kinds: int) -> list[tuple[SourceCount, ...]]:
    """The total as sources of so many kinds."""
    sources: list[list[SourceCount]] = [[] for _ in range(kinds)]
    for n in _shared_out(draw, total, none_possible=True):
        of_kind = draw(st.sampled_from(sources))
        of_kind.append(SourceCount(f"Source {len(of_kind)}", n))
    return [tuple(of_kind) for of_kind in sources]


def _reasons(draw: st.DrawFn, names: st.SearchStrategy[str]) -> tuple[ReasonCount, ...]:
    named = draw(st.lists(names, max_size=6, unique_by=str.strip))
    return tuple(ReasonCount(name, draw(COUNTS)) for name in named)


def total(counted: tuple[SourceCount, ...] | tuple[ReasonCount, ...]) -> int:
    return sum(each.n for each in counted)


@st.composite
def flows(draw: st.DrawFn, names: st.SearchStrategy[str] = NAMES, *, final: bool = False) -> Flow:
    """Any flow that can be: every record is given one end, and the sums follow from the ends.

    `final`: nothing is awaited, and nothing was corrected.
    """
    going_on = not final
    has_other = draw(st.booleans())
    via_databases = draw(COUNTS)
    via_other = _some(draw, has_other)
    ends = {
        "included_via_databases": via_databases,
        "reports_ongoing": _some(draw, going_on),
        "reports_awaiting_classification": _some(draw, going_on),
        "awaiting_eligibility": _some(draw, going_on),
        "reports_not_retrieved": draw(COUNTS),
        "awaiting_retrieval": _some(draw, going_on),
        "records_excluded": draw(COUNTS),
        "awaiting_screening": _some(draw, going_on),
        "duplicates_found": draw(COUNTS),
        "duplicates_before_import": draw(COUNTS),
        "excluded_automatic": draw(COUNTS),
        "excluded_other": draw(COUNTS),
    }
    reasons = _reasons(draw, names)
    assessed = (
        via_databases
        + total(reasons)
        + sum(
            ends[name]
            for name in (
                "reports_ongoing",
                "reports_awaiting_classification",
                "awaiting_eligibility",
            )
        )
    )
    sought = assessed + ends["reports_not_retrieved"] + ends["awaiting_retrieval"]
    extra = draw(st.integers(0, sought)) if going_on else 0
    merged = _some(draw, going_on)
    screened = ends["records_excluded"] + ends["awaiting_screening"] + sought - extra + merged
    identified = screened + sum(
        ends[name]
        for name in (
            "duplicates_found",
            "duplicates_before_import",
            "excluded_automatic",
            "excluded_other",
        )
    )
    databases, registers = _sources(draw, identified, kinds=2)
    if identified and not (databases or registers):
        databases = (SourceCount("Everything", identified),)
    return Flow(
        databases=databases,
        registers=registers,
        database_results=total(databases),
        register_results=total(registers),
        records_screened=screened,
        conflicts=draw(st.integers(0, ends["awaiting_screening"])),
        records_excluded_by_tools=draw(st.integers(0, ends["records_excluded"])),
        reports_sought=sought,
        extra_reports=extra,
        merged_reports=merged,
        reports_assessed=assessed,
        eligibility_conflicts=draw(st.integers(0, ends["awaiting_eligibility"])),
        reports_excluded=total(reasons),
        reasons=reasons,
        **ends,
        **(_other_methods(draw, names, via_other, going_on) if has_other else {}),
        **_included(draw, via_databases + via_other),
    )


def _other_methods(
    draw: st.DrawFn, names: st.SearchStrategy[str], via_other: int, going_on: bool
) -> dict[str, object]:
    """The column for other methods, in a consistent state."""
    reasons = _reasons(draw, names)
    ongoing, unclassified, waiting = (_some(draw, going_on) for _ in range(3))
    assessed = via_other + total(reasons) + ongoing + unclassified + waiting
    not_retrieved, to_retrieve = draw(COUNTS), _some(draw, going_on)
    sought = assessed + not_retrieved + to_retrieve
    duplicates, removed, to_screen, excluded = (_some(draw, going_on) for _ in range(4))
    identified = sought + duplicates + removed + to_screen + excluded
    kinds = _sources(draw, identified, kinds=4 if going_on else 3)
    if not any(kinds):
        kinds[0] = (SourceCount("A website", identified),)
    return {
        **dict(
            zip(
                ("websites", "organisations", "citation_searching", "other_sources"),
                kinds,
                strict=False,
            )
        ),
        **dict(
            zip(
                ("website_results", "organisation_results", "citation_results", "other_results"),
                map(total, kinds),
                strict=False,
            )
        ),
        "other_duplicates": duplicates,
        "other_removed": removed,
        "other_awaiting_screening": to_screen,
        "other_conflicts": draw(st.integers(0, to_screen)),
        "other_excluded_on_title": excluded,
        "other_sought": sought,
        "other_awaiting_retrieval": to_retrieve,
        "other_not_retrieved": not_retrieved,
        "other_assessed": assessed,
        "other_awaiting_eligibility": waiting,
        "other_eligibility_conflicts": draw(st.integers(0, waiting)),
        "other_excluded": total(reasons),
        "other_reasons": reasons,
        "other_ongoing": ongoing,
        "other_awaiting_classification": unclassified,
        "included_via_other": via_other,
    }


def _studies_of(draw: st.DrawFn, reports: int) -> int:
    return draw(st.integers(min(1, reports), reports))


def _included(draw: st.DrawFn, reports: int) -> dict[str, object]:
    """What is included of so many reports: studies, an earlier version, a meta-analysis."""
    previous = None
    added = kept = kept_reports = 0
    if draw(st.booleans()):
        kept_reports, dropped_reports = draw(COUNTS), draw(COUNTS)
        kept, dropped = _studies_of(draw, kept_reports), _studies_of(draw, dropped_reports)
        previous = Previous(
            studies=kept + dropped,
            reports=kept_reports + dropped_reports,
            dropped_studies=dropped,
            reports_of_dropped_studies=dropped_reports,
        )
        added = draw(st.integers(0, reports)) if kept else 0
    new_reports = reports - added
    new_studies = _studies_of(draw, new_reports)
    meta_analysis = None
    if draw(st.booleans()):
        pooled = draw(st.integers(0, kept_reports + added + new_reports))
        most = min(pooled, kept + new_studies)
        meta_analysis = MetaAnalysis(studies=draw(st.integers(min(1, most), most)), reports=pooled)
    return {
        "previous": previous,
        "reports_added_to_previous": added,
        "new_reports": new_reports,
        "new_studies": new_studies,
        "meta_analysis": meta_analysis,
    }


@pytest.fixture(scope="session")
def any_flow() -> st.SearchStrategy[Flow]:
    return flows()


@pytest.fixture(scope="session")
def any_final_flow() -> st.SearchStrategy[Flow]:
    """Without anything awaited or corrected, and without other sources than the three named."""
    return flows(final=True)
