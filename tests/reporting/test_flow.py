"""The flow: every reference in one box, numbers that add up, and a list behind each of them."""

import json
import re

import pytest

from reviews.choices import Box, SourceKind
from reviews.library import actions as library
from reviews.library import linking
from reviews.prisma import diagram
from reviews.prisma.flow import BrokenIdentity, ReasonCount, SourceCount
from reviews.protocol.actions import close_stage
from reviews.reporting.boxes import placed
from reviews.reporting.flow import flow_of
from reviews.reporting.listings import LISTINGS, behind
from reviews.screening.adjudicating import reopen
from reviews.screening.imports import undo_import
from reviews.screening.models import Screening
from tests.cast import FULL_TEXT, NO, TITLE_ABSTRACT, YES
from tests.prisma.package import read_csv
from tests.screening.acting import agree, disagree, reason, vote


def test_every_reference_is_in_the_box_that_it_came_to(review, one_in_each_box):
    found = dict(placed(review).values_list("pk", "box"))

    assert found == {study.pk: box for box, study in one_in_each_box.items()}


def test_the_flow_counts_every_box(review, one_in_each_box):
    flow = flow_of(review)

    assert flow.databases == (SourceCount("PubMed", 15),)
    assert (flow.identified, flow.duplicates, flow.records_screened) == (15, 1, 12)
    assert (flow.excluded_automatic, flow.excluded_other) == (1, 1)
    assert (flow.awaiting_screening, flow.conflicts, flow.records_excluded) == (2, 1, 2)
    assert flow.records_excluded_by_tools == 1
    assert (flow.reports_sought, flow.awaiting_retrieval, flow.reports_not_retrieved) == (8, 1, 1)
    assert (flow.reports_assessed, flow.awaiting_eligibility) == (6, 2)
    assert (flow.reports_ongoing, flow.reports_awaiting_classification) == (1, 1)
    assert flow.reasons == (ReasonCount("Wrong population", 1),)
    assert (flow.eligibility_conflicts, flow.new_studies, flow.new_reports) == (1, 1, 1)
    assert not flow.is_final


def test_linked_reports_are_of_one_study_for_as_long_as_they_are_linked(
    review, lena, ada, ben, studies
):
    first, second, third, alone = studies(4)
    for study in (first, second, third, alone):
        agree(study, ada, ben)
        for screener in (ada, ben):
            vote(study, screener, YES, stage=FULL_TEXT)
    linking.link(lena, first, second)
    link = linking.link(lena, second, third)
    flow = flow_of(review)
    assert (flow.new_studies, flow.new_reports) == (2, 4)

    linking.unlink(lena, link)

    flow = flow_of(review)
    assert (flow.new_studies, flow.new_reports) == (3, 4)


def test_a_review_without_searches_has_an_empty_flow(review):
    assert flow_of(review).identified == 0


@pytest.mark.parametrize("listing", LISTINGS.values(), ids=LISTINGS)
def test_a_list_holds_what_its_number_counts(review, one_in_each_box, listing):
    listed = set(behind(review, listing).values_list("pk", flat=True))

    here = listing.boxes if False in listing.columns else ()
    assert listed == {one_in_each_box[box].pk for box in here}


def test_every_box_of_the_diagram_has_its_list():
    assert set(diagram.BOX_KEYS) <= set(LISTINGS)


def test_what_was_removed_before_import_is_identified_and_removed(lena, review, studies):
    studies(2)
    library.add_search(
        lena, source_kind=SourceKind.REGISTER, source_name="CTR", removed_before_import=30
    )

    flow = flow_of(review)

    assert flow.registers == (SourceCount("CTR", 30),)
    assert (flow.identified, flow.duplicates, flow.duplicates_before_import) == (32, 30, 30)


