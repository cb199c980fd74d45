"""A damaged XML record costs at most itself, and a hostile file nothing at all."""

import contextlib
import re
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.formats import UnreadableFile, encoding, open_file, opening, read, xmltext
from tests.formats.xmlexports import (
    PUBMED_FOOT,
    PUBMED_HEAD,
    endnote_xml,
    pubmed_article,
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


BOMB = """<!DOCTYPE PubmedArticleSet [
  <!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
  <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">
  <!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;">
  <!ENTITY local SYSTEM "file://{path}"><!ENTITY remote SYSTEM "http://127.0.0.1:9/x">
  <!ENTITY % outer SYSTEM "http://127.0.0.1:9/x.dtd"> %outer;
]>
"""


@pytest.mark.parametrize("entity", ["f", "local", "remote", "outer"])
def test_no_entity_is_expanded_and_no_address_followed(entity, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    article = pubmed_article(1, title=f"Naps &{entity}; and lamps")
    text = BOMB.format(path=secret) + "<PubmedArticleSet>" + article + PUBMED_FOOT

    parsed = read(text.encode(), name="bomb.xml")

    assert [one.title for one in parsed.citations] == [f"Naps &{entity}; and lamps"]
    assert "secret" not in repr(parsed.citations[0].fields)


def test_a_definition_inside_a_record_is_not_obeyed_either(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    inside = f'<!DOCTYPE x [<!ENTITY local SYSTEM "file://{secret}">]>'
    text = PUBMED_HEAD + inside + pubmed_article(1, title=inside + "&local;") + PUBMED_FOOT

    parsed = read(text.encode(), name="bomb.xml")

    assert "the secret" not in repr([one.fields for one in parsed.citations])


def test_a_record_with_elements_nested_without_end_is_read_in_bounds():
    deep = "<a>" * 100_000 + "x" + "</a>" * 100_000

    parsed = read((PUBMED_HEAD + pubmed_article(1, more=deep) + PUBMED_FOOT).encode(), name="a.xml")

    assert parsed.citations[0].pmid == "30000001"


def test_an_element_whose_name_is_none_in_its_namespace_costs_nothing():
    odd = '<math xmlns="urn:m"><a:--> x </math>'
    text = PUBMED_HEAD + pubmed_article(1, more=odd) + pubmed_article(2) + PUBMED_FOOT

    parsed = read(text.encode(), name="a.xml")

    assert [one.pmid for one in parsed.citations] == ["30000001", "30000002"]
    assert "x" in [value for _, value in parsed.citations[0].fields]


def test_thousands_of_authors_and_a_long_abstract_are_kept_whole():
    people = "".join(
        f"<Author><LastName>Ito</LastName><ForeName>Aya {number}</ForeName></Author>"
        for number in range(7456)
    )
    article = pubmed_article(1).replace("</AuthorList>", f"{people}</AuthorList>")
    article = article.replace("Naps are", "Naps " * 7000)

    (one,) = read((PUBMED_HEAD + article + PUBMED_FOOT).encode(), name="a.xml").citations

    assert len(one.authors) == 7458
    assert one.authors[-1] == "Ito, Aya 7455"
    assert len(one.abstract) > 34_000


def test_a_record_without_an_end_is_refused_before_it_fills_the_memory(monkeypatch):
    monkeypatch.setattr(xmltext, "LARGEST_RECORD", 1 << 20)
    endless = PUBMED_HEAD.encode() + b"<PubmedArticle>" + b"naps " * (1 << 20)

    with pytest.raises(UnreadableFile, match="does not end within"):
        read(endless, name="endless.xml")


def test_text_outside_of_records_is_limited_as_well(monkeypatch):
    monkeypatch.setattr(xmltext, "MOST_ORPHAN_TEXT", 1 << 20)

    with pytest.raises(UnreadableFile, match="belong to no record"):
        read(CLEAN.encode() + b"naps " * (1 << 20), name="endless.xml")


def test_memory_does_not_grow_with_the_file(monkeypatch):
    monkeypatch.setattr(opening, "HEAD", 1 << 16)
    monkeypatch.setattr(encoding, "WINDOW", 1 << 16)
    data = pubmed_xml(1500).encode()
    tracemalloc.start()

    count = sum(1 for _ in open_file(data, name="large.xml"))

    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 1500
    assert peak < len(data) / 2


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


HOSTILE = {
    "comments": b"<!--" * 100_000,
    "sections": b"<![CDATA[" * 100_000,
    "start tags": b"<PubmedArticle " * 5_000,
    "end tags": b"</PubmedArticle>" * 100_000,
    "less-than signs": b"<" * 1_000_000,
    "ampersands": b"&" * 1_000_000,
    "definitions": b"<!DOCTYPE [" * 200_000,
    "blanks": b" " * 2_000_000 + b"x",
    "unknown elements": b"<a>words<b>" * 20_000,
    "unknown end tags": b"</a></b>" * 100_000,
    "empty records": b"<PubmedArticle/>" * 10_000,
    "attributes": b"<a b=c d=" * 100_000,
}


@pytest.mark.parametrize("inside", [True, False])
@pytest.mark.parametrize("what", HOSTILE)
def test_text_made_to_take_long_is_read_as_any_other(what, inside):
    """Were any of these quadratic, it would not end within hours."""
    article = pubmed_article(1).encode()
    text = HOSTILE[what]
    data = article.replace(b"</Article>", text + b"</Article>") if inside else article + text

    parsed = read(data, name="hostile.xml")

    assert parsed.citations[0].pmid == "30000001"


@pytest.mark.parametrize(
    "megabytes", [20, pytest.param(1000, marks=pytest.mark.full)], ids=["20 MB", "1 GB"]
)
def test_one_line_of_any_length_is_refused_before_it_fills_the_memory(megabytes):
    data = bytearray(b"n" * (megabytes * 1_000_000))
    data[: len(PUBMED_HEAD)] = PUBMED_HEAD.encode()
    data[40_000:40_015] = b"<PubmedArticle>"
    tracemalloc.start()

    with contextlib.suppress(UnreadableFile):
        parsed = read(data, name="line.xml")
        assert len(parsed.citations) == 1

    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 400_000_000
