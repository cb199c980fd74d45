"""A line without an end fills no memory, whatever it begins like."""

import contextlib
import tracemalloc

import pytest

from reviews.formats import UnreadableFile, open_file

BEGINNINGS = {
    "RIS": b"TY  - JOUR\nTI  - On sleep\nAB  - ",
    "PubMed": b"PMID- 31234567\nTI  - On sleep\nAB  - ",
    "Web of Science": b"FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nTI ",
    "PubMed XML": b"<PubmedArticleSet><PubmedArticle><PMID>31234567</PMID><Abstract>",
    "EndNote XML": b"<xml><records><record><ref-type>17</ref-type><abstract>",
    "EU register": b"Summary\nEudraCT Number: 2019-001234-56\nA.3 Full title: ",
    "BibTeX": b"@article{a, title = {On sleep}, abstract = {",
    "CSL-JSON": b'[{"id": "1", "type": "article-journal", "title": "On sleep", "abstract": "',
    "CSV": b'Title,Authors,Year,Abstract\nOn sleep,Ito,2001,"',
    "Refer": b"%0 Journal Article\n%T On sleep\n%X ",
    "nothing known": b"Dear all, ",
}


@pytest.mark.parametrize(
    "megabytes", [100, pytest.param(1000, marks=pytest.mark.full)], ids=["100 MB", "1 GB"]
)
@pytest.mark.parametrize("format_name", BEGINNINGS)
def test_a_line_without_an_end_is_read_or_refused_in_bounds(format_name, megabytes):
    data = bytearray(b"n") * (megabytes * 1_000_000)
    data[: len(BEGINNINGS[format_name])] = BEGINNINGS[format_name]
    tracemalloc.start()

    with contextlib.suppress(UnreadableFile):
        assert sum(1 for _ in open_file(data, name="line.txt")) == 1

    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 500_000_000
