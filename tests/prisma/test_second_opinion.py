"""Another program's arithmetic: prisma-flow accepts every final flow of ours, and no broken one."""

import prismaflow
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reviews.prisma import Flow, ReasonCount


def as_theirs(flow: Flow) -> dict[str, dict[str, object]]:
    """Our numbers under their names. Their reasons have no order; names are cut of white space."""
    return {
        "identification": {
            "database_results": flow.database_results,
            "register_results": flow.register_results,
            "website_results": flow.website_results,
            "organisation_results": flow.organisation_results,
            "citations_results": flow.citation_results,
            "previous_studies": flow.previous.studies if flow.previous else None,
            "previous_reports": flow.previous.reports if flow.previous else None,
        },
        "screening": {
            "duplicates": flow.duplicates,
            "excluded_automatic": flow.excluded_automatic,
            "excluded_other": flow.excluded_other,
            "records_screened": flow.records_screened,
            "records_excluded": flow.records_excluded,
        },
        "eligibility": {
            "dbr_sought_reports": flow.reports_sought,
            "dbr_notretrieved_reports": flow.reports_not_retrieved,
            "dbr_assessed": flow.reports_assessed,
            "dbr_excluded": by_name(flow.reasons),
            "other_sought_reports": flow.other_sought,
            "other_notretrieved_reports": flow.other_not_retrieved,
            "other_assessed": flow.other_assessed,
            "other_excluded": by_name(flow.other_reasons),
        },
        "included": {
            "new_studies": flow.new_studies,
            # They know no reports added to studies of the earlier version.
            "new_reports": flow.new_reports + flow.reports_added_to_previous,
            "total_studies": flow.total_studies if flow.previous else None,
            "total_reports": flow.total_reports if flow.previous else None,
        },
    }


def by_name(reasons: tuple[ReasonCount, ...]) -> dict[str, int]:
    return {each.reason: each.n for each in reasons}


def complaints(numbers: dict[str, dict[str, object]]) -> set[str]:
    """The fields that prisma-flow finds wrong or doubtful; studies may be fewer than reports."""
    report = prismaflow.validate_flow(prismaflow.PrismaFlow.model_validate(numbers))
    found = {message.field for message in (*report.errors, *report.warnings)}
    return found - {"included.studies_included"}


@given(st.data())
def test_every_final_flow_is_accepted(any_final_flow, data):
    flow = data.draw(any_final_flow)
    # Where nothing was excluded they expect as many studies as reports.
    reports = flow.new_reports + flow.reports_added_to_previous
    assume(flow.reasons or flow.other_reasons or flow.new_studies == reports)

    assert complaints(as_theirs(flow)) == set()


@pytest.mark.parametrize(
    ("stage", "name", "field"),
    [
        ("screening", "duplicates", "screening.records_screened"),
        ("screening", "records_excluded", "eligibility.reports_sought"),
        ("eligibility", "dbr_assessed", "eligibility.reports_assessed"),
        ("eligibility", "other_sought_reports", "eligibility.other_sought_reports"),
        ("eligibility", "other_assessed", "eligibility.other_assessed"),
        ("included", "new_reports", "included.reports_included"),
    ],
)
@given(data=st.data())
def test_a_number_that_we_refuse_is_not_accepted_there_either(
    any_final_flow, data, stage, name, field
):
    flow = data.draw(any_final_flow)
    assume(flow.other_identified)
    numbers = as_theirs(flow)
    numbers[stage][name] += 1

    assert field in complaints(numbers)
