"""Every real export is read whole: the true number of records, and no line lost."""

import re

import pytest

from reviews.formats import UnreadableFile, read
from tests.formats.exports import CORPUS, corpus_files, needs_corpus, real_files

TAG = re.compile(r"(?m)^\W*[A-Za-z][A-Za-z0-9]{1,3}[ \t]*-")
WOS_TAG = re.compile(r"(?m)^[A-Z][A-Z0-9](?: |$)")
LINE_ENDS = re.compile(r"\r\r\n|\r\n|\n|\r")

real = real_files(corpus_files())


def non_blank_lines(text):
    return [line.strip() for line in LINE_ENDS.split(text) if line.strip(" \t\ufeff\x1a")]


@needs_corpus
def test_every_record_of_a_real_export_is_read(real):
    assert len(real.parsed.citations) == real.count


@needs_corpus
def test_every_line_is_in_one_record_or_an_orphan(real):
    text = real.data.decode("utf-8-sig")  # as all files of the corpus in these formats are

    kept = [line for one in real.parsed.citations for line in non_blank_lines(one.raw)]
    kept += [orphan.text for orphan in real.parsed.orphans]
    assert sorted(line.strip("\ufeff ") for line in kept) == sorted(
        line.strip("\ufeff ") for line in non_blank_lines(text)
    )


@needs_corpus
def test_every_text_of_a_record_is_among_its_fields(real):
    tag = WOS_TAG if real.parsed.format == "Web of Science" else TAG
    for one in real.parsed.citations:
        said = "".join(value for _, value in one.fields)
        written = tag.sub("", one.raw.replace("\r", "\n"))
        assert len(re.sub(r"\W", "", said)) >= len(re.sub(r"\W", "", written))


@needs_corpus
def test_a_file_is_read_by_its_content_whatever_its_name_ends_in():
    parsed = read((CORPUS / "ris/rispy__example_wos.ris").read_bytes(), name="savedrecs.ris")

    assert (parsed.format, len(parsed.citations)) == ("Web of Science", 2)
    assert all(one.title and one.year and one.accessions for one in parsed.citations)


@needs_corpus
def test_a_file_of_web_of_science_without_records_is_refused():
    with pytest.raises(UnreadableFile, match="no references"):
        read((CORPUS / "wos/jabref__IsiImporterTestEmpty.isi").read_bytes(), name="empty.isi")


@needs_corpus
def test_each_record_of_pubmed_central_keeps_its_own_number():
    parsed = read((CORPUS / "nbib/nbib__pmc_medlars.txt").read_bytes(), name="pmc.txt")

    assert [one.raw[:6] for one in parsed.citations] == ["PMC - "] * 5
    assert all(one.raw.split()[2] == one.pmcid for one in parsed.citations)
    assert parsed.problems == ()


@needs_corpus
def test_pubmed_text_is_read_as_such_whatever_the_file_is_called():
    name = "ris/citation-file-formatting___baseline_pubmed.ris"

    parsed = read((CORPUS / name).read_bytes(), name=name)

    assert parsed.format == "PubMed"
    assert all(one.pmid and one.title and one.year for one in parsed.citations)
