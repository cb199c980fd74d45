"""Flows to test with: one that is final, one in progress, and any flow that can be."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from reviews.prisma import Flow, ReasonCount, SourceCount

# How long an example takes says nothing about whether it is right.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


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
        new_studies=27,
        new_reports=30,
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
        new_studies=1,
        new_reports=2,
    )


COUNTS = st.integers(0, 5000)


@st.composite
def flows(draw: st.DrawFn, names: st.SearchStrategy[str] | None = None) -> Flow:
    """Any flow that can be: every record is given one end, and the sums follow from the ends."""
    names = names or st.text("abc XYZ,;'\"\n-=é哮", min_size=1).filter(str.strip)
    reasons = tuple(
        ReasonCount(name, draw(COUNTS))
        for name in draw(st.lists(names, max_size=6, unique_by=str.strip))
    )
    new_reports = draw(COUNTS)
    new_studies = draw(st.integers(min(1, new_reports), new_reports))
    waiting, ongoing, unclassified = draw(COUNTS), draw(COUNTS), draw(COUNTS)
    excluded = sum(each.n for each in reasons)
    assessed = excluded + waiting + ongoing + unclassified + new_reports
    not_retrieved, to_retrieve = draw(COUNTS), draw(COUNTS)
    sought = assessed + not_retrieved + to_retrieve
    records_excluded, to_screen = draw(COUNTS), draw(COUNTS)
    extra = draw(st.integers(0, sought))
    merged = draw(COUNTS)
    screened = records_excluded + to_screen + sought - extra + merged
    found, before, automatic, other = draw(COUNTS), draw(COUNTS), draw(COUNTS), draw(COUNTS)
    identified = screened + found + before + automatic + other
    cuts = sorted(draw(st.lists(st.integers(0, identified), max_size=4)))
    edges = [0, *cuts, identified]
    sources = [
        SourceCount(f"Source {at}", end - start) for at, (start, end) in enumerate(pairwise(edges))
    ]
    split = draw(st.integers(0, len(sources)))
    databases, registers = tuple(sources[:split]), tuple(sources[split:])
    return Flow(
        databases=databases,
        registers=registers,
        database_results=sum(each.n for each in databases),
        register_results=sum(each.n for each in registers),
        duplicates_found=found,
        duplicates_before_import=before,
        excluded_automatic=automatic,
        excluded_other=other,
        records_screened=screened,
        awaiting_screening=to_screen,
        conflicts=draw(st.integers(0, to_screen)),
        records_excluded=records_excluded,
        records_excluded_by_tools=draw(st.integers(0, records_excluded)),
        reports_sought=sought,
        extra_reports=extra,
        merged_reports=merged,
        awaiting_retrieval=to_retrieve,
        reports_not_retrieved=not_retrieved,
        reports_assessed=assessed,
        awaiting_eligibility=waiting,
        eligibility_conflicts=draw(st.integers(0, waiting)),
        reports_excluded=excluded,
        reasons=reasons,
        reports_ongoing=ongoing,
        reports_awaiting_classification=unclassified,
        new_studies=new_studies,
        new_reports=new_reports,
    )


@pytest.fixture(scope="session")
def any_flow() -> st.SearchStrategy[Flow]:
    return flows()
