"""What we write reads back the same, for us and for others, and can do no harm."""

from dataclasses import replace

import rispy
from hypothesis import given
from hypothesis import strategies as st

from reviews.formats import Citation, Exportable, csv_cell, read, ris_record, write_ris
from reviews.formats.writing.exportable import one_line
from tests.formats.exports import clean_ris

LETTERS = st.characters(
    exclude_categories=("Cs", "Cc", "Zl", "Zp"), exclude_characters=";\ufffd\ufeff"
)
WORDS = st.text(LETTERS, max_size=30).map(lambda text: one_line(" ".join(text.split())))
SOME_WORDS = WORDS.filter(bool)


def several(texts):
    return st.lists(texts, max_size=3, unique=True).map(tuple)


CITATIONS = st.builds(
    Citation,
    title=WORDS,
    authors=several(SOME_WORDS),
    year=st.none() | st.integers(1500, 2100),
    container_title=SOME_WORDS.map(lambda text: f"Journal of {text}"),
    volume=WORDS,
    issue=WORDS.filter(bool),
    pages=st.sampled_from(["", "52-58", "7", "e12", "S1-S9", "1535-41", "4-4"]),
    abstract=SOME_WORDS.map(lambda text: f"A long abstract, longer than any other: {text * 3}"),
    doi=st.sampled_from(["", "10.5555/abc", "10.1016/s0140-6736(05)67889-0", "10.1000/a<b>c"]),
    pmid=st.sampled_from(["", "12345678", "4321"]),
    pmcid=st.sampled_from(["", "PMC123456"]),
    type=st.sampled_from(["JOUR", "BOOK", "GEN"]),
    original_title=WORDS,
    container_title_short=SOME_WORDS.map(lambda text: f"J {text}"),
    number=WORDS,
    issn=several(st.sampled_from(["1234-567X", "0000-0019"])),
    isbn=several(st.sampled_from(["9783161484100", "316148410X"])),
    urls=several(st.sampled_from(["https://example.org/1", "https://example.org/2?a=b"])),
    other_abstracts=several(SOME_WORDS.map(lambda text: f"Kurz {text[:9]}".strip())),
    keywords=several(SOME_WORDS),
    language=WORDS,
    publisher=WORDS,
    source=st.sampled_from(["", "Embase", "Scopus", "Medline", "A database"]),
    accessions=several(SOME_WORDS.map(lambda text: f"A{text}")),
    trial_ids=several(st.sampled_from(["NCT01234567", "ISRCTN12345678"])),
    notes=several(SOME_WORDS.map(lambda text: f"Note {text}")),
)


def canonical(citation):
    return replace(citation, fields=(), raw="", first_line=0, last_line=0)


@given(CITATIONS)
def test_a_citation_written_and_read_is_the_same(citation):
    citation = replace(citation, issued=str(citation.year or ""))

    (back,) = read(ris_record(citation).encode(), name="back.ris").citations

    assert canonical(back) == citation


@given(st.text(), st.text(), st.text())
def test_no_text_can_forge_a_tag(title, abstract, note):
    forging = f"{abstract}\r\nER  - \nTY  - JOUR\u2028TI  - forged"
    citation = Citation(type="JOUR", title=f"T{title}", abstract=forging)

    written = ris_record(citation, [f"{note}\x85ER  - \rTY  - BOOK"])

    (back,) = read(written.encode("utf-8", "replace"), name="back.ris").citations
    tags = [tag for tag, value in back.fields if not value.startswith("Tandem: ")]
    assert tags == ["TY", "TI", "AB", "N1", "ER"]


def test_the_second_round_trip_gives_the_same_text():
    once = "".join(write_ris(read(clean_ris(20).encode(), name="a.ris").citations))

    assert "".join(write_ris(read(once.encode(), name="b.ris").citations)) == once


def test_a_tag_without_a_field_survives():
    text = "TY  - JOUR\nTI  - A\nAD  - Bonn\nZZ  - odd\nER  - \n"

    written = "".join(write_ris(read(text.encode(), name="a.ris").citations))

    assert "AD  - Bonn\r\nZZ  - odd\r\n" in written


def test_the_review_s_notes_are_written_after_the_citation_s_own():
    citation = Citation(title="A", notes=("from the database",))

    (written,) = write_ris([Exportable(citation, notes=("Outcome: included",), keywords=("RCT",))])

    assert "KW  - RCT\r\nN1  - from the database\r\nN1  - Outcome: included\r\n" in written


def test_another_reader_finds_the_same_records():
    citations = read(clean_ris(30).encode(), name="a.ris").citations

    theirs = rispy.loads("".join(write_ris(citations)).replace("\r\n", "\n"))

    assert [one["title"] for one in theirs] == [one.title for one in citations]
    assert [one["doi"] for one in theirs] == [one.doi for one in citations]


def test_a_cell_never_begins_as_a_formula():
    for start in "=+-@\t\r\n＝＋－＠":
        assert csv_cell(f"{start}1+1") == f"'{start}1+1"
        assert csv_cell(f" {start}1+1") == f"' {start}1+1"
    assert csv_cell("a = b") == "a = b"
    assert csv_cell("") == ""
