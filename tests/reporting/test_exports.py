"""Exports: what is in the file, who may see which of it, and that no size is too large."""

import csv
import io
import zipfile

import pytest
from openpyxl import load_workbook

from reviews import formats
from reviews.choices import Box, SourceKind
from reviews.library import actions as library
from reviews.library.models import Study
from reviews.library.receiving import receive
from reviews.protocol.actions import close_stage
from reviews.reporting import exports
from reviews.reporting.listings import LISTINGS
from reviews.screening import joining
from tests.cast import FULL_TEXT, TITLE_ABSTRACT, YES
from tests.library.conftest import upload, work
from tests.screening.acting import agree, disagree, settle_conflict, vote

MARK = "\ufeff"
RIS_FILE = b"TY  - JOUR\r\nTI  - Walking and sleep\r\nXX  - kept too\r\nER  - \r\n"
TABLE = b"Title,Year,Journal\r\nWalking at night,2019,Sleep\r\n"


@pytest.fixture
def fetched(signed_in, review):
    def get(who, what: str, kind: str) -> bytes:
        address = f"/reviews/{review.pk}/export/file/"
        answer = signed_in(who).get(address, {"what": what, "format": kind})
        assert answer.status_code == 200
        return answer.getvalue()

    return get


@pytest.fixture
def imported(libby, search):
    def receive_and_work(data: bytes, name: str) -> None:
        [file] = receive(libby, search, [upload(data, name)]).files
        work(file)

    return receive_and_work


@pytest.fixture
def download(fetched):
    def get(who, what: str = "identified", kind: str = "csv") -> str:
        return fetched(who, what, kind).decode()

    return get


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix(MARK))))


def test_a_csv_has_each_study_with_its_outcome_reason_and_source(download, lena, one_in_each_box):
    rows = {row["title"]: row for row in rows_of(download(lena))}

    assert len(rows) == len(Box)
    excluded = rows["Report on report_excluded"]
    assert (excluded["outcome"], excluded["reason"]) == (
        "Excluded at full text",
        "Wrong population",
    )
    assert (excluded["found by"], excluded["authors"]) == ("PubMed", "Rivera, Ana; Cho, Min")
    kept = one_in_each_box[Box.AWAITING_SCREENING]
    assert rows["Report on duplicate"]["duplicate of"] == str(kept.pk)
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


def test_the_best_of_joined_references_is_exported_and_each_duplicate_as_it_is(
    download, lena, a_study
):
    root, other = a_study(doi="", abstract="Short."), a_study(abstract="What is longer.")
    joining.join(lena, [root, other])

    rows = {row["study"]: row for row in rows_of(download(lena))}

    assert rows[str(root.pk)]["abstract"] == "What is longer."
    assert rows[str(root.pk)]["doi"] == other.doi
    assert rows[str(other.pk)]["title"] == other.title


def test_every_source_of_a_group_found_the_study(download, lena, a_study, a_file):
    """In the order in which the searches were added, and each but once."""
    embase = library.add_search(
        lena, source_kind=SourceKind.DATABASE, source_name="Embase", platform="Ovid"
    )
    root, at_embase, undone = (a_study(file=a_file(search=embase)) for _ in range(3))
    at_pubmed, again = a_study(), a_study()
    joining.join(lena, [root, at_embase, at_pubmed, again, undone], stays=root.pk)
    Study.objects.filter(pk=undone.pk).update(undone=True)

    rows = {row["study"]: row["found by"] for row in rows_of(download(lena))}

    assert rows[str(root.pk)] == "PubMed; Embase (Ovid)"
    # Duplicates are records by themselves here, each with its own source.
    assert rows[str(at_embase.pk)] == "Embase (Ovid)"
    assert rows[str(again.pk)] == "PubMed"
    assert "Found by PubMed; Embase (Ovid)." in download(lena, kind="ris")


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
    assert "Title & abstract votes" not in rows_of(download(lena))[0]
    assert "votes" not in download(lena, kind="ris")

    close_stage(lena, TITLE_ABSTRACT)
    rows = rows_of(download(lena))

    assert [row["Title & abstract votes"] for row in rows] == [
        "Ada: include; Ben: exclude; settled by Cleo: include",
        "Ada: include; Ben: include",
    ]
    assert "Full text votes" not in rows[0]
    assert "Title & abstract votes: Ada: include; Ben: include" in download(lena, kind="ris")


def test_votes_at_full_text_name_their_reasons(download, lena, one_in_each_box):
    close_stage(lena, FULL_TEXT)

    [row] = rows_of(download(lena, "reports_excluded"))

    assert row["Full text votes"] == (
        "Ada: exclude (Wrong population); Ben: exclude (Wrong population)"
    )


