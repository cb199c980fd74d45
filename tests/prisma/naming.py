"""Flows whose sources and reasons have the names that a test gives them."""

from dataclasses import replace

from hypothesis import strategies as st

from reviews.prisma import Flow, Previous, ReasonCount, SourceCount, Template

# 60 characters: few places to break, wide letters, and letters as wide as they are high.
LONG_NAMES = st.one_of(
    st.text("abcdefghij WM", min_size=60, max_size=60).filter(str.strip),
    st.text("WM哮喘—@", min_size=60, max_size=60),
)


def flow_naming(names: list[str], template: Template) -> Flow:
    """One record of each name in each list that the template has; all are excluded at the end."""
    n = len(names)
    sources = tuple(SourceCount(name, 1) for name in names)
    reasons = tuple(ReasonCount(name, 1) for name in names)
    flow = Flow(
        databases=sources,
        database_results=n,
        records_screened=n,
        reports_sought=n,
        reports_assessed=n,
        reports_excluded=n,
        reasons=reasons,
    )
    if template.has_other_methods:
        flow = replace(
            flow,
            websites=sources,
            website_results=n,
            other_sought=n,
            other_assessed=n,
            other_excluded=n,
            other_reasons=reasons,
        )
    if template.is_updated:
        flow = replace(flow, previous=Previous(studies=12, reports=15))
    return flow
