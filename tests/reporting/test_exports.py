"""Exports: what is in the file, who may see which of it, and that no size is too large."""

import csv
import io

import pytest

from reviews import formats
from reviews.choices import Box
from reviews.protocol.actions import close_stage
from reviews.reporting import exports
from reviews.reporting.listings import LISTINGS
from tests.cast import FULL_TEXT, TITLE_ABSTRACT, YES
from tests.screening.acting import agree, disagree, settle_conflict


@pytest.fixture
def download(signed_in, review):
    def get(who, what: str = "identified", kind: str = "csv") -> str:
        address = f"/reviews/{review.pk}/export/file/"
        answer = signed_in(who).get(address, {"what": what, "format": kind})
        assert answer.status_code == 200
        return answer.getvalue().decode()

    return get


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix(exports.MARK))))


def test_a_csv_has_each_study_with_its_outcome_reason_and_source(download, lena, one_in_each_box):
    rows = {row["title"]: row for row in rows_of(download(lena))}

    assert len(rows) == len(Box)
    excluded = rows["Report on report_excluded"]
    assert (excluded["outcome"], excluded["reason"]) == (
        "Excluded at full text",
        "Wrong population",
    )
    assert (excluded["source"], excluded["authors"]) == ("PubMed", "Rivera, Ana; Cho, Min")
    kept = one_in_each_box[Box.AWAITING_SCREENING]
    assert rows["Report on duplicate"]["duplicate_of"] == str(kept.pk)
    assert rows["Report on included"]["reason"] == ""


def test_only_the_chosen_studies_are_exported(download, lena, one_in_each_box):
    included = rows_of(download(lena, "included"))
    awaiting = rows_of(download(lena, "awaiting_screening"))

    assert [row["title"] for row in included] == ["Report on included"]
    assert {row["outcome"] for row in awaiting} == {
        "Awaiting screening",
        "In conflict at title & abstract",
    }


def test_a_ris_reads_back_with_what_came_of_each_study(download, lena, one_in_each_box):
    text = download(lena, "reports_excluded", "ris")

    [citation] = formats.read(text.encode(), name="export.ris").citations

    study = one_in_each_box[Box.REPORT_EXCLUDED]
    assert (citation.title, citation.doi) == (study.title, study.doi)
    assert citation.authors == ("Rivera, Ana", "Cho, Min")
    assert f"Tandem study {study.pk}. Excluded at full text: Wrong population." in citation.notes
    assert "Tandem: Excluded at full text" in citation.keywords


def test_corrected_fields_are_exported_and_the_rest_is_kept(download, lena, a_study):
    study = a_study(issn=("1234-5678",), trial_ids=("NCT00000001",))
    study.title, study.authors = "As it should be", "Cho, Min; Rivera, Ana"
    study.save()

    [citation] = formats.read(download(lena, kind="ris").encode(), name="export.ris").citations

    assert (citation.title, citation.authors) == ("As it should be", ("Cho, Min", "Rivera, Ana"))
    assert (citation.issn, citation.trial_ids) == (("1234-5678",), ("NCT00000001",))


def test_no_cell_is_run_by_a_spreadsheet(download, lena, a_study):
    a_study(title='=HYPERLINK("evil")', container_title="+1", authors=("@SUM(A1)",))

    [row] = rows_of(download(lena))

    assert row["title"] == '\'=HYPERLINK("evil")'
    assert (row["journal"], row["authors"]) == ("'+1", "'@SUM(A1)")


def test_votes_are_exported_only_where_the_stage_is_closed(
    download, lena, cleo, ada, ben, study, a_study
):
    other = a_study()
    disagree(study, ada, ben)
    settle_conflict(study, cleo, YES)
    agree(other, ada, ben)
    assert "title_abstract_votes" not in rows_of(download(lena))[0]
    assert "votes" not in download(lena, kind="ris")

    close_stage(lena, TITLE_ABSTRACT)
    rows = rows_of(download(lena))

    assert [row["title_abstract_votes"] for row in rows] == [
        "Ada: include; Ben: exclude; settled by Cleo: include",
        "Ada: include; Ben: include",
    ]
    assert "full_text_votes" not in rows[0]
    assert "Title & abstract votes: Ada: include; Ben: include" in download(lena, kind="ris")


def test_votes_at_full_text_name_their_reasons(download, lena, one_in_each_box):
    close_stage(lena, FULL_TEXT)

    [row] = rows_of(download(lena, "reports_excluded"))

    assert row["full_text_votes"] == (
        "Ada: exclude (Wrong population); Ben: exclude (Wrong population)"
    )


def test_a_choice_that_there_is_not_is_refused(signed_in, lena, review):
    answer = signed_in(lena).get(f"/reviews/{review.pk}/export/file/?what=attic&format=ris")

    assert answer.status_code == 422
    assert "Select a valid choice" in answer.content.decode()


def test_an_export_takes_three_queries_for_a_batch(
    review, studies, ada, ben, queries_of, monkeypatch
):
    monkeypatch.setattr(exports, "BATCH", 20)
    for study in studies(40):
        agree(study, ada, ben)
    votes_at = [TITLE_ABSTRACT, FULL_TEXT]

    def write() -> None:
        batches = exports.exported(review, LISTINGS["identified"], votes_at=votes_at)
        assert len(rows_of("".join(exports.as_csv(batches, votes_at)))) == 40

    # The searches, which studies, and three for each of two batches.
    assert queries_of(write) == 2 + 2 * 3
