"""A hostile XML file costs nothing: no entity, no address, no time, no memory."""

import contextlib
import tracemalloc

import pytest

from reviews.formats import UnreadableFile, read, xmltext
from tests.formats.exports import read_in_small_windows
from tests.formats.xmlexports import (
    PUBMED_FOOT,
    PUBMED_HEAD,
    pubmed_article,
    pubmed_xml,
)

CLEAN = pubmed_xml(20)

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


def test_memory_does_not_grow_with_the_file():
    data = pubmed_xml(1500).encode()

    count, peak = read_in_small_windows(data, "large.xml")

    assert count == 1500
    assert peak < len(data) / 2


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
