"""The column for other methods: what only they found, and what databases found as well."""

from collections.abc import Callable

import pytest

from reviews.choices import Aside, Box, SourceKind
from reviews.library import actions as library
from reviews.library.models import Search, Study
from reviews.prisma.counts import SourceCount, Template
from reviews.prisma.flow import Flow
from reviews.protocol.models import Review
from reviews.reporting.flow import flow_of
from reviews.reporting.listings import LISTINGS, behind
from reviews.screening.imports import undo_import
from reviews.screening.joining import join, split
from reviews.screening.models import Screening
from reviews.screening.removing import remove
from reviews.screening.searches import change_search
from tests.cast import FULL_TEXT, NO, YES
from tests.reporting.conftest import found_by_verify
from tests.screening.acting import agree, disagree, reason, vote


@pytest.fixture
def citations(lena) -> Search:
    return library.add_search(
        lena, source_kind=SourceKind.CITATION, source_name="References of included reports"
    )


@pytest.fixture
def cited(citations, a_file, a_study) -> Callable[..., Study]:
    """Make a study that citation searching found; of one file unless another is given."""
    file = a_file(search=citations)
    return lambda **fields: a_study(**({"file": file} | fields))


def columns(flow: Flow) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """Of each column: records identified, duplicates, and those that are left to screen."""
    left = flow.other_awaiting_screening + flow.other_excluded_on_title + flow.other_sought
    return (
        (flow.identified, flow.duplicates, flow.records_screened),
        (flow.other_identified, flow.other_duplicates, left),
    )


def changed_to(lena, search: Search, kind: SourceKind) -> None:
    search = Search.objects.get(pk=search.pk)
    shown = library.fingerprint(search)
    search.source_kind = kind
    change_search(lena, search, shown=shown)


def test_what_only_other_methods_found_has_a_column_of_its_own(review, a_study, cited):
    a_study()
    cited()

    flow = flow_of(review)

    assert flow.template == Template.NEW_WITH_OTHER_METHODS
    assert flow.citation_searching == (SourceCount("References of included reports", 1),)
    assert columns(flow) == ((1, 0, 1), (1, 0, 1))


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        (SourceKind.WEBSITE, "website_results"),
        (SourceKind.ORGANISATION, "organisation_results"),
        (SourceKind.CITATION, "citation_results"),
        (SourceKind.OTHER, "other_results"),
    ],
)
def test_each_kind_of_source_has_its_number(lena, review, a_file, a_study, kind, number):
    search = library.add_search(lena, source_kind=kind, source_name="There")
    a_study(file=a_file(search=search))

    flow = flow_of(review)

    assert (getattr(flow, number), flow.other_identified, flow.identified) == (1, 1, 0)


def test_every_box_of_the_other_column_is_counted(review, lena, ada, ben, cited):
    made = [cited() for _ in range(8)]
    gone, by_tool, disputed, out, lost_in_text, included, unsettled, _waiting = made
    remove(lena, [gone.pk], kind=Aside.REMOVED, why="Retracted")
    remove(lena, [by_tool.pk], kind=Aside.BY_TOOL, why="A classifier")
    disagree(disputed, ada, ben)
    agree(out, ada, ben, verdict=NO)
    for study in (lost_in_text, included, unsettled):
        agree(study, ada, ben)
    wrong = reason(review, "Wrong outcome")
    for screener in (ada, ben):
        vote(lost_in_text, screener, NO, stage=FULL_TEXT, reason=wrong)
        vote(included, screener, YES, stage=FULL_TEXT)

    flow = flow_of(review)

    assert (flow.identified, flow.records_screened) == (0, 0)
    assert (flow.other_identified, flow.other_removed, flow.other_excluded_on_title) == (8, 1, 2)
    assert (flow.other_awaiting_screening, flow.other_conflicts) == (2, 1)
    assert (flow.other_sought, flow.other_awaiting_retrieval, flow.other_assessed) == (3, 1, 2)
    assert [(each.reason, each.n) for each in flow.other_reasons] == [("Wrong outcome", 1)]
    assert (flow.included_via_other, flow.new_studies) == (1, 1)
    assert found_by_verify(review) == []


@pytest.mark.parametrize("first", ["database", "citation"])
def test_a_report_found_both_ways_is_screened_in_the_databases_column(
    review, lena, a_study, cited, first
):
    """Whichever record is the one that is screened."""
    made = [a_study(), cited()] if first == "database" else [cited(), a_study()]
    join(lena, made)

    assert columns(flow_of(review)) == ((1, 0, 1), (1, 1, 0))
    assert found_by_verify(review) == []


