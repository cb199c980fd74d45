"""The demo's search files are always the same, read whole, and overlap as searches do."""

import hashlib
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from reviews.dedup import group
from reviews.demo import files, references, report_called
from reviews.demo.holdings import EMBASE, PUBMED, SCOPUS, UNIDENTIFIED, holdings
from reviews.demo.report import CONFERENCE
from reviews.formats import read

REPORTS = references()
FILES = {file.source_name: file for file in files()}


def digests() -> list[str]:
    return [hashlib.sha256(file.data).hexdigest() for file in files()]


def test_every_run_writes_the_same_bytes():
    program = (
        "import hashlib\n"
        "from reviews.demo import files\n"
        "print(*(hashlib.sha256(file.data).hexdigest() for file in files()))"
    )
    # Another process has another hash seed, so that no set's order can slip in.
    other = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
        env={"PYTHONHASHSEED": "7"},
    )

    assert digests() == digests()
    assert other.stdout.split() == digests()


def test_there_are_about_300_reports_in_about_450_records():
    assert 290 <= len(REPORTS) <= 310
    assert {name: file.hits for name, file in FILES.items()} == {
        "MEDLINE": 150,
        "Embase": 170,
        "Scopus": 130,
    }


def test_every_report_is_held_somewhere():
    held = {copy.report.number for copies in holdings().values() for copy in copies}

    assert held == {report.number for report in REPORTS}


def test_most_overlap_lies_between_all_three_databases():
    where: Counter[int] = Counter()
    for copies in holdings().values():
        where.update(copy.report.number for copy in copies)

    assert Counter(where.values()) == {1: 208, 2: 46, 3: 50}


@pytest.mark.parametrize("file", FILES.values(), ids=FILES)
def test_every_record_reads_with_its_title_year_and_identifiers(file):
    database = {"MEDLINE": PUBMED, "Embase": EMBASE, "Scopus": SCOPUS}[file.source_name]

    parsed = read(file.data, name=file.name)

    assert len(parsed.citations) == file.hits
    for citation, copy in zip(parsed.citations, holdings()[database], strict=True):
        report = copy.report
        assert _letters(citation.title) == _letters(copy.title)
        assert citation.year == report.year
        assert citation.doi == copy.doi
        assert citation.pmid == copy.pmid
        assert len(citation.authors) == len(report.authors)
        assert citation.authors[0].startswith(report.authors[0].family)
        assert citation.container_title == report.journal.name
        assert citation.volume == report.volume
        if report.abstract:
            assert citation.abstract == report.abstract
        assert citation.original_title.rstrip(".") == report.original_title


def test_grouping_finds_every_copy_and_joins_no_near_duplicates():
    records = [
        (citation, copy.report.number)
        for file, copies in zip(FILES.values(), holdings().values(), strict=True)
        for citation, copy in zip(read(file.data, name=file.name).citations, copies, strict=True)
    ]

    groups = group([citation for citation, _ in records])

    found = {frozenset(records[member][1] for member in one.members) for one in groups}
    assert all(len(numbers) == 1 for numbers in found)
    assert sum(len(one.members) - 1 for one in groups) == len(records) - len(REPORTS)


@pytest.mark.parametrize("file", FILES.values(), ids=FILES)
def test_an_imported_title_leads_back_to_its_report(file):
    for citation in read(file.data, name=file.name).citations:
        found = report_called(citation.title, citation.year)

        assert found is not None
        assert _letters(found.title) == _letters(citation.title)


def test_an_unknown_title_leads_to_no_report():
    assert report_called("Fluid intake in hens", 2020) is None


def test_some_copies_can_only_be_matched_by_title_year_and_author():
    plain = [
        copy
        for copies in holdings().values()
        for copy in copies
        if copy.report.doi and not copy.doi
    ]

    assert len(plain) == UNIDENTIFIED
    assert all(not copy.pmid for copy in plain)


def test_conference_abstracts_are_in_embase_alone():
    for database, copies in holdings().items():
        shown = [copy for copy in copies if copy.report.publication_type == CONFERENCE]
        assert bool(shown) == (database == EMBASE)


def test_pubmed_wraps_its_lines_under_six_spaces():
    lines = FILES["MEDLINE"].data.decode().split("\r\n")

    assert max(map(len, lines)) <= 89
    assert all(re.match(r"[A-Z]{2,4} *- |      \S|$", line) for line in lines)


def test_embase_begins_with_a_mark_and_ends_its_lines_as_windows_does():
    data = FILES["Embase"].data

    assert data.startswith(b"\xef\xbb\xbfTY  - JOUR\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")


def _letters(title: str) -> str:
    return "".join(character for character in title.casefold() if character.isalnum())
