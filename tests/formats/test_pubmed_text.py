"""PubMed's texts for people are read by the order of their paragraphs."""

import pytest

from reviews.formats import UnreadableFile, read
from reviews.formats.writing.original import write_original

ABSTRACTS = """\
1. J Lamps. 2018 Mar 3;12(3):52-58. doi: 10.5555/lamps.1. Epub 2018
Feb 1.

Lamps on the night shift and what
became of them.

[Article in French; Abstract available in French from the publisher]

Ito A(1)(2), van Oss D(2), Duncan WC Jr(1); Lamp Study
Group.

Author information:
(1)Department of Lamps, University of Bonn, Bonn, Germany.
(2)Naps Ltd.

Comment in
    J Lamps. 2019 Jan;13(1):1-2. doi: 10.5555/lamps.9.

BACKGROUND: We lit lamps.
RESULTS: They were:

1. bright, and

2. warm.

Copyright © 2018 The Lamp Press.

DOI: 10.5555/lamps.1
PMCID: PMC7000001
PMID: 30000001 [Indexed for MEDLINE]

Conflict of interest statement: 1. None.


2. Clin Naps (Phila). 2019;79 Suppl 3:e12.

On naps.

[No authors listed]

PMID: 30000002


4. J Rest. 2020 Jan 7:1-4. doi: 10.5555/rest.1. [Epub ahead of print]

Rest.

Sato B.

PMID: 30000004
"""
SUMMARIES = """\
1: Ito A, van Oss D, Duncan WC Jr; Lamp Study Group. Lamps on the night shift: do they
help? J Lamps. 2018 Mar;12(3):52-58. doi: 10.5555/lamps.1. Epub 2018 Feb 1.
PMID: 30000001; PMCID: PMC7000001.

2: [No authors listed]. On naps. Clin Naps (Phila). 2019;79 Suppl 3:e12. PubMed
PMID: 30000002; PubMed Central PMCID: PMC7000002.
"""


def parse(text):
    return read(text.encode(), name="pubmed.txt")


def test_abstracts_are_read_in_every_field():
    parsed = parse(ABSTRACTS)
    one, nobodys, early = parsed.citations

    assert (parsed.format, parsed.starts, parsed.dialects) == ("PubMed text", 3, {"PubMed": 3})
    assert one.title == "Lamps on the night shift and what became of them."
    assert one.authors == ("Ito A", "van Oss D", "Duncan WC Jr", "Lamp Study Group")
    assert (one.container_title, one.year) == ("J Lamps", 2018)
    assert (one.volume, one.issue, one.pages) == ("12", "3", "52-58")
    assert (one.doi, one.pmid, one.pmcid) == ("10.5555/lamps.1", "30000001", "PMC7000001")
    assert one.abstract.startswith("BACKGROUND: We lit lamps. RESULTS: They were:")
    assert one.abstract.endswith("2. warm.")
    assert (one.language, one.source) == ("French", "PubMed")
    assert ("COIS", "Conflict of interest statement: 1. None.") in one.fields
    assert (one.first_line, one.last_line, nobodys.first_line) == (1, 32, 35)
    assert (nobodys.authors, nobodys.issue, nobodys.pages) == ((), "Suppl 3", "e12")
    assert (early.authors, early.year, early.pages) == (("Sato B",), 2020, "1-4")


def test_summaries_are_read_in_every_field():
    one, other = parse(SUMMARIES).citations

    assert one.title == "Lamps on the night shift: do they help?"
    assert one.authors == ("Ito A", "van Oss D", "Duncan WC Jr", "Lamp Study Group")
    assert (one.container_title, one.year, one.volume) == ("J Lamps", 2018, "12")
    assert (one.doi, one.pmid, one.pmcid) == ("10.5555/lamps.1", "30000001", "PMC7000001")
    assert (other.title, other.authors) == ("On naps.", ())
    assert (other.container_title, other.issue) == ("Clin Naps (Phila)", "Suppl 3")
    assert (other.pmid, other.pmcid) == ("30000002", "PMC7000002")


@pytest.mark.parametrize("text", [ABSTRACTS, SUMMARIES])
def test_no_line_and_no_word_is_lost(text):
    whole = text + "\n\n" + text
    parsed = parse(whole)

    lines = whole.split("\n")
    inside = {
        number for one in parsed.citations for number in range(one.first_line, one.last_line + 1)
    }
    outside = {orphan.line for orphan in parsed.orphans}
    assert {number for number, line in enumerate(lines, 1) if line.strip()} <= inside ^ outside
    for one in parsed.citations:
        told = " ".join(text for _, text in one.fields)
        assert all(
            word in told for word in one.raw.split() if word[0].isalpha() and ":" not in word
        )


def test_two_exports_in_one_file_are_read_one_after_the_other():
    assert len(parse(ABSTRACTS + "\n\n" + ABSTRACTS).citations) == 6
    assert len(parse(SUMMARIES + "\n" + SUMMARIES).citations) == 4


def test_a_record_that_never_ends_is_refused(monkeypatch):
    monkeypatch.setattr("reviews.formats.pubmedtext.LARGEST_RECORD", 1_000)

    with pytest.raises(UnreadableFile, match="does not end"):
        parse(ABSTRACTS + "More text.\n" * 100)


@pytest.mark.parametrize("text", [ABSTRACTS, SUMMARIES])
def test_records_in_their_own_words_are_the_same_again(text):
    parsed = parse(text)

    written = "".join(
        write_original([one.raw for one in parsed.citations], format_name=parsed.format)
    )

    assert [one.fields for one in parse(written).citations] == [
        one.fields for one in parsed.citations
    ]
