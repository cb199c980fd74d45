"""Refer, RefWorks and Ovid's own text: whole, in every field, and no line lost."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.formats import read
from tests.formats.exports import corpus_files_of, needs_corpus, real_files
from tests.formats.lineexports import AIS, CNKI, CNKI_REFER, CNKI_REFWORKS, COCHRANE, NOTE_EXPRESS

REFER = """\
%0 Journal Article
%A Müller, Änne
%A O'Hara, Bea
%T Lamps on the night shift, and what
became of them
%J Journal of Lamps
%V 12
%N 3
%P 52-58
%D 2018
%8 MAR 5
%K lamps
night work
%X We lit lamps.
%R 10.5555/lamps.1
%@ 1234-567X
%U https://example.org/1
%G eng
%C Bonn
%I Lamp Press

%0 Book
%E Ito, A.
%T On lamps
%D 2001
"""

REFWORKS = """\
RefWorks Export Tagged Format
Tag legend
RT=Reference Type

RT Journal Article
SR Electronic(1)
ID 7
A1 Müller,Änne
A1 O'Hara,Bea
T1 Lamps on the night shift
JF Journal of Lamps
JO J Lamps
YR 2018
FD Mar
VO 12
IS 3
SP 52
OP 58
K1 lamps
K1 night work
AB We lit lamps.
SN 1234-567X
AN 2018-1
DO 10.5555/lamps.1
LA English
"""

OVID = """\
<1. >
VN  - Ovid Technologies
DB  - Ovid MEDLINE(R)
UI  - 30000001
AU  - Müller, Änne MD, PhD 1,2
AU  - O'Hara, Bea
TI  - Lamps on the night shift, and what
      became of them. [Review]
SO  - Journal of Lamps. 12(3):52-58, 2018 Mar 5.
AB  - We lit lamps.

      Nurses liked them.
MH  - *Lamps
LG  - English.
IS  - 1234-567X
DO  - https://dx.doi.org/10.5555/lamps.1
DT  - Journal Article; Review
YR  - 2018

<2. >
TI  - On naps
"""

LABELLED = """\
<1>
Accession Number
  00001111-201803000-00002.
Author
  Muller, Anne MD *;  O'Hara, Bea RN +
Title
  Lamps on the night shift.[Article]
Source
  Journal of Lamps.   12(3):52-58, March 2018.
Abstract
  We lit lamps.
  Nurses liked them.
ISSN
  1234-567X
DOI Number
  10.5555/lamps.1
