"""Other programs' readers find the same references in what we write."""

import csv
import io
import json

import bibtexparser
import pytest
import rispy
from Bio import Medline
from lxml import etree
from openpyxl import load_workbook

from reviews.formats import (
    WRITERS,
    Citation,
    Exportable,
    NoOwnText,
    read,
    write_original,
    write_xlsx,
)
from reviews.formats.ourtable import HEADS
from reviews.formats.writing.tables import LONGEST_CELL
from tests.formats.exports import clean_medline, clean_ris, clean_wos

CITATIONS = (
    *read(clean_ris(30).encode(), name="a.ris").citations,
    *read(clean_medline(3).encode(), name="a.nbib").citations,
    *read(clean_wos(3).encode(), name="a.txt").citations,
    Citation(
        title="50% of R&D {costs} $5 \\ more_or ~less^", authors=("Ito, A.", "The {Night} Group")
    ),
    Citation(title="A <b>bold</b> & “quoted” title; with | signs", notes=("one", "two\nlines")),
)
TITLES = [one.title for one in CITATIONS]


def text(name, items=CITATIONS):
    return b"".join(WRITERS[name].write(items)).decode()


def test_rispy_reads_our_ris():
    theirs = rispy.loads(text("ris").replace("\r\n", "\n"))

    assert [one["title"] for one in theirs] == TITLES
    assert [tuple(one.get("authors", ())) for one in theirs] == [one.authors for one in CITATIONS]


def test_biopython_reads_our_nbib():
    theirs = list(Medline.parse(io.StringIO(text("nbib"))))

    assert [one["TI"] for one in theirs] == TITLES


def test_bibtexparser_reads_our_bibtex():
    theirs = bibtexparser.parse_string(text("bibtex"))

    assert theirs.failed_blocks == []
    assert len(theirs.entries) == len(CITATIONS)
    assert len({one.key for one in theirs.entries}) == len(CITATIONS)
    assert [one["title"] for one in theirs.entries][:30] == TITLES[:30]


def test_braces_balance_for_every_reader_of_our_bibtex():
    # BibTeX itself counts a brace after a backslash too.
    entry = text("bibtex", CITATIONS[-2:-1])

    assert entry.count("{") == entry.count("}")
    assert "\\{" not in entry


def test_any_reader_of_xml_reads_our_endnote_xml():
    root = etree.fromstring(text("endnote").encode())

    assert [one.findtext("titles/title") for one in root.iter("record")] == TITLES


def test_any_reader_of_json_reads_our_csl_json():
    items = json.loads(text("csl"))

    assert [one["title"] for one in items] == TITLES
    assert items[0]["author"][0] == {"family": "Müller", "given": "Änne 1"}
    assert items[0]["issued"] == {"date-parts": [[1951]]}


def test_any_reader_of_csv_reads_our_csv():
    lines = list(csv.DictReader(io.StringIO(text("csv").removeprefix("\ufeff"))))

    assert [one["title"] for one in lines] == TITLES


def test_openpyxl_reads_our_workbook():
    file = io.BytesIO()
    written = write_xlsx(CITATIONS, file)
    (sheet,) = load_workbook(file).worksheets

    assert (written.rows, written.long_texts) == (len(CITATIONS), 0)
    assert [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)] == TITLES


def test_what_the_review_says_has_columns_of_its_own():
    item = Exportable(
        Citation(title="A", type="BOOK"),
        notes=("Excluded at full text.",),
        keywords=("RCT",),
        columns=(("outcome", "excluded"), ("reason", "=wrong population")),
    )

    (row,) = csv.DictReader(io.StringIO(text("csv", [item]).removeprefix("\ufeff")))
    (one,) = json.loads(text("csl", [item]))

    assert (row["outcome"], row["reason"]) == ("excluded", "'=wrong population")
    assert (row["notes"], row["keywords"]) == ("Excluded at full text.", "RCT")
    assert one["custom"] == {"outcome": "excluded", "reason": "=wrong population"}
    assert (one["note"], one["keyword"]) == ("Excluded at full text.", "RCT")
    for name in ("ris", "nbib", "bibtex", "endnote"):
        assert "Excluded at full text." in text(name, [item])
        assert "RCT" in text(name, [item])


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "'=", " =", "'"])
def test_no_cell_is_a_formula_and_yet_each_comes_back(start):
    item = Citation(title=f"{start}1+1".strip(), type="BOOK")
    (row,) = csv.DictReader(io.StringIO(text("csv", [item]).removeprefix("\ufeff")))

    assert row["title"][0] not in "=+-@＝"
    assert row["tandem"] == ""  # the reader needs no help
    (back,) = read(text("csv", [item]).encode(), name="a.csv").citations
    assert back.title == item.title


