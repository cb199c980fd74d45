"""A table is read whatever divides its cells, however it was saved, and whatever was damaged."""

import csv
import io
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reviews.formats import UnreadableFile, encoding, read

HEADS = ["Title", "Authors", "Year", "Journal", "DOI", "Abstract"]


def rows_of(count):
    return [
        [
            f"Sleep and shift work, part {number}: a naïve comparison",
            "Müller, Änne; O'Hara, B.",
            str(1950 + number % 70),
            "Journal of Rest",
            f"10.5555/rest.{number}",
            f"We asked {number} nurses;\nand one “porter”, how they slept, or not.",
        ]
        for number in range(1, count + 1)
    ]


def table(rows, *, delimiter=",", heads=HEADS, line_end="\n"):
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=line_end).writerows([heads, *rows])
    return text.getvalue()


CLEAN = table(rows_of(50))
PREAMBLE = '"SEARCH QUERY","sleep:ti, or not"\n-----\n\n'
MUTATIONS = {
    "commas": CLEAN.encode(),
    "semicolons": table(rows_of(50), delimiter=";").encode(),
    "tabs": table(rows_of(50), delimiter="\t").encode(),
    "pipes": table(rows_of(50), delimiter="|").encode(),
    "byte order mark": CLEAN.encode("utf-8-sig"),
    "UTF-16 with a mark": CLEAN.encode("utf-16"),
    "UTF-16 without a mark": CLEAN.encode("utf-16-le"),
    "Windows-1252": CLEAN.encode("cp1252"),
    "one bad byte": CLEAN.encode().replace(b"porter", b"p\xf6rter", 1),
    "carriage returns only": CLEAN.replace("\n", "\r").encode(),
    "carriage return and newline": table(rows_of(50), line_end="\r\n").encode(),
    "doubled carriage returns": CLEAN.replace("\n", "\r\r\n").encode(),
    "NEL inside a text": CLEAN.replace("nurses", "nurses\x85").encode(),
    "U+2028 inside a text": CLEAN.replace("nurses", "nurses\u2028").encode(),
    "no newline at the end": CLEAN.rstrip("\n").encode(),
    "blank lines between rows": re.sub(r"\n(?=Sleep|\"Sleep)", "\n\n", CLEAN).encode(),
    "all cells quoted": re.sub(r'(?m)^"?(Title)', r'"\1', CLEAN)
    .replace("Title,", 'Title",')
    .encode(),
    "a search above the heads": (PREAMBLE + CLEAN).encode(),
    "blank rows below": (CLEAN + ",,,,,\n,,,,,\n").encode(),
    "the heads again in the middle": CLEAN.replace(
        '"Sleep and shift work, part 30:', ",".join(HEADS) + '\n"Sleep and shift work, part 30:'
    ).encode(),
    "an unnamed column": table([[*row, "x"] for row in rows_of(50)], heads=[*HEADS, ""]).encode(),
    "cells too many": table([[*row, "", "x"] for row in rows_of(50)]).encode(),
    "cells too few": table([row[:5] for row in rows_of(50)]).encode(),
}


@pytest.mark.parametrize("mutation", MUTATIONS)
def test_fifty_rows_stay_fifty(mutation):
    parsed = read(MUTATIONS[mutation], name="table.csv")

    assert len(parsed.citations) == parsed.starts == 50
    assert all(one.title.startswith("Sleep and shift work, part") for one in parsed.citations)
    assert all(one.authors == ("Müller, Änne", "O'Hara, B.") for one in parsed.citations)
    assert [one.doi for one in parsed.citations] == [f"10.5555/rest.{n}" for n in range(1, 51)]
    assert all(one.container_title == "Journal of Rest" for one in parsed.citations)


@pytest.mark.parametrize(
    ("mutation", "codes"),
    [
        ("commas", []),
        ("Windows-1252", []),
        ("one bad byte", ["BAD_BYTE"]),
        ("a search above the heads", ["HEADER_SKIPPED"]),
        ("blank rows below", []),
        ("the heads again in the middle", []),
        ("cells too many", ["ROW_WIDTH"]),
        ("cells too few", ["NO_ABSTRACT", "ROW_WIDTH"]),
    ],
)
def test_what_is_odd_is_told(mutation, codes):
    parsed = read(MUTATIONS[mutation], name="table.csv")

    assert sorted(problem.code for problem in parsed.problems) == codes


def test_a_row_is_kept_as_it_stands_with_the_lines_where_it_stands():
    parsed = read((PREAMBLE + CLEAN).encode(), name="table.csv")

    second = parsed.citations[1]
    assert (second.first_line, second.last_line) == (7, 8)
    assert second.raw.startswith('"Sleep and shift work, part 2: a')
    assert second.raw.endswith('or not."\n')
    assert second.fields[4] == ("DOI", "10.5555/rest.2")
    assert [orphan.line for orphan in parsed.orphans] == [1, 2, 4]
    assert parsed.orphans[0].text == '"SEARCH QUERY","sleep:ti, or not"'


def test_a_heading_among_the_rows_is_no_record():
    text = (
        "id,Title,Authors,Year\n1,On sleep,Ito,2001\nnot yet read by anyone\n2,On naps,Sato,2002\n"
    )

    parsed = read(text.encode(), name="table.csv")

    assert [one.title for one in parsed.citations] == ["On sleep", "On naps"]
    assert parsed.orphans[1].text == "not yet read by anyone"
    assert "ORPHAN_TEXT" in [problem.code for problem in parsed.problems]