def test_a_group_of_many_keeps_every_record_in_the_column_that_it_came_in(
    review, lena, ada, ben, a_study, cited
):
    root, other = cited(), cited()
    vote(root, ada, YES)  # so that it stays the one that is screened
    in_databases = [a_study(), a_study(), a_study()]
    join(lena, [root, other, *in_databases])

    assert columns(flow_of(review)) == ((3, 2, 1), (2, 2, 0))

    vote(root, ben, YES)
    flow = flow_of(review)
    assert (flow.reports_sought, flow.other_sought) == (1, 0)

    split(lena, root)
    assert columns(flow_of(review)) == ((3, 2, 1), (2, 1, 1))
    assert flow_of(review).other_sought == 1
    assert found_by_verify(review) == []


def test_a_group_that_loses_its_databases_goes_to_the_other_column(review, lena, a_study, cited):
    by_database = a_study()
    join(lena, [by_database, cited(), cited()])
    assert columns(flow_of(review)) == ((1, 0, 1), (2, 2, 0))

    undo_import(lena, by_database.reference.file)

    assert columns(flow_of(review)) == ((0, 0, 0), (2, 1, 1))
    assert found_by_verify(review) == []


def test_the_kind_of_a_source_may_be_corrected_after_the_import(
    review, lena, ada, ben, search, a_study, cited, citations
):
    both, alone = cited(), cited()
    join(lena, [both, a_study()])
    agree(alone, ada, ben)

    changed_to(lena, citations, SourceKind.DATABASE)

    assert columns(flow_of(review)) == ((3, 1, 2), (0, 0, 0))
    assert flow_of(review).reports_sought == 1
    assert flow_of(review).template == Template.NEW
    assert found_by_verify(review) == []

    changed_to(lena, search, SourceKind.WEBSITE)
    assert columns(flow_of(review)) == ((2, 0, 2), (1, 1, 0))
    changed_to(lena, citations, SourceKind.OTHER)
    assert columns(flow_of(review)) == ((0, 0, 0), (3, 1, 2))
    assert found_by_verify(review) == []


def test_a_kind_of_the_same_column_recounts_nothing(
    lena, citations, cited, django_assert_max_num_queries
):
    cited()
    with django_assert_max_num_queries(8):
        changed_to(lena, citations, SourceKind.WEBSITE)


def test_what_was_removed_before_import_counts_in_its_column(review, lena):
    library.add_search(
        lena,
        source_kind=SourceKind.WEBSITE,
        source_name="An agency",
        removed_before_import=4,
        ineligible_before_import=3,
        otherwise_removed_before_import=2,
    )
    library.add_search(
        lena,
        source_kind=SourceKind.REGISTER,
        source_name="CTR",
        removed_before_import=40,
        ineligible_before_import=30,
        otherwise_removed_before_import=20,
    )

    flow = flow_of(review)

    assert (flow.identified, flow.duplicates) == (90, 40)
    assert (flow.excluded_automatic, flow.excluded_other) == (30, 20)
    assert (flow.other_identified, flow.other_duplicates, flow.other_removed) == (9, 4, 5)


@pytest.mark.parametrize("key", [key for key, one in LISTINGS.items() if one.via_other is None])
def test_what_is_included_or_excluded_in_the_end_is_listed_from_both_columns(
    review, ada, ben, a_study, cited, key
):
    made = [a_study(), cited()]
    listing = LISTINGS[key]
    wrong = reason(review, "Wrong outcome") if Box.REPORT_EXCLUDED in listing.boxes else None
    for study in made:
        agree(study, ada, ben)
        for screener in (ada, ben):
            vote(study, screener, NO if wrong else YES, stage=FULL_TEXT, reason=wrong)

    listed = set(behind(review, listing).values_list("pk", flat=True))

    assert listed == {study.pk for study in made}


def test_the_page_shows_both_columns_and_links_their_numbers(
    signed_in, olive, review, a_study, cited, citations
):
    a_study()
    cited()

    page = signed_in(olive).get(f"/reviews/{review.pk}/flow/").content.decode()

    assert "Identification of studies via other methods" in page
    for key in ("other_identified", "other_sought", "other_not_retrieved", "other_assessed"):
        assert f'href="/reviews/{review.pk}/flow/{key}/"' in page
    assert f'href="/reviews/{review.pk}/flow/other_identified/?source={citations.pk}"' in page


def test_numbers_that_say_the_wrong_column_are_refused(review: Review, a_study, cited):
    a_study()
    study = cited()
    Screening.objects.filter(study=study).update(via_other=False)

    assert any("contradict" in sentence for sentence in found_by_verify(review))