"""


def test_refer_is_read_in_every_field():
    parsed = read(REFER.encode(), name="refs.enw")

    one, two = parsed.citations
    assert (parsed.format, parsed.starts, parsed.ends) == ("Refer", 2, 2)
    assert one.title == "Lamps on the night shift, and what became of them"
    assert one.authors == ("Müller, Änne", "O'Hara, Bea")
    assert (one.year, one.container_title) == (2018, "Journal of Lamps")
    assert (one.volume, one.issue, one.pages) == ("12", "3", "52-58")
    assert (one.doi, one.issn, one.type) == ("10.5555/lamps.1", ("1234-567X",), "JOUR")
    assert one.keywords == ("lamps", "night work")
    assert (one.publisher, one.publisher_place, one.language) == ("Lamp Press", "Bonn", "eng")
    assert (two.title, two.editors, two.type) == ("On lamps", ("Ito, A.",), "BOOK")
    assert (one.first_line, one.last_line, two.first_line) == (1, 20, 22)
    assert {problem.code for problem in parsed.problems} == {"NO_ABSTRACT"}


def test_refer_without_types_is_divided_by_blank_lines():
    text = "%T Corn\n%A Newman, W.\n%D 1891\n\n%T Rye\n%A Abe, C.\n\nand more\n"

    parsed = read(text.encode(), name="refs.enw")

    assert [one.title for one in parsed.citations] == ["Corn", "Rye"]
    assert "NO_START" in [problem.code for problem in parsed.problems]


def test_refworks_is_read_in_every_field():
    parsed = read(REFWORKS.encode(), name="refs.txt")

    (one,) = parsed.citations
    assert (parsed.format, one.type) == ("RefWorks", "JOUR")
    assert (one.title, one.authors) == (
        "Lamps on the night shift",
        ("Müller, Änne", "O'Hara, Bea"),
    )
    assert (one.year, one.container_title, one.container_title_short) == (
        2018,
        "Journal of Lamps",
        "J Lamps",
    )
    assert (one.volume, one.issue, one.pages) == ("12", "3", "52-58")
    assert (one.doi, one.accessions) == ("10.5555/lamps.1", ("2018-1",))
    assert one.keywords == ("lamps", "night work")
    assert [orphan.line for orphan in parsed.orphans] == [1, 2, 3]


@pytest.mark.parametrize("text", [OVID, re.sub("(?m)^(?=.)", " ", OVID), OVID.replace("  -", " -")])
def test_ovid_is_read_in_every_field(text):
    parsed = read(text.encode(), name="ovid.txt")

    one, two = parsed.citations
    assert (parsed.format, parsed.starts) == ("Ovid", 2)
    assert one.title == "Lamps on the night shift, and what became of them"
    assert one.authors == ("Müller, Änne", "O'Hara, Bea")
    assert (one.year, one.container_title) == (2018, "Journal of Lamps")
    assert (one.volume, one.issue, one.pages) == ("12", "3", "52-58")
    assert (one.doi, one.pmid, one.accessions) == ("10.5555/lamps.1", "30000001", ("30000001",))
    assert one.abstract == "We lit lamps. Nurses liked them."
    assert (one.language, one.type, one.source) == ("English", "JOUR", "Ovid MEDLINE(R)")
    assert two.title == "On naps"


def test_ovid_with_labels_is_read_in_every_field():
    (one,) = read(LABELLED.encode(), name="ovid.txt").citations

    assert one.title == "Lamps on the night shift"
    assert one.authors == ("Muller, Anne", "O'Hara, Bea")
    assert (one.year, one.container_title) == (2018, "Journal of Lamps")
    assert (one.volume, one.issue, one.pages) == ("12", "3", "52-58")
    assert (one.doi, one.accessions) == ("10.5555/lamps.1", ("00001111-201803000-00002",))
    assert one.abstract == "We lit lamps. Nurses liked them."


WESTERN = (REFER, REFWORKS, OVID, LABELLED, AIS, COCHRANE)
CHINESE = (CNKI, CNKI_REFER, CNKI_REFWORKS, NOTE_EXPRESS)


@pytest.mark.parametrize("text", WESTERN)
@pytest.mark.parametrize(
    "saved",
    [
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.encode("utf-16"),
        lambda text: text.encode("cp1252"),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.rstrip("\n").encode() + b"\x1a",
    ],
)
def test_however_it_was_saved_it_is_the_same(text, saved):
    before = read(text.encode(), name="refs.txt")
    after = read(saved(text), name="refs.txt")

    assert [one.fields for one in after.citations] == [one.fields for one in before.citations]
    assert [one.first_line for one in after.citations] == [
        one.first_line for one in before.citations
    ]


real = real_files(corpus_files_of("enw", "ovid", "refworks_tagged"))
TAG = re.compile(r"^\s*(?:%\S|<\d+\.? *>|[A-Z][A-Z0-9]{1,4} *-? )\s*")


@needs_corpus
def test_every_record_of_a_real_export_is_read(real):
    assert len(real.parsed.citations) == real.parsed.ends == real.count


@needs_corpus
def test_every_line_is_in_one_record_or_an_orphan_and_its_text_among_the_fields(real):
    parsed = real.parsed

    kept = "".join(one.raw for one in parsed.citations)
    kept += "".join(f"\n{orphan.text}" for orphan in parsed.orphans)
    assert lines_of(kept) == lines_of(real.data.decode("utf-8-sig"))
    for one in parsed.citations:
        said = "".join(tag + value for tag, value in one.fields)
        written = "".join(TAG.sub("", line) for line in one.raw.splitlines())
        assert len(re.sub(r"\W", "", said)) >= len(re.sub(r"\W", "", written))


PIECES = st.sampled_from(
    (
        *("%0 Book", "%0", "%T On", "%A B", "%X abstract", "wrapped", "", "  indented", "%z odd"),
        *("RT Book", "T1 On", "<2. >", "TI  - On", "AU  - B", "Title", "Score", "Author"),
        *("Record #2 of 9", "TI: On", "{Title}: On", "{Reference Type}: Book", "Title-题名: On"),
    )
)


@given(
    st.sampled_from([*WESTERN, *CHINESE]),
    st.lists(st.tuples(PIECES, st.sampled_from(["\n", "\r\n", "\n\n", "\r"])), max_size=25),
)
def test_no_line_of_any_mixture_is_lost_or_doubled(clean, lines):
    text = clean + "".join(piece + end for piece, end in lines)

    parsed = read(text.encode(), name="mixture.txt")

    kept = "".join(one.raw for one in parsed.citations)
    kept += "".join(f"\n{orphan.text}" for orphan in parsed.orphans)
    assert sorted(kept.split()) == sorted(text.split())


def lines_of(text):
    return Counter(line.strip() for line in re.split(r"[\r\n]+", text) if line.strip())
