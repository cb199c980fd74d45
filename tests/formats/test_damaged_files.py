"""A file that was re-saved, cut, or edited by hand still gives every one of its records."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.formats import UnreadableFile, encoding, read
from tests.formats.exports import clean_ris

CLEAN = clean_ris()
LAST_END = CLEAN.rindex("ER  -")


def lower_tags(text):
    return re.sub(r"(?m)^([A-Z][A-Z0-9])(?=  - )", lambda match: match[1].lower(), text)


def without_nth(pattern, number, text):
    found = list(re.finditer(pattern, text))[number]
    return text[: found.start()] + text[found.end() :]


MUTATIONS = {
    "clean": CLEAN.encode(),
    "byte order mark": CLEAN.encode("utf-8-sig"),
    "UTF-16 with a mark": CLEAN.encode("utf-16"),
    "UTF-16 little endian without a mark": CLEAN.encode("utf-16-le"),
    "UTF-16 big endian without a mark": CLEAN.encode("utf-16-be"),
    "Windows-1252": CLEAN.encode("cp1252"),
    "one bad byte": CLEAN.encode().replace(b"porter", b"p\xf6rter", 1),
    "NEL inside a text": CLEAN.replace("nurses", "nurses\x85").encode(),
    "U+2028 inside a text": CLEAN.replace("nurses", "nurses\u2028").encode(),
    "form feed inside a text": CLEAN.replace("nurses", "nurses\f\v").encode(),
    "carriage returns only": CLEAN.replace("\n", "\r").encode(),
    "carriage return and newline": CLEAN.replace("\n", "\r\n").encode(),
    "doubled carriage returns": CLEAN.replace("\n", "\r\r\n").encode(),
    "a stray carriage return before each record": CLEAN.replace("TY  -", "\rTY  -").encode(),
    "mixed line ends": CLEAN.replace("ER  - \n", "ER  - \r\n").replace("IS", "IS", 1).encode(),
    "no last end mark": CLEAN[:LAST_END].encode(),
    "cut in the last abstract": CLEAN[: CLEAN.rindex("nurses")].encode(),
    "cut in a letter": CLEAN.encode()[: CLEAN.encode().rindex("ü".encode()) + 1],
    "an end mark missing": without_nth("ER  - \n", 50, CLEAN).encode(),
    "a start mark missing": without_nth("TY  - JOUR\n", 50, CLEAN).encode(),
    "one blank before the dash": CLEAN.replace("  - ", " - ").encode(),
    "end marks without a dash": CLEAN.replace("ER  - ", "ER").encode(),
    "no blank after the end mark": CLEAN.replace("ER  - ", "ER  -").encode(),
    "indented": re.sub("(?m)^(?=.)", "    ", CLEAN).encode(),
    "a blank line after each": CLEAN.replace("\n", "\n\n").encode(),
    "lower case": lower_tags(CLEAN).encode(),
    "en dashes": CLEAN.replace("  - ", "  – ").encode(),
    "no-break spaces": CLEAN.replace("  - ", "\xa0\xa0-\xa0").encode(),
    "tabs": CLEAN.replace("  - ", "\t-\t").encode(),
    "end and start on one line": CLEAN.replace("ER  - \n\nTY", "ER  - TY").encode(),
    "control-Z at the end": CLEAN.encode() + b"\x1a",
    "heading lines": CLEAN.replace("TY  -", "Record #1 of 9\nProvider: X\n\nTY  -").encode(),
    "two blanks after the dash": CLEAN.replace("  - ", "  -  ").encode(),
    "a tag after each end mark": CLEAN.replace("ER  - ", "ER  - \nNL  - x").encode(),
    "no start marks": CLEAN.replace("TY  - JOUR\n", "").encode(),
    "no blank lines": CLEAN.replace("\n\n", "\n").encode(),
}


@pytest.mark.parametrize("mutation", MUTATIONS)
def test_a_hundred_records_stay_a_hundred(mutation):
    parsed = read(MUTATIONS[mutation], name="mutated.ris")

    assert len(parsed.citations) == 100
    assert all(one.title.startswith("Sleep and shift work, part") for one in parsed.citations)
    assert all(one.doi.startswith("10.5555/") for one in parsed.citations[:-1])
    assert all(one.authors[0].startswith("M") for one in parsed.citations)


@pytest.mark.parametrize(
    ("mutation", "codes"),
    [
        ("clean", []),
        ("byte order mark", []),
        ("Windows-1252", []),
        ("one bad byte", ["BAD_BYTE"]),
        ("no last end mark", ["TRUNCATED_FILE"]),
        ("cut in the last abstract", ["TRUNCATED_FILE"]),
        ("an end mark missing", ["NO_END"]),
        ("a start mark missing", ["NO_START"]),
        ("heading lines", ["ORPHAN_TEXT"]),
        ("a tag after each end mark", ["TAG_AFTER_END"]),
        ("no start marks", ["NO_START"]),
    ],
)
def test_each_damage_is_told_once(mutation, codes):
    parsed = read(MUTATIONS[mutation], name="mutated.ris")

    assert [problem.code for problem in parsed.problems] == codes
    assert all(problem.text.startswith("Line") for problem in parsed.problems)
    assert all(problem.action.endswith(".") for problem in parsed.problems)


def test_a_damage_in_every_record_is_one_problem_with_a_count():
    (problem,) = read(MUTATIONS["no start marks"], name="mutated.ris").problems

    assert problem.count == 100
    assert problem.line == 1
    assert problem.text == (
        "Lines 1, 17, 33 and 97 more: a record does not begin with the start mark TY."
    )


def test_a_bad_byte_is_repaired_where_it_stands_and_nothing_else():
    parsed = read(MUTATIONS["one bad byte"], name="mutated.ris")

    assert parsed.encoding == "utf-8"
    assert "one pörter" in parsed.citations[0].abstract
    assert parsed.citations[0].authors[0] == "Müller, Änne 1"
    assert parsed.problems[0].line == 13


def test_a_lone_carriage_return_ends_a_line_among_newlines():
    (one,) = read(b"TY  - JOUR\nTI  - Two\rAU  - Ito, A.\nER  - \n", name="a.ris").citations

    assert (one.title, one.authors) == ("Two", ("Ito, A.",))


def test_a_wrapped_line_that_looks_like_a_tag_stays_in_its_text():
    text = (
        "TY  - JOUR\nTI  - Two\nAB  - It\nis - as we showed - rare.\nDNA - based\n"
        "KW  - cancer\nER\nPR\nER  - \n"
    )

    (one,) = read(text.encode(), name="a.ris").citations

    assert one.abstract == "It is - as we showed - rare. DNA - based"
    assert one.keywords == ("cancer", "ER", "PR")


@given(st.binary(max_size=2000))
def test_arbitrary_bytes_give_records_or_one_clear_refusal(data):
    try:
        parsed = read(data, name="odd.ris")
    except UnreadableFile as refusal:
        sentence = str(refusal)
    else:
        assert parsed.citations
        return
    assert sentence.endswith(".")


PIECES = st.sampled_from(
    (
        *("TY  - JOUR", "ER  - ", "ER", "ER  - TY  - JOUR", "TI  - A", "AU  - B", "NL  - c"),
        *("PMID- 1", "PMID- 2", "OWN - NLM", "      wrapped", "loose text", "", " ", "ty - x"),
        *("XX  - d", "\x1a", "PT J", "FN ISI X", "EF", "TI odd", "   wrapped", "PMC - PMC12"),
    )
)
ENDS = st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\n\r", "\r\r\n"])


@given(st.lists(st.tuples(PIECES, ENDS), min_size=1, max_size=40))
def test_no_line_of_any_mixture_is_lost_or_doubled(lines):
    text = "TY  - JOUR\n" + "".join(piece + end for piece, end in lines)

    parsed = read(text.encode(), name="mixture.ris")

    kept = "".join(one.raw for one in parsed.citations)
    kept += "".join(f"\n{orphan.text}" for orphan in parsed.orphans)
    assert sorted(kept.replace("\x1a", "").split()) == sorted(text.replace("\x1a", "").split())
    numbers = [one.first_line for one in parsed.citations]
    assert numbers == sorted(numbers)


@given(st.lists(st.tuples(PIECES, ENDS), max_size=30), st.integers(1, 30))
def test_where_a_window_ends_changes_nothing(lines, window):
    text = "TY  - JOUR\n" + "".join(piece + end for piece, end in lines)
    whole = read(text.encode(), name="mixture.ris")

    before, encoding.WINDOW = encoding.WINDOW, window
    try:
        assert read(text.encode(), name="mixture.ris") == whole
    finally:
        encoding.WINDOW = before


@pytest.mark.parametrize(
    "line",
    [
        *("wrapped text", "   indented - text", "PMID- 30000001", "PY - 2001", "XX  - odd", "ER"),
        *("PR", "", "DNA - based", "KW  -", "ti - small", "EF", "\x1a", "TY is a tag"),
    ],
)
def test_a_record_read_at_once_is_the_same_as_line_by_line(line):
    text = clean_ris(3).replace("KW  - sleep", f"KW  - sleep\n{line}")
    once = read(text.encode(), name="a.ris")

    # The window ends inside each record, which then must be read line by line.
    before, encoding.WINDOW = encoding.WINDOW, 150
    try:
        by_line = read(text.encode(), name="a.ris")
    finally:
        encoding.WINDOW = before

    assert once == by_line
    assert len(once.citations) == 3


def test_plain_records_read_at_once_are_the_same_as_line_by_line():
    text = clean_ris(3).replace("Müller", " Müller\xa0 ").replace("night work", "")
    once = read(text.encode(), name="a.ris")
    # A wrapped line in every record takes the slow way; joined, it leaves the text as it is.
    slow = read(text.replace("IS  - 2", "IS  - 2\n ~").encode(), name="a.ris")

    assert [one.fields for one in once.citations] == [
        tuple((tag, value.replace("\n~", "")) for tag, value in one.fields)
        for one in slow.citations
    ]


def test_without_start_and_end_marks_the_first_tag_after_a_blank_line_divides():
    text = (
        "T1  - Lamps\nA1  - Ito, A\nA1  - Sato, B\nN2  - We lit\n\nlamps.\nJF  - Lamps\n\n"
        "T1  - Naps\nA1  - Roe, C\nJF  - Naps\n\n\nT1  - Rest\nA1  - Ito, A\n"
    )

    parsed = read(text.encode(), name="a.ris")

    assert [one.title for one in parsed.citations] == ["Lamps", "Naps", "Rest"]
    assert [one.authors for one in parsed.citations] == [
        ("Ito, A", "Sato, B"),
        ("Roe, C",),
        ("Ito, A",),
    ]
    assert parsed.citations[0].abstract == "We lit lamps."
    assert [(one.first_line, one.last_line) for one in parsed.citations] == [
        (1, 7),
        (9, 11),
        (14, 15),
    ]


def test_without_start_marks_a_blank_line_after_every_line_divides_nothing():
    text = "AU  - Ito, A\n\nAU  - Sato, B\n\nTI  - Lamps\n\nDO  - 10.5555/1\n\nER  - \n"

    (one,) = read(text.encode(), name="a.ris").citations

    assert (one.title, one.authors) == ("Lamps", ("Ito, A", "Sato, B"))
