"""A table that nobody knows is shown with proposals, and read once its columns are named."""

import csv
import datetime
import io
import zipfile

import openpyxl
import pytest

from reviews.formats import UnknownColumns, UnknownField, UnreadableFile, columns, open_file, read

UNKNOWN = (
    "Nr;What it is called;Who;When;Where;Link\n"
    "1;On sleep among the nurses of the night shift;Ito, A.;2001;Journal of Rest;10.5555/1\n"
    "2;On naps, and on what became of them;Sato, B.;2002;Journal of Rest;10.5555/2\n"
)
MAPPING = {
    "What it is called": "title",
    "Who": "authors",
    "When": "year",
    "Where": "container_title",
    "Nr": "",
}


def workbook(*sheets):
    """A workbook with the given sheets, each a list of rows."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_an_unknown_table_is_refused_with_what_its_columns_may_hold():
    with pytest.raises(UnknownColumns, match="say which column holds what") as refusal:
        open_file(UNKNOWN.encode(), name="list.csv")

    assert isinstance(refusal.value, UnreadableFile)
    assert refusal.value.columns == columns(UNKNOWN.encode(), name="list.csv")
    assert refusal.value.columns.heads == ("Nr", *list(MAPPING)[:4], "Link")


def test_proposals_come_from_the_heads_else_from_the_cells():
    found = columns(UNKNOWN.encode(), name="list.csv")

    assert found.mapping == {
        "Nr": "",
        "What it is called": "title",
        "Who": "authors",
        "When": "year",
        "Where": "container_title",
        "Link": "urls",
    }
    by_head = {column.head: column for column in found.columns}
    assert by_head["Link"].score == 1
    assert 0 < by_head["What it is called"].score < by_head["When"].score < 1
    assert by_head["When"].samples == ("2001", "2002")
    assert found.row == 1


def test_the_columns_are_read_as_a_person_says():
    parsed = read(UNKNOWN.encode(), name="list.csv", mapping=MAPPING)

    one, two = parsed.citations
    assert one.title == "On sleep among the nurses of the night shift"
    assert (one.authors, one.year, one.container_title) == (("Ito, A.",), 2001, "Journal of Rest")
    assert two.title == "On naps, and on what became of them"
    assert one.doi == ""  # nobody has said that the last column holds DOIs
    assert one.fields[-1] == ("Link", "10.5555/1")


def test_a_person_may_correct_what_we_think_we_know():
    text = "Title,Abstract,Keywords\nsleep,On sleep,It is.\n"

    (one,) = read(
        text.encode(), name="a.csv", mapping={"Title": "keywords", "Abstract": "title"}
    ).citations

    assert (one.title, one.keywords, one.abstract) == ("On sleep", ("sleep",), "")


def test_a_mapping_to_no_field_is_refused():
    with pytest.raises(UnknownField, match="“Who” cannot hold “colour”"):
        open_file(UNKNOWN.encode(), name="a.csv", mapping={**MAPPING, "Who": "colour"})


def test_a_file_that_is_no_table_has_no_columns():
    with pytest.raises(UnreadableFile, match="not a table"):
        columns(b"TY  - JOUR\nTI  - On sleep\nER  - \n", name="a.ris")


def test_a_workbook_is_read_like_a_table():
    rows = [
        ["Search of 1 March"],
        [],
        ["Title", "Authors", "Year", "Date", "Is open", "Cited"],
        ["On sleep", "Ito, A.; Sato, B.", 2001, datetime.datetime(2001, 3, 1), True, 1.5],
        ["On naps", "Abe, C.", 2002.0, None, False, 2.0],
    ]

    parsed = read(workbook(rows), name="book.xlsx")

    one, two = parsed.citations
    assert (parsed.format, parsed.encoding) == ("Excel", "")
    assert (one.title, one.authors, one.year) == ("On sleep", ("Ito, A.", "Sato, B."), 2001)
    assert one.issued == "2001-03-01"
    assert two.year == 2002
    assert dict(one.fields)["Is open"] == "TRUE"
    assert one.raw == '["On sleep", "Ito, A.; Sato, B.", "2001", "2001-03-01", "TRUE", "1.5"]'
    assert (one.first_line, two.first_line) == (4, 5)
    assert parsed.orphans[0].text == '["Search of 1 March"]'


def test_a_formula_is_read_as_text_or_as_what_it_gave_never_run():
    heads = ["Title", "Authors", "Year"]
    book = openpyxl.Workbook()
    book.active.append(heads)
    book.active.append(["=1+1", "Ito", 2001])
    book.active.append(["On sleep", "Ito", 2001])
    book.active["A2"].data_type = "s"
    file = io.BytesIO()
    book.save(file)

    in_workbook = read(file.getvalue(), name="book.xlsx").citations
    in_text = read(b"Title,Authors,Year\n=1+1,Ito,2001\n", name="book.csv").citations

    assert [one.title for one in in_workbook] == ["=1+1", "On sleep"]
    assert in_text[0].title == "=1+1"


def test_a_sheet_without_titles_is_told_and_kept_aside():
    data = workbook(
        [["About", "this"], ["made", "today"]],
        [["Title", "Authors", "Year"], ["On sleep", "Ito", 2001]],
    )

    parsed = read(data, name="book.xlsx")

    assert [one.title for one in parsed.citations] == ["On sleep"]
    assert "OTHER_SHEET" in [problem.code for problem in parsed.problems]
    assert [orphan.text for orphan in parsed.orphans if "made" in orphan.text]


def test_an_unknown_workbook_can_be_mapped_too():
    data = workbook([["Called", "Who"], ["On sleep", "Ito"], ["On naps", "Sato"]])

    with pytest.raises(UnknownColumns):
        open_file(data, name="book.xlsx")
    parsed = read(data, name="book.xlsx", mapping={"Called": "title", "Who": "authors"})

    assert [one.title for one in parsed.citations] == ["On sleep", "On naps"]
    assert columns(data, name="book.xlsx").heads == ("Called", "Who")


@pytest.mark.parametrize("damage", [b"", b"<not xml", None])
def test_a_damaged_workbook_is_refused_in_a_sentence(damage):
    whole = zipfile.ZipFile(io.BytesIO(workbook([["Title", "Year"], ["On sleep", 2001]])))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in whole.namelist():
            if "sheet1" not in name:
                archive.writestr(name, whole.read(name))
            elif damage is not None:
                archive.writestr(name, damage)

    with pytest.raises(UnreadableFile, match=r"damaged|empty"):
        read(file.getvalue(), name="book.xlsx")


def test_a_workbook_that_does_not_say_what_is_in_it_is_refused_in_a_sentence():
    whole = zipfile.ZipFile(io.BytesIO(workbook([["Title", "Year"], ["On sleep", 2001]])))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in whole.namelist():
            archive.writestr(name, whole.read(name).replace(b"spreadsheetml", b"somethingelse"))

    with pytest.raises(UnreadableFile, match="damaged"):
        read(file.getvalue(), name="book.xlsx")


def test_an_empty_workbook_is_refused():
    with pytest.raises(UnreadableFile, match="empty"):
        read(workbook([]), name="book.xlsx")


# Rows as somebody keeps them: the first is a record already.
HEADLESS_ROWS = [
    ["On sleep among the night nurses", "Ito, A.; Sato, B.", "2001", "J Rest", "10.5555/1"],
    ["On naps, and on what became of them", "Abe, C.", "2002", "J Rest", ""],
    ["Waking early in the far north", "Doi, D.; Eto, E.", "2003", "Ann Sleep", "10.5555/3"],
]
SAID = ["title", "authors", "year", "container_title", "doi"]


def headless(delimiter):
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\n").writerows(HEADLESS_ROWS)
    return text.getvalue().encode()


HEADLESS = {
    "commas": headless(","),
    "tabs": headless("\t"),
    "semicolons": headless(";"),
    "workbook": workbook(HEADLESS_ROWS),
}


@pytest.mark.parametrize("kind", HEADLESS)
def test_a_table_without_heads_is_asked_about_by_the_letters_of_its_columns(kind):
    with pytest.raises(UnknownColumns) as refusal:
        open_file(HEADLESS[kind], name="list")

    found = refusal.value.columns
    assert found.are_headless
    assert found.heads == ("A", "B", "C", "D", "E")
    assert found.mapping == SAID
    assert found.columns[0].samples[0] == HEADLESS_ROWS[0][0]


@pytest.mark.parametrize("kind", HEADLESS)
def test_all_rows_of_a_table_without_heads_are_records(kind):
    parsed = read(HEADLESS[kind], name="list", mapping=SAID)

    one, two, three = parsed.citations
    assert (one.title, one.authors) == (HEADLESS_ROWS[0][0], ("Ito, A.", "Sato, B."))
    assert (two.year, two.container_title, two.doi) == (2002, "J Rest", "")
    assert (three.doi, three.fields[0]) == ("10.5555/3", ("A", HEADLESS_ROWS[2][0]))
    assert (parsed.starts, parsed.orphans) == (3, ())
    assert {problem.code for problem in parsed.problems} == {"NO_ABSTRACT"}
    assert "On sleep among" in one.raw
    if kind != "workbook":
        assert "".join(citation.raw for citation in parsed.citations).encode() == HEADLESS[kind]


def test_a_person_may_say_that_the_first_row_holds_heads_or_that_it_does_not():
    with_heads = columns(UNKNOWN.encode(), name="list.csv", headless=True)
    without = columns(HEADLESS["commas"], name="list.csv", headless=False)

    assert with_heads.are_headless
    assert with_heads.columns[1].samples[0] == "What it is called"
    assert not without.are_headless
    assert without.heads == tuple(HEADLESS_ROWS[0])


def test_a_letter_is_no_head():
    """In a wide table, columns are called DO, TI and so on."""
    wide = "".join(
        f"{number},On sleep in the town of {number} hills,2001" + "," * 600 + "x\n"
        for number in range(1, 4)
    )

    found = columns(wide.encode(), name="wide.csv")

    assert found.are_headless
    assert [column.field for column in found.columns if column.field] == ["title", "year"]


def test_a_sheet_of_another_width_than_the_one_named_is_told_and_kept_aside():
    data = workbook(HEADLESS_ROWS, [["Made by", "Ito"], ["in", "2001"]])

    parsed = read(data, name="book.xlsx", mapping=SAID)

    assert len(parsed.citations) == 3
    assert {problem.code for problem in parsed.problems} == {"OTHER_SHEET", "NO_ABSTRACT"}
    assert len(parsed.orphans) == 2


def test_two_columns_are_a_table_if_one_has_dois():
    text = "On sleep among nurses\t10.5555/1\nOn naps among porters\t10.5555/2\n"

    with pytest.raises(UnknownColumns) as refusal:
        open_file(text.encode(), name="list.txt")

    assert refusal.value.columns.mapping == ["title", "doi"]
    parsed = read(text.encode(), name="list.txt", mapping=["title", "doi"])
    assert [one.doi for one in parsed.citations] == ["10.5555/1", "10.5555/2"]


def test_a_list_of_fields_is_checked_as_heads_are():
    with pytest.raises(UnknownField, match="“A” cannot hold “titel”"):
        read(HEADLESS["commas"], name="a.csv", mapping=["titel", "title"])
