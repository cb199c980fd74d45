"""Web of Science's own plain text is read whole, in every field, and however it was damaged."""

import re

import pytest

from reviews.formats import read, ris_record
from tests.formats.exports import clean_medline, clean_ris, clean_wos

CLEAN = clean_wos(20)


def one_record(*lines):
    text = "\n".join(["PT J", *lines, "ER", "", "EF"])
    (citation,) = read(text.encode(), name="savedrecs.txt").citations
    return citation


def test_a_record_is_read_in_every_field():
    parsed = read(clean_wos(2).encode(), name="savedrecs.ris")

    one = parsed.citations[0]
    assert (parsed.format, parsed.starts, parsed.ends) == ("Web of Science", 2, 2)
    assert parsed.dialects == {"Web of Science": 2}
    assert parsed.problems == ()
    assert one.title == "Lamps on the night shift, part 1, and what became of them"
    assert one.authors == ("Müller, Änne", "O'Hara, Bea", "Night Grp")
    assert (one.year, one.issued) == (2018, "2018")
    assert (one.container_title, one.container_title_short) == ("JOURNAL OF LAMPS", "J. Lamps")
    assert (one.volume, one.issue, one.pages, one.number) == ("12", "3", "52-58", "e102")
    assert one.abstract == "We lit lamps. ER nurses liked them."
    assert (one.doi, one.pmid) == ("10.5555/lamps.1", "30000001")
    assert one.accessions == ("WOS:000430210000001",)
    assert one.issn == ("1234-567X", "7654-3210")
    assert one.isbn == ("9783161484100",)
    assert one.keywords == ("lamps", "night work", "SHIFT WORK", "LIGHT")
    assert (one.language, one.publisher) == ("English", "LAMP PRESS")
    assert (one.type, one.source) == ("JOUR", "Web of Science")
    assert (one.first_line, one.last_line) == (3, 42)
    assert one.raw.startswith("PT J\n")
    assert one.raw.endswith("\nER\n")


def test_a_list_is_one_text_a_line_and_a_wrapped_text_is_one():
    fields = read(clean_wos(1).encode(), name="savedrecs.txt").citations[0].fields

    assert [text for tag, text in fields if tag == "AU"] == ["Müller, Ä", "O'Hara, B"]
    assert [len(text) for tag, text in fields if tag == "CR"] == [25, 45]
    assert ("DE", "lamps; night work") in fields
    assert ("SP", "Lamp Makers Union") in fields


@pytest.mark.parametrize(
    ("lines", "field", "value"),
    [
        (["AU Ito, A", "   Sato, B", "AF Ito, Aya"], "authors", ("Ito, A", "Sato, B")),
        (["AU Ito, Aya; Sato, Bo"], "authors", ("Ito, Aya", "Sato, Bo")),
        (
            ["AU Ito, Aya (ito@example.org) ; Sato, Bo (a.b@example.org)"],
            *("authors", ("Ito, Aya", "Sato, Bo")),
        ),
        (["GP IEEE"], "authors", ("IEEE",)),
        (["EA OCT 2023"], "year", 2023),
        (["EA OCT 2023", "PY 2024"], "year", 2024),
        (["PD MAR 2011", "PY 2011"], "issued", "MAR 2011"),
        (["DA 2021-05-06"], "year", None),
        (["PS 52-58", "PG 7"], "pages", "52-58"),
        (["SP Lamp Makers Union"], "pages", ""),
        (["D2 10.5555/the.book"], "doi", ""),
        (["UT MEDLINE:16842170"], "pmid", "16842170"),
        (["UT WOS:000430210000001"], "pmid", ""),
        (["J9 J LAMPS"], "container_title_short", "J LAMPS"),
        (["FT Über Lampen"], "original_title", "Über Lampen"),
        (["DT Article; Proceedings Paper"], "type", "JOUR"),
    ],
)
def test_each_tag_holds_what_web_of_science_means_by_it(lines, field, value):
    assert getattr(one_record("TI On lamps", *lines), field) == value


@pytest.mark.parametrize(
    ("publication", "document", "kind"),
    [
        ("B", "Article; Book Chapter", "CHAP"),
        ("B", "Book", "BOOK"),
        ("S", "Review", "SER"),
        ("C", "Proceedings Paper", "CPAPER"),
        ("P", "Patent", "PAT"),
        ("X", "", "GEN"),
    ],
)
def test_the_kind_of_work_is_in_the_words_of_ris(publication, document, kind):
    text = f"PT {publication}\nTI On lamps\nDT {document}\nER\nEF"

    assert read(text.encode(), name="a.txt").citations[0].type == kind


