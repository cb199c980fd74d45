"""A table that nobody knows is shown with proposals, and read once its columns are named."""

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
        "Who": "",
        "When": "year",
        "Where": "",
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
