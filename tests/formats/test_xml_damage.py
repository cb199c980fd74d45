"""A damaged XML record costs at most itself."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.formats import encoding, read
from tests.formats.xmlexports import (
    PUBMED_FOOT,
    endnote_xml,
    pubmed_xml,
)

CLEAN = pubmed_xml(20)
TENTH = CLEAN.index('<PMID Version="1">30000010')


def in_tenth(old, new):
    return CLEAN[:TENTH] + CLEAN[TENTH:].replace(old, new, 1)


HARMLESS = {
    "clean": CLEAN.encode(),
    "byte order mark": CLEAN.encode("utf-8-sig"),
    "UTF-16": CLEAN.encode("utf-16"),
    "UTF-16 without a mark": CLEAN.encode("utf-16-le"),
    "carriage return and newline": CLEAN.replace("\n", "\r\n").encode(),
    "carriage returns only": CLEAN.replace("\n", "\r").encode(),
    "one long line": CLEAN.replace("\n", "").encode(),
    "UTF-8 declared as Latin 1": CLEAN.replace(
        'version="1.0"', 'version="1.0" encoding="ISO-8859-1"'
    ).encode(),
    "UTF-8 declared as UTF-16": CLEAN.replace(
        'version="1.0"', 'version="1.0" encoding="UTF-16"'
    ).encode(),
    "Latin 1 declared as UTF-8": CLEAN.replace(
        'version="1.0"', 'version="1.0" encoding="UTF-8"'
    ).encode("latin-1"),
    "GBK, declared": CLEAN.replace('version="1.0"', 'version="1.0" encoding="GBK"')
    .replace("ü", "u")
    .replace("Ä", "A")
    .replace("night", "夜班")
    .encode("gbk"),
    "no declaration": CLEAN[CLEAN.index("<PubmedArticleSet>") :].encode(),
    "no frame around the records": CLEAN[
        CLEAN.index("<PubmedArticle>") : -len(PUBMED_FOOT)
    ].encode(),
    "an article in a comment": in_tenth(
        "<Language>", "<!-- <PubmedArticle> </PubmedArticle> --><Language>"
    ).encode(),
    "tags in a CDATA section": in_tenth(
        "Naps are <i>long</i>.", "<![CDATA[Naps </PubmedArticle> are long.]]>"
    ).encode(),
    "letters of HTML": in_tenth("Müller", "M&uuml;ller").encode(),
    "a name of its own for the namespace": re.sub(
        r"(</?)(?=PubmedArticle\b)", r"\1n:", CLEAN.replace("Set>", 'Set xmlns:n="urn:n">', 1)
    ).encode(),
    "a blank at the end of tags": CLEAN.replace("</PubmedArticle>", "</PubmedArticle\n >").encode(),
}

DAMAGED = {
    "a control character": in_tenth("Naps are", "Naps\x0b are").encode(),
    "a control character by its number": in_tenth("Naps are", "Naps&#2; are").encode(),
    "a bare ampersand": in_tenth("Naps are", "Naps & are").encode(),
    "a bare less-than sign": in_tenth("Naps are", "p < 0.05").encode(),
    "a letter that nobody defined": in_tenth("Naps are", "&naps; are").encode(),
    "an end tag missing inside": in_tenth("</ArticleTitle>", "").encode(),
    "an end tag too many": in_tenth("</Article>", "</i></Article>").encode(),
    "an attribute without quotes": in_tenth('PubModel="Print"', "PubModel=Print").encode(),
    "an unknown prefix": in_tenth("<Language>eng</Language>", "<x:L>eng</x:L>").encode(),
    "an unclosed comment": in_tenth("<Language>", "<!-- <Language>").encode(),
    "the record's end tag missing": in_tenth("</PubmedArticle>", "").encode(),
}


@pytest.mark.parametrize("change", HARMLESS)
def test_twenty_records_stay_twenty_without_a_word(change):
    parsed = read(HARMLESS[change], name="changed.xml")

    assert [one.pmid for one in parsed.citations] == [str(30000001 + n) for n in range(20)]
    assert all(one.title and one.abstract and one.doi for one in parsed.citations)
    assert {one.authors[0] for one in parsed.citations} <= {"Müller, Änne", "Muller, Anne"}
    assert parsed.problems == ()


@pytest.mark.parametrize("change", DAMAGED)
def test_a_damaged_record_is_mended_told_and_costs_no_other(change):
    clean = read(HARMLESS["clean"], name="clean.xml").citations

    parsed = read(DAMAGED[change], name="changed.xml")

    assert len(parsed.citations) == 20
    assert [problem.code for problem in parsed.problems if problem.code != "NO_ABSTRACT"] == [
        "TRUNCATED_FILE" if change == "an unclosed comment" else "XML_REPAIRED"
    ] or change in ("an unclosed comment", "the record's end tag missing")
    damaged, others = parsed.citations[9], parsed.citations[:9] + parsed.citations[10:]
    assert (damaged.pmid, damaged.doi) == ("30000010", "10.5555/naps.10")
    assert damaged.title.startswith("Naps on the night shift, part 10.")
    assert [one.fields for one in others] == [one.fields for one in clean[:9] + clean[10:]]


@pytest.mark.parametrize(
    ("change", "abstract"),
    [
        ("a control character", "BACKGROUND: Naps  are long."),
        ("a control character by its number", "BACKGROUND: Naps are long."),
        ("a bare ampersand", "BACKGROUND: Naps & are long."),
        ("a bare less-than sign", "BACKGROUND: p < 0.05 long."),
        ("a letter that nobody defined", "BACKGROUND: &naps; are long."),
    ],
)
def test_what_is_mended_keeps_its_words(change, abstract):
    damaged = read(DAMAGED[change], name="changed.xml").citations[9]

    assert damaged.abstract == f"{abstract.replace('  ', ' ')} RESULTS: They were < 3 h."


@pytest.mark.parametrize("window", [64, 1000])
def test_records_and_comments_over_many_windows_are_found_where_they_are(monkeypatch, window):
    lengths = iter([400, 5] * 10)
    data = re.sub(
        "<Language>",
        lambda tag: "<!-- \n" + "naps >\n" * next(lengths) + f"</PubmedArticle> -->\n{tag[0]}",
        CLEAN,
    ).encode()
    whole = read(data, name="a.xml")

    monkeypatch.setattr(encoding, "WINDOW", window)

    assert read(data, name="a.xml") == whole


def test_a_start_tag_that_is_missing_is_told_and_its_record_read():
    text = CLEAN.replace("<PubmedArticle>", "", 1)
    tenth = text.rindex("<PubmedArticle>", 0, TENTH)
    text = text[:tenth] + text[tenth + len("<PubmedArticle>") :]

    parsed = read(text.encode(), name="changed.xml")

    assert [one.pmid for one in parsed.citations] == [str(30000001 + n) for n in range(20)]
    (problem,) = parsed.problems
    assert (problem.code, problem.tag, problem.count) == ("NO_START", "<PubmedArticle>", 2)


@pytest.mark.parametrize("size", range(TENTH, TENTH + 1500, 61))
def test_a_file_that_is_cut_off_keeps_what_there_is_and_says_so(size):
    parsed = read(CLEAN[:size].encode(), name="cut.xml")

    assert len(parsed.citations) == 10 + (size >= CLEAN.find("<PubmedArticle>", TENTH) + 15)
    if not CLEAN[:size].rstrip().endswith("</PubmedArticle>"):
        assert "TRUNCATED_FILE" in [problem.code for problem in parsed.problems]


PIECES = st.sampled_from(
    (
        *("<PubmedArticle>", "</PubmedArticle>", "<PubmedArticle/>", "<PMID>31234567</PMID>"),
        *("<!--", "-->", "<![CDATA[", "]]>", "text", "&amp;", "&", "<", ">", "\x0b", "é"),
        *("<PubmedArticle a='1'", "</PubmedArticle", "<PubmedArticleSet>", "</PubmedArticleSet>"),
    )
)
ENDS = st.sampled_from(["", "\n", "\r\n", "\r", " "])


@given(st.lists(st.tuples(PIECES, ENDS), max_size=40), st.integers(1, 40))
def test_no_text_of_any_mixture_is_lost_or_doubled_wherever_a_window_ends(pieces, window):
    text = "<PubmedArticle>\n" + "".join(piece + end for piece, end in pieces)

    parsed = read(text.encode(), name="mixture.xml")

    kept = "".join(one.raw for one in parsed.citations)
    kept += "".join(orphan.text for orphan in parsed.orphans)
    assert sorted(re.sub(r"\s", "", kept)) == sorted(re.sub(r"\s", "", text))
    lines = [one.first_line for one in parsed.citations]
    assert lines == sorted(lines)
    before, encoding.WINDOW = encoding.WINDOW, window
    try:
        assert read(text.encode(), name="mixture.xml") == parsed
    finally:
        encoding.WINDOW = before


def test_a_library_in_one_long_line_is_read():
    data = endnote_xml(1000).encode()
    assert b"\n" not in data

    assert len(read(data, name="long.xml").citations) == 1000
