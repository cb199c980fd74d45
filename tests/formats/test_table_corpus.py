"""Every real table is read whole: the true number of records, and no line and no cell lost."""

import csv
import io
import json
import re
from collections import Counter

import openpyxl

from tests.formats.exports import CORPUS, corpus_files_of, needs_corpus, real_files

TABLES = [
    *corpus_files_of("csv", "xlsx", "wos_tab"),
    *[(name, count) for name, count in corpus_files_of("trials") if name.endswith(".csv")],
]
text_table = real_files([one for one in TABLES if not one[0].endswith(".xlsx")])
workbook = real_files([one for one in TABLES if one[0].endswith(".xlsx")])


def decoded(data):
    return data.decode(
        "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "replace"
    )


@needs_corpus
def test_every_record_of_a_real_table_is_read(text_table):
    assert_all_records_are_there(text_table)


@needs_corpus
def test_every_record_of_a_real_workbook_is_read(workbook):
    assert_all_records_are_there(workbook)


def assert_all_records_are_there(real):
    parsed = real.parsed
    assert len(parsed.citations) == parsed.starts == parsed.ends == real.count
    assert sum(1 for one in parsed.citations if one.title) >= real.count - 2


@needs_corpus
def test_every_line_of_a_real_table_is_in_one_row_or_an_orphan(text_table):
    text = decoded(text_table.data)
    parsed = text_table.parsed

    kept = "".join(one.raw for one in parsed.citations)
    kept += "".join(f"\n{orphan.text}" for orphan in parsed.orphans)
    assert lines_of(kept) == lines_of(text)


@needs_corpus
def test_a_row_is_where_it_is_said_to_be(text_table):
    lines = re.split(r"\r\n|\n|\r", decoded(text_table.data))

    for one in text_table.parsed.citations:
        place = "\n".join(lines[one.first_line - 1 : one.last_line])
        assert same_letters(place) == same_letters(one.raw)


@needs_corpus
def test_every_cell_is_among_the_fields(text_table):
    text = decoded(text_table.data)
    delimiter = max(",;\t", key=text[:2000].count)

    for one in text_table.parsed.citations:
        (cells,) = csv.reader(io.StringIO(one.raw.strip("\r\n"), newline=""), delimiter=delimiter)
        filled = [cell.strip() for cell in cells if cell.strip()]
        assert [value for _, value in one.fields] == filled


@needs_corpus
def test_every_cell_of_a_workbook_is_in_one_row_or_an_orphan(workbook):
    book = openpyxl.load_workbook(CORPUS / workbook.name)
    cells = Counter(
        str(cell).strip()
        for sheet in book
        for row in sheet.iter_rows(values_only=True)
        for cell in row
        if cell is not None and str(cell).strip()
    )

    parsed = workbook.parsed

    kept = [json.loads(one.raw) for one in parsed.citations]
    kept += [json.loads(orphan.text) for orphan in parsed.orphans]
    assert Counter(cell.strip() for row in kept for cell in row if cell.strip()) == cells
    for one in parsed.citations:
        assert [value for _, value in one.fields] == [
            cell.strip() for cell in json.loads(one.raw) if cell.strip()
        ]


def lines_of(text):
    """The lines that are not blank, and how often each stands there."""
    return Counter(filter(None, map(same_letters, re.split(r"[\r\n]+", text))))


def same_letters(text):
    """The text without blanks, and without letters that are damaged."""
    return re.sub(r"[\s\ufeff\ufffd\x80-\x9f]", "", text)