@pytest.mark.parametrize(
    "broken",
    [
        '1,"On sleep,Ito,2001\n2,On naps,Sato,2002\n3,On rest,Abe,2003\n',
        '1,On sleep,Ito,2001\n2,"On naps,Sato,2002\n"3",On rest,"Abe",2003\n',
        '1,On sleep,Ito,2001\n2,On naps,"Sato,2002\n3,On rest,Abe,2003\n',
        '1,On sleep,Ito,2001\n2,On naps,Sato,"2002\n"3","On rest","Abe",2003\n',
    ],
)
def test_a_quotation_mark_that_is_not_closed_costs_no_row(broken):
    parsed = read(f"id,Title,Authors,Year\n{broken}".encode(), name="table.csv")

    assert [one.title.strip('"') for one in parsed.citations] == ["On sleep", "On naps", "On rest"]
    assert [one.year for one in parsed.citations] == [2001, 2002, 2003]
    assert "BROKEN_QUOTES" in [problem.code for problem in parsed.problems]


def test_a_quotation_mark_inside_a_cell_is_part_of_its_text():
    text = 'Title,Authors,Year\nA 5" nail,Ito,2001\n"The ""nap""",Sato,2002\n'

    parsed = read(text.encode(), name="table.csv")

    assert [one.title for one in parsed.citations] == ['A 5" nail', 'The "nap"']
    assert "BROKEN_QUOTES" not in [problem.code for problem in parsed.problems]


def test_a_thousand_columns_are_read():
    heads = [f"column {number}" for number in range(1000)]
    heads[700:703] = ["Title", "DOI", "Year"]
    row = [f"cell {number}" for number in range(1000)]
    row[700:703] = ["On sleep", "10.5555/1", "2001"]

    (one,) = read(table([row], heads=heads).encode(), name="wide.csv").citations

    assert (one.title, one.doi, one.year) == ("On sleep", "10.5555/1", 2001)
    assert len(one.fields) == 1000


@pytest.mark.parametrize(
    "text", ["Title,Authors,Year,DOI\n", "Title;Abstract\n\n", "PMID,Title,Authors,Citation"]
)
def test_heads_without_rows_are_refused(text):
    with pytest.raises(UnreadableFile, match="without any reference"):
        read(text.encode(), name="empty.csv")


def test_a_table_of_another_kind_does_not_pass_for_tagged_text_and_the_other_way_round():
    ris = "TY  - JOUR\nTI  - Title, authors, year\nAB  - title, abstract, year, doi\nER  - \n"
    quoted = 'Title,Abstract,Year\nOn sleep,"It is.\nTY  - JOUR\nPMID- 1",2001\n'

    assert read(ris.encode(), name="a.csv").format == "RIS"
    assert read(quoted.encode(), name="a.ris").format == "CSV"


CELLS = st.text(
    st.sampled_from(["a", "é", " ", ",", ";", '"', "\n", "\r", "\t", "=", "'", "|", "“", "語"]),
    max_size=12,
)


@given(st.lists(st.lists(CELLS, min_size=4, max_size=4), min_size=1, max_size=8))
@example([["", "", ",\r,,", ""]])
def test_every_cell_of_any_table_comes_back(rows):
    heads = ["Title", "Authors", "Abstract", "Remark"]
    filled = [row for row in rows if any(map(str.strip, row[1:]))]
    text = table([["A title", "Ito", "It is.", "x"], *filled], heads=heads, line_end="\r\n")

    parsed = read(text.encode(), name="any.csv")

    found = [[value for _, value in one.fields] for one in parsed.citations[1:]]
    assert found == [[cell.strip() for cell in row if cell.strip()] for row in filled]


PIECES = st.sampled_from(
    ["On sleep,Ito,2001", '"On naps","Sato', 'x"', '"', "", ",,", "a", '"a,b",c,"d"', "1,2,3,4,5"]
)
ENDS = st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\r\r\n"])


@given(st.lists(st.tuples(PIECES, ENDS), min_size=1, max_size=30))
def test_no_line_of_any_damaged_table_is_lost_or_doubled(lines):
    text = "Title,Authors,Year\nA title,Abe,2000\n" + "".join(one + end for one, end in lines)

    parsed = read(text.encode(), name="damaged.csv")

    kept = "".join(one.raw for one in parsed.citations)
    kept += "".join(f"\n{orphan.text}" for orphan in parsed.orphans)
    assert sorted(kept.split()) == sorted(text.split())
    numbers = [one.first_line for one in parsed.citations]
    assert numbers == sorted(numbers)


@given(st.lists(st.tuples(PIECES, ENDS), max_size=20), st.integers(1, 30))
@example([('"On naps","Sato', "\n"), ("a", "\n")], 7)
def test_where_a_window_ends_changes_nothing(lines, window):
    text = "Title,Authors,Year\nA title,Abe,2000\n" + "".join(one + end for one, end in lines)
    whole = read(text.encode(), name="table.csv")

    before, encoding.WINDOW = encoding.WINDOW, window
    try:
        assert read(text.encode(), name="table.csv") == whole
    finally:
        encoding.WINDOW = before
