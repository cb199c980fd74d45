"""Every real XML file is read whole: the true number of records, no line and no text lost."""

import csv
import re
from collections import Counter

import pytest
from lxml import etree

from reviews.formats import UnreadableFile, read
from reviews.formats.xmlmend import LOOKS
from tests.formats.exports import CORPUS, needs_corpus, real_files

NAMES = ("xml", ".nxml")
WITHOUT_RECORDS = "pubmed_xml/metapub__37909814.xml"
RECORDS = {
    *("PubmedArticle", "PubmedBookArticle", "record", "Trial", "article", "mods", "query"),
    "entry",
}


def xml_files():
    manifest = CORPUS / "MANIFEST.csv"
    if not manifest.exists():
        return []
    with manifest.open(encoding="utf-8", newline="") as lines:
        return [
            (row["file"], int(row["records"]))
            for row in csv.DictReader(lines)
            if row["file"].endswith(NAMES) and row["file"] != WITHOUT_RECORDS
        ]


real = real_files(xml_files())


@needs_corpus
def test_every_record_of_a_real_file_is_read(real):
    parsed = real.parsed

    assert len(parsed.citations) == parsed.starts == parsed.ends == real.count
    assert "XML_REPAIRED" not in [problem.code for problem in parsed.problems]


@needs_corpus
def test_every_line_is_in_one_record_or_an_orphan_and_where_it_is_said_to_be(real):
    text = real.data.decode("utf-8-sig").replace("\r\n", "\n")
    lines = text.split("\n")
    parsed = real.parsed

    kept = "".join(one.raw for one in parsed.citations)
    kept += "".join(orphan.text for orphan in parsed.orphans)
    assert Counter(re.sub(r"\s", "", kept)) == Counter(re.sub(r"\s", "", text))
    for one in parsed.citations:
        place = "\n".join(lines[one.first_line - 1 : one.last_line])
        assert one.raw.replace("\r\n", "\n") in place
    for orphan in parsed.orphans:
        assert orphan.text in lines[orphan.line - 1]


def trees(name):
    """The records of a file as another way of reading finds them: the whole file as one tree."""
    parser = etree.XMLParser(load_dtd=False, no_network=True, remove_comments=True, recover=True)
    root = etree.parse(CORPUS / name, parser).getroot()
    return [one for one in root.iter("{*}*") if etree.QName(one).localname in RECORDS]


@needs_corpus
def test_every_text_of_a_record_is_among_its_fields_in_order(real):
    for one, tree in zip(real.parsed.citations, trees(real.name), strict=True):
        said = "".join(text for path, text in one.fields if "@" not in path)
        written = "".join(tree.xpath(".//text()"))
        assert re.sub(r"\s", "", said) == re.sub(r"\s", "", written)


@needs_corpus
def test_every_attribute_but_those_of_mere_looks_is_among_the_fields(real):
    for one, tree in zip(real.parsed.citations, trees(real.name), strict=True):
        said = Counter(text for path, text in one.fields if "@" in path)
        written = Counter(
            value
            for element in tree.iter("{*}*")
            if etree.QName(element).localname not in LOOKS
            for value in element.attrib.values()
        )
        assert written <= said


@needs_corpus
def test_a_search_that_found_nothing_is_refused_as_such():
    with pytest.raises(UnreadableFile, match="PubMed XML without any reference"):
        read((CORPUS / WITHOUT_RECORDS).read_bytes(), name="none.xml")