def test_an_odd_doi_and_an_unknown_tag_are_told():
    text = "PT J\nTI On lamps\nAB Lit.\nDI none\nQQ odd\nER\nEF"

    parsed = read(text.encode(), name="a.txt")

    assert ("QQ", "odd") in parsed.citations[0].fields
    assert [(one.code, one.tag) for one in parsed.problems] == [
        ("BAD_DOI", "DI"),
        ("UNKNOWN_TAG", "QQ"),
    ]


MUTATIONS = {
    "byte order mark": CLEAN.encode("utf-8-sig"),
    "UTF-16": CLEAN.encode("utf-16"),
    "Windows-1252": CLEAN.encode("cp1252"),
    "carriage returns only": CLEAN.replace("\n", "\r").encode(),
    "carriage return and newline": CLEAN.replace("\n", "\r\n").encode(),
    "a blank line after each": CLEAN.replace("\n", "\n\n").encode(),
    "blanks at the end of lines": CLEAN.replace("\n", "  \n").encode(),
    "no blank lines": CLEAN.replace("\n\n", "\n").encode(),
    "no foot": CLEAN.removesuffix("EF").encode(),
    "no head": CLEAN[CLEAN.index("PT J") :].encode(),
    "a head and a foot for each": CLEAN.replace(
        "\n\nPT", "\nEF\n\ufeffFN ISI X\nVR 1.0\nPT"
    ).encode(),
    "wrapped lines not indented": re.sub("(?m)^   ", "", CLEAN).encode(),
}


@pytest.mark.parametrize("mutation", MUTATIONS)
def test_damage_that_leaves_the_marks_changes_nothing(mutation):
    parsed = read(MUTATIONS[mutation], name="mutated.txt")

    assert parsed.problems == ()
    clean = read(CLEAN.encode(), name="clean.txt").citations
    assert [one.fields for one in parsed.citations] == [one.fields for one in clean]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (CLEAN.replace("ER\n\nPT", "PT", 1), "NO_END"),
        (CLEAN.replace("ER\n\nPT J", "ER\n", 1), "NO_START"),
        (CLEAN.replace("ER\n\nPT J", "ER\nHEADING\nPT J", 1), "ORPHAN_TEXT"),
        (CLEAN[: CLEAN.rindex("DA ")], "TRUNCATED_FILE"),
        (CLEAN[: CLEAN.rindex("ER")] + "EF", "NO_END"),
    ],
)
def test_a_lost_mark_is_told_and_loses_no_record(text, code):
    parsed = read(text.encode(), name="damaged.txt")

    assert [problem.code for problem in parsed.problems] == [code]
    assert [one.doi for one in parsed.citations] == [f"10.5555/lamps.{n}" for n in range(1, 21)]


def test_a_missing_start_mark_is_called_by_its_name():
    text = CLEAN.replace("ER\n\nPT J", "ER\n", 1)

    (problem,) = read(text.encode(), name="a.txt").problems

    assert problem.text == "Line 44: a record does not begin with the start mark PT."


def test_every_line_is_in_a_record_or_at_the_head_or_foot():
    parsed = read(CLEAN.encode(), name="clean.txt")

    kept = "".join(one.raw for one in parsed.citations)
    assert [line.text[:2] for line in parsed.orphans] == ["FN", "VR", "EF"]
    lines = kept.splitlines() + [orphan.text for orphan in parsed.orphans]
    assert sorted(lines) == sorted(line for line in CLEAN.splitlines() if line)


@pytest.mark.parametrize("first", [0, 1, 2])
def test_one_file_may_hold_all_formats_in_any_order(first):
    parts = [clean_ris(2), "\n" + clean_medline(2) + "\n\n", clean_wos(2) + "\n"]
    text = "\n".join(parts[first:] + parts[:first])

    parsed = read(text.encode(), name="all.txt")

    assert len(parsed.citations) == 6
    assert parsed.format == "RIS, PubMed and Web of Science"
    assert parsed.problems == ()


def test_a_ris_file_that_lost_its_last_end_mark_does_not_swallow_what_follows():
    ris = clean_ris(2)

    parsed = read((ris[: ris.rindex("ER  -")] + clean_wos(2)).encode(), name="both.txt")

    assert len(parsed.citations) == 4
    assert [problem.code for problem in parsed.problems] == ["NO_END"]


def test_written_as_ris_a_record_keeps_its_fields():
    one = read(clean_wos(1).encode(), name="a.txt").citations[0]

    (back,) = read(ris_record(one).encode(), name="back.ris").citations

    for name in ("title", "authors", "year", "pages", "doi", "pmid", "accessions", "source"):
        assert getattr(back, name) == getattr(one, name)
