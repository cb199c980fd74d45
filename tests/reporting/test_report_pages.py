"""What a report prints beside the flow: excluded full texts with reasons, and the searches."""

import csv
import io
import re
from datetime import date

import pytest

from reviews.choices import SourceKind
from reviews.library import actions as library
from reviews.library.models import Study
from reviews.protocol.actions import VotingRules
from reviews.reporting.citing import citation_line
from reviews.screening.joining import join
from reviews.screening.protocol_changes import change_protocol
from tests.cast import FULL_TEXT, NO
from tests.screening.acting import agree, reason, vote, written


@pytest.fixture
def excluded(review, ada, ben, a_study):
    """Make a study that was excluded at full text for a reason."""

    def make(text: str, **fields: object) -> Study:
        study = a_study(**fields)
        agree(study, ada, ben)
        for screener in (ada, ben):
            vote(study, screener, NO, stage=FULL_TEXT, reason=reason(review, text))
        return study

    return make


def test_excluded_full_texts_are_cited_with_their_reasons(signed_in, olive, review, excluded):
    excluded("Wrong outcome", title="Walks <and> backs", volume="3", pages="1-9", doi="10.5555/x")
    excluded("Wrong population", title="Another")
    client, address = signed_in(olive), f"/reviews/{review.pk}/excluded-full-texts/"

    page = client.get(address).content.decode()

    assert (
        "Rivera, Ana; Cho, Min. Walks &lt;and&gt; backs. Journal of Invented Results."
        " 2020;3:1-9. doi:10.5555/x." in page
    )
    assert page.index("Wrong outcome</td>") < page.index("Wrong population</td>")
    only = client.get(f"{address}?reason={reason(review, 'Wrong population').pk}").content.decode()
    assert "Walks" not in only
    assert "Another" in only


def test_only_reasons_that_somebody_may_look_for_are_offered(signed_in, lena, review, excluded):
    """Those in force, and of the retired ones those that a report was excluded for."""
    excluded("Wrong outcome")
    change_protocol(
        lena, protocol_=written(review, reasons=("Wrong population",)), rules=VotingRules()
    )

    for address in ("excluded-full-texts/", "flow/reports_excluded/"):
        page = signed_in(lena).get(f"/reviews/{review.pk}/{address}").text
        offered = page.partition('name="reason"')[2].partition("</select>")[0]
        assert re.findall(r"<option[^>]*>([^<]+)", offered) == [
            "Every reason",
            "Wrong population",
            "Wrong outcome",
        ]


def test_the_list_of_excluded_full_texts_is_a_file_too(signed_in, olive, review, excluded):
    study = excluded("Wrong outcome", title="Walks and backs")
    client = signed_in(olive)
    address = f"/reviews/{review.pk}/export/file/?what=full_texts_excluded&format="

    table = b"".join(client.get(f"{address}csv")).decode("utf-8-sig")
    [row] = csv.DictReader(io.StringIO(table))
    ris = b"".join(client.get(f"{address}ris")).decode()

    assert (row["study"], row["title"], row["reason"]) == (
        str(study.pk),
        "Walks and backs",
        "Wrong outcome",
    )
    assert "Excluded at full text: Wrong outcome" in ris


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"title": "Walks"}, "Walks."),
        ({}, "Untitled."),
        ({"title": "Walks.", "pages": "4-5"}, "Walks. 4-5."),
        ({"title": "Walks", "year": 2020, "pmid": "1234"}, "Walks. 2020. PMID 1234."),
        ({"title": "Walks", "volume": "3", "issue": "4"}, "Walks. 3(4)."),
    ],
)
def test_a_citation_says_what_is_known(fields, line):
    assert citation_line(Study(**fields)) == line


def test_the_search_table_has_a_column_for_each_search(signed_in, olive, lena, review):
    library.add_search(
        lena,
        source_kind=SourceKind.DATABASE,
        source_name="MEDLINE",
        platform="Ovid",
        strategy="1 walk*\n2 back pain/",
        limits="English or German",
        filters="A filter for trials",
        peer_review="By a second librarian",
        note="After an earlier review",
        run_on=date(2026, 3, 1),
        hits=120,
        removed_before_import=7,
        ineligible_before_import=2,
    )
    library.add_search(lena, source_kind=SourceKind.CITATION, source_name="References")
    client = signed_in(olive)

    page = client.get(f"/reviews/{review.pk}/search-table/").content.decode()
    file = client.get(f"/reviews/{review.pk}/search-table.csv")
    header, *rows = csv.reader(io.StringIO(file.content.decode("utf-8-sig")))

    assert header == ["PRISMA-S", "Item", "MEDLINE", "References"]
    said = {row[1]: row[2:] for row in rows}
    assert said["Kind of source"] == ["Database (item 1)", "Citation searching (item 5)"]
    assert said["Platform"] == ["Ovid", "its own"]
    assert said["Strategy, as it was run"] == ["1 walk*\n2 back pain/", "not noted"]
    assert said["Limits and restrictions"][0] == "English or German"
    assert said["Search filters"][0] == "A filter for trials"
    assert said["Peer review of the strategy"][0] == "By a second librarian"
    assert said["Searched on"] == ["1 Mar 2026", "not noted"]
    assert said["Records"] == ["120 found, 0 imported", "not noted"]
    assert said["Duplicates"][0] == "0 duplicates found by Tandem, 7 removed before import"
    assert all(cell in page for cells in said.values() for cell in cells)


def test_the_search_table_counts_one_duplicate_as_one(signed_in, lena, review, studies):
    join(lena, studies(2))

    assert (
        "1 duplicate found by Tandem"
        in signed_in(lena).get(f"/reviews/{review.pk}/search-table/").text
    )


def test_no_cell_of_the_search_table_is_run_by_a_spreadsheet(signed_in, lena, review):
    library.add_search(lena, source_kind=SourceKind.DATABASE, source_name="=1+1", strategy="@x")

    file = signed_in(lena).get(f"/reviews/{review.pk}/search-table.csv").content.decode("utf-8-sig")

    cells = [cell for row in csv.reader(io.StringIO(file)) for cell in row]
    assert not any(cell.startswith(("=", "@", "+", "-")) for cell in cells)


@pytest.mark.parametrize(
    "page", ["excluded-full-texts/", "search-table/", "flow/frozen/", "flow/earlier/"]
)
def test_pages_cost_the_same_queries_however_long(
    signed_in, lena, review, excluded, queries_of, page
):
    client = signed_in(lena)

    def grow(number: int) -> None:
        for place in range(number):
            excluded("Wrong outcome")
            library.add_search(
                lena, source_kind=SourceKind.DATABASE, source_name=f"Source {number} {place}"
            )

    grow(2)
    few = queries_of(lambda: client.get(f"/reviews/{review.pk}/{page}"))
    grow(8)
    many = queries_of(lambda: client.get(f"/reviews/{review.pk}/{page}"))

    assert few == many