def test_searches_of_one_source_are_counted_together(lena, review):
    for name, removed in (("Embase", 3), (" embase ", 4), ("", 5)):
        library.add_search(
            lena,
            source_kind=SourceKind.DATABASE,
            source_name=name,
            removed_before_import=removed,
        )

    assert flow_of(review).databases == (
        SourceCount("Embase", 7),
        SourceCount("Source without a name", 5),
    )


def test_an_undone_import_leaves_every_number(lena, review, a_study):
    study = a_study()
    undo_import(lena, study.reference.file)

    assert flow_of(review).identified == 0
    assert not placed(review).exists()


def test_reasons_come_in_the_order_of_the_protocol(review, ada, ben, studies):
    for study, text in zip(
        studies(3), ("Wrong outcome", "Wrong population", "Wrong outcome"), strict=True
    ):
        agree(study, ada, ben)
        for screener in (ada, ben):
            vote(study, screener, NO, stage=FULL_TEXT, reason=reason(review, text))

    assert flow_of(review).reasons == (
        ReasonCount("Wrong population", 1),
        ReasonCount("Wrong outcome", 2),
    )


def test_a_reopened_full_text_still_counts_as_retrieved(lena, review, one_in_each_box):
    study = one_in_each_box[Box.INCLUDED]
    reopen(study_id=study.pk, stage=FULL_TEXT, lead=lena, why="A new version came out.")

    assert placed(review).get(pk=study.pk).box == Box.AWAITING_ELIGIBILITY


def test_numbers_that_contradict_each_other_are_refused(review, studies):
    study, _ = studies(2)
    Screening.objects.filter(study=study).update(aside="undone")

    with pytest.raises(BrokenIdentity):
        flow_of(review)


PAGES = ("flow/", "flow.svg", "flow.csv", "flow.json", "included/", "flow/removed/", "agreement/")


@pytest.mark.parametrize("page", [*PAGES, "export/", "export/file/?what=included&format=ris"])
@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("lena", 200),
        ("cleo", 200),
        ("libby", 200),
        ("olive", 200),
        ("ada", 403),
        ("eve", 404),
    ],
)
def test_results_are_for_those_who_may_see_them(
    signed_in, request, review, studies, who, status, page
):
    studies(1)
    client = signed_in(request.getfixturevalue(who))

    assert client.get(f"/reviews/{review.pk}/{page}").status_code == status


@pytest.mark.parametrize("page", [*PAGES, "export/", "export/file/?what=included&format=csv"])
def test_a_screener_sees_results_when_every_stage_is_closed(
    signed_in, ada, lena, review, studies, page
):
    studies(1)
    client = signed_in(ada)
    close_stage(lena, TITLE_ABSTRACT)
    assert client.get(f"/reviews/{review.pk}/{page}").status_code == 403

    close_stage(lena, FULL_TEXT)

    assert client.get(f"/reviews/{review.pk}/{page}").status_code == 200


def test_the_page_links_each_box_to_its_list(signed_in, olive, review, one_in_each_box):
    page = signed_in(olive).get(f"/reviews/{review.pk}/flow/").content.decode()

    for key in (*diagram.BOX_KEYS, "awaiting_screening", "conflicts", "eligibility_conflicts"):
        assert f'href="/reviews/{review.pk}/flow/{key}/"' in page
    assert "PRISMA 2020 flow diagram" in page


def test_numbers_that_contradict_each_other_are_explained(signed_in, lena, review, studies):
    Screening.objects.filter(study=studies(1)[0]).update(aside="undone")

    answer = signed_in(lena).get(f"/reviews/{review.pk}/flow/")

    assert answer.status_code == 500
    assert f"manage.py verify {review.pk}" in answer.content.decode()


def test_the_downloads_are_files_with_the_same_numbers(signed_in, lena, review, one_in_each_box):
    client = signed_in(lena)

    svg, csv, numbers = (
        client.get(f"/reviews/{review.pk}/flow.{kind}") for kind in ("svg", "csv", "json")
    )

    assert svg["Content-Type"] == "image/svg+xml"
    assert svg["Content-Disposition"] == 'attachment; filename="flow.svg"'
    assert svg.content.startswith(b"<svg")
    assert csv["Content-Type"] == "text/csv; charset=utf-8"
    assert read_csv(csv.content.decode())["records_screened"] == 12
    assert json.loads(numbers.content) == json.loads(json.dumps(flow_of(review).as_dict()))