def test_a_choice_that_there_is_not_is_refused(signed_in, lena, review):
    answer = signed_in(lena).get(f"/reviews/{review.pk}/export/file/?what=attic&format=ris")

    assert answer.status_code == 422
    assert "Select a valid choice" in answer.content.decode()


def test_an_export_takes_six_queries_for_a_batch(
    review, studies, ada, ben, queries_of, monkeypatch
):
    monkeypatch.setattr(exports, "BATCH", 20)
    for study in studies(40):
        agree(study, ada, ben)
    votes_at = [TITLE_ABSTRACT, FULL_TEXT]

    def write() -> None:
        batches = exports.exported(review, LISTINGS["identified"], votes_at=votes_at)
        written = b"".join(exports.as_text(batches, formats.WRITERS["csv"])).decode()
        assert len(rows_of(written)) == 40

    # The searches, which studies, and six for each of two batches.
    assert queries_of(write) == 2 + 2 * 6


@pytest.mark.parametrize("kind", [*formats.WRITERS, "xlsx"])
def test_every_format_reads_back_with_what_came_of_each_study(fetched, lena, one_in_each_box, kind):
    data = fetched(lena, "reports_excluded", kind)

    [citation] = formats.read(data, name=f"export.{kind}").citations

    study = one_in_each_box[Box.REPORT_EXCLUDED]
    assert (citation.title, citation.doi) == (study.title, study.doi)
    assert citation.authors == ("Rivera, Ana", "Cho, Min")
    if kind in ("csv", "xlsx"):
        assert ("reason", "Wrong population") in citation.fields
    else:
        assert f"Tandem study {study.pk}. Excluded at full text: Wrong population." in (
            citation.notes
        )


def test_the_note_beside_a_vote_is_exported_with_it(download, lena, ada, ben, study):
    vote(study, ada, YES, note="A conference abstract?")
    vote(study, ben, YES)
    close_stage(lena, TITLE_ABSTRACT)

    [row] = rows_of(download(lena))

    assert row["Title & abstract votes"] == (
        "Ada: include, noting “A conference abstract?”; Ben: include"
    )


def test_a_text_too_long_for_excel_is_kept_and_told(signed_in, lena, review, a_study):
    a_study(abstract="word " * 10_000)
    client = signed_in(lena)

    data = client.get(f"/reviews/{review.pk}/export/file/?what=identified&format=xlsx").getvalue()

    sheets = load_workbook(io.BytesIO(data)).sheetnames
    assert sheets == ["References 1", "Long texts"]
    page = client.get(f"/reviews/{review.pk}/export/").content.decode()
    assert "identified.xlsx: 1 text is longer than a cell of Excel can be" in page


def test_control_characters_taken_out_of_a_workbook_are_told(signed_in, lena, review, a_study):
    a_study(title="Walking\x1f to work")
    client = signed_in(lena)

    client.get(f"/reviews/{review.pk}/export/file/?what=identified&format=xlsx").getvalue()

    page = client.get(f"/reviews/{review.pk}/export/").content.decode()
    assert "identified.xlsx: 1 field held control characters" in page


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_original_is_each_record_as_it_stood_in_its_file(fetched, lena, imported, encoding):
    imported(RIS_FILE, name="one.ris")
    imported(TABLE.decode().encode(encoding), name="two.csv")

    archive = zipfile.ZipFile(io.BytesIO(fetched(lena, "identified", "original")))

    one, two = archive.namelist()
    assert (one.partition("-")[2], two.partition("-")[2]) == ("one.ris", "two.csv")
    assert formats.read(archive.read(one), name=one).citations[0].raw == RIS_FILE.decode()
    assert archive.read(two) == TABLE


def test_the_rows_of_a_workbook_become_a_table(fetched, lena, imported):
    workbook = io.BytesIO()
    formats.write_xlsx([formats.Citation(title="Walking to work", year=2020)], workbook)
    imported(workbook.getvalue(), name="three.xlsx")

    archive = zipfile.ZipFile(io.BytesIO(fetched(lena, "identified", "original")))

    [name] = archive.namelist()
    assert name.endswith("-three.xlsx.csv")
    [citation] = formats.read(archive.read(name), name=name).citations
    assert (citation.title, citation.year) == ("Walking to work", 2020)


def test_the_original_holds_the_chosen_studies_only(fetched, lena, one_in_each_box):
    data = fetched(lena, "included", "original")

    archive = zipfile.ZipFile(io.BytesIO(data))
    said = b"".join(archive.read(name) for name in archive.namelist()).decode()
    assert said.strip() == one_in_each_box[Box.INCLUDED].reference.raw.strip()