def test_a_text_too_long_for_a_cell_stands_whole_in_the_second_sheet():
    long = "An abstract. 😴" * 5000
    file = io.BytesIO()

    written = write_xlsx([Citation(title="A"), Citation(title="B", abstract=long)], file)

    references, long_texts = load_workbook(file).worksheets
    column = 1 + list(HEADS).index("abstract")
    cell = references.cell(3, column).value
    parts = list(long_texts.iter_rows(min_row=2, values_only=True))
    assert written.long_texts == 1
    assert cell.endswith(" […]")
    assert long.startswith(cell.removesuffix(" […]"))
    assert len(cell.encode("utf-16-le")) // 2 <= LONGEST_CELL
    assert "".join(part[4] for part in parts) == long
    assert parts[0][:4] == ("References 1", "3", "abstract", "1")


def test_control_characters_that_no_cell_may_hold_are_told():
    items = [Citation(title="A\tb\r\nc"), Citation(title="B\x1f\x02", keywords=("x\x0c", "y"))]
    file = io.BytesIO()

    written = write_xlsx(items, file)

    references, taken_out = load_workbook(file).worksheets
    assert (written.rows, written.taken_out) == (2, 2)
    assert references.cell(3, 1).value == "B"
    assert [row[0].value for row in taken_out.iter_rows()] == [
        "References 1, row 3, title: 2 control characters",
        "References 1, row 3, keywords: 1 control character",
    ]
    assert len(read(file.getvalue(), name="a.xlsx").citations) == 2


def test_a_full_sheet_is_followed_by_another(monkeypatch):
    monkeypatch.setattr("reviews.formats.writing.tables.MOST_ROWS", 11)
    file = io.BytesIO()

    write_xlsx(CITATIONS[:30], file)

    assert len(load_workbook(file).worksheets) == 3
    assert len(read(file.getvalue(), name="a.xlsx").citations) == 30


CROSSREF = '{"DOI": "10.5555/x", "title": ["A"], "author": []}'
ORIGINALS = {
    "RIS": clean_ris(3),
    "PubMed": clean_medline(3),
    "Web of Science": clean_wos(3),
    "BibTeX": "% by hand\n@misc{a,\n title = {A}}\n\n@misc{b, title = {B}}",
    "CSV": 'Title,Authors,Year,DOI\nA,Ito,2001,\n"B\nb",Ito,2001,10.5555/b',
    "Crossref": f'{{"message": {{"items": [{CROSSREF}, {CROSSREF}]}}}}',
    "EndNote XML": "<xml><records><record><ref-type name='Book'>6</ref-type><titles><title>A"
    "</title></titles></record><record><titles><title>B</title></titles></record></records></xml>",
}


@pytest.mark.parametrize("name", ORIGINALS)
def test_references_in_their_own_words_are_the_same_to_the_letter(name):
    data = ORIGINALS[name].encode()
    parsed = read(data, name="a")
    raws = [one.raw for one in parsed.citations]
    header = parsed.orphans[0].text if name == "CSV" else ""

    original = "".join(write_original(raws, format_name=parsed.format, header=header))

    assert parsed.format == name
    back = read(original.encode(), name="b")
    assert back.format == name
    assert [one.raw.strip() for one in back.citations] == [raw.strip() for raw in raws]
    assert all(raw.encode() in data for raw in raws)


def test_a_workbook_has_no_words_of_its_own():
    with pytest.raises(NoOwnText, match="table"):
        write_original(["[]"], format_name="Excel")


@pytest.mark.parametrize("name", WRITERS)
def test_a_writer_takes_one_item_at_a_time(name):
    taken = []

    def items():
        for number in range(5000):
            taken.append(number)
            yield Citation(title=f"T{number}")

    pieces = WRITERS[name].write(items())
    next(pieces)
    next(pieces)

    assert len(taken) < 1500