def test_a_list_shows_where_duplicates_went_and_why_reports_left(
    signed_in, lena, review, one_in_each_box
):
    client = signed_in(lena)

    duplicates = client.get(f"/reviews/{review.pk}/flow/removed/").content.decode()
    excluded = client.get(f"/reviews/{review.pk}/flow/reports_excluded/").content.decode()

    assert "Report on duplicate" in duplicates
    assert "Report on awaiting_screening" in duplicates
    assert "Report on report_excluded" in excluded
    assert "Wrong population" in excluded


def test_a_list_says_what_it_cannot_hold(signed_in, lena, review, one_in_each_box):
    library.add_search(
        lena, source_kind=SourceKind.REGISTER, source_name="CTR", removed_before_import=30
    )

    page = signed_in(lena).get(f"/reviews/{review.pk}/flow/removed/").content.decode()

    assert "Besides, 30 were removed as duplicates in another program" in page


def test_excluded_reports_can_be_narrowed_to_one_reason(signed_in, lena, review, one_in_each_box):
    client = signed_in(lena)
    wrong = {text: reason(review, text).pk for text in ("Wrong population", "Wrong outcome")}

    def shown(chosen: int | str) -> bool:
        page = client.get(f"/reviews/{review.pk}/flow/reports_excluded/?reason={chosen}")
        return "Report on report_excluded" in page.content.decode()

    assert shown(wrong["Wrong population"])
    assert not shown(wrong["Wrong outcome"])
    assert shown("nonsense")


def test_a_box_that_there_is_not_is_not_found(signed_in, lena, review):
    assert signed_in(lena).get(f"/reviews/{review.pk}/flow/cellar/").status_code == 404


def test_a_list_goes_page_by_page_and_shows_each_record_once(signed_in, lena, review, studies):
    made = {f"Walking and backs, report {number}<" for number in range(1, 121)}
    studies(120)
    client, query, seen = signed_in(lena), "", []
    for _ in range(3):
        answer = client.get(f"/reviews/{review.pk}/flow/identified/{query}")
        page = answer.content.decode()
        seen += [title for title in made if title in page]
        query = answer.context["page"].next_url

    assert query == ""
    assert sorted(seen) == sorted(made)


@pytest.mark.parametrize("page", ["flow/", "included/", "flow/identified/", "flow/removed/"])
def test_pages_cost_the_same_queries_however_long(
    signed_in, lena, review, studies, queries_of, page
):
    client = signed_in(lena)
    studies(2)
    few = queries_of(lambda: client.get(f"/reviews/{review.pk}/{page}"))
    studies(48)
    many = queries_of(lambda: client.get(f"/reviews/{review.pk}/{page}"))

    assert few == many


def test_the_page_says_one_and_several_of_what_is_in_progress(
    signed_in, lena, review, ada, ben, studies
):
    def in_progress() -> list[str]:
        page = signed_in(lena).get(f"/reviews/{review.pk}/flow/").text
        card = page.partition('id="awaited"')[2].partition("</section>")[0]
        return [
            re.sub(r"<[^>]+>", "", item).strip()
            for item in re.findall(r"<li>(.*?)</li>", card, re.DOTALL)
        ]

    first, second, third = studies(3)
    agree(first, ada, ben)
    agree(third, ada, ben, verdict=NO)
    disagree(second, ada, ben)
    assert in_progress() == ["1 record awaits screening, in conflict", "1 report awaits retrieval"]

    vote(first, ada, YES, stage=FULL_TEXT)
    studies(1)
    assert in_progress() == [
        "2 records await screening, 1 of them in conflict",
        "1 report awaits a decision",
    ]
