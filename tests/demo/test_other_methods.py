"""What the demo's people found outside of databases, and the PDFs that they were sent."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from reviews.dedup import group
from reviews.demo import files, references, report_called
from reviews.demo.further import further_reports
from reviews.demo.other_methods import CUT_SHORT, KNOWN, files_of_other_methods
from reviews.demo.pdfs import pdf_of
from reviews.demo.words import MARK
from reviews.formats import read

FILES = {file.source_kind: file for file in files_of_other_methods()}


@pytest.mark.parametrize("kind", ["website", "organisation", "citation"])
def test_each_method_has_a_file_that_is_read_whole(kind):
    file = FILES[kind]

    citations = read(file.data, name=file.name).citations

    assert len(citations) == file.hits - file.removed_before_import
    assert all(citation.title and citation.authors and citation.year for citation in citations)


def test_further_reports_are_new_and_fictional():
    further = further_reports()
    taken = {(report.title, report.number) for report in references()}

    assert len({report.number for report in (*references(), *further)}) == len(references()) + 12
    assert not taken & {(report.title, report.number) for report in further}
    assert all(report.abstract.endswith(MARK) for report in further)
    assert all(report_called(report.title, report.year) == report for report in further)


def test_some_cited_reports_are_known_and_of_some_a_person_must_say():
    known = [citation for file in files() for citation in read(file.data, name=file.name).citations]
    cited = read(FILES["citation"].data, name="cited.ris").citations

    found = group([*known, *cited])

    of_cited = {member for one in found for member in one.members if member >= len(known)}
    assert len(of_cited) == KNOWN
    assert len(found.to_review) == CUT_SHORT


def test_a_pdf_is_the_same_each_time_and_says_that_it_is_fictional():
    report = next(report for report in references() if "ζ" in report.title)

    printed = PdfReader(BytesIO(pdf_of(report)))

    assert pdf_of(report) == pdf_of(report)
    text = " ".join(" ".join(page.extract_text() for page in printed.pages).split())
    assert report.title in text
    assert report.doi in text
    assert MARK in text
    assert printed.metadata.title == report.title
