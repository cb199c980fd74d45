"""XML of services whose elements are named as in their JSON, and RefWorks', named as its tags."""

import re
from collections.abc import Callable
from dataclasses import replace

from lxml import etree

from reviews.formats.canonical import citation_from
from reviews.formats.citation import Citation
from reviews.formats.found import Found
from reviews.formats.jsonrecords.others import unknown
from reviews.formats.jsonrecords.values import Value
from reviews.formats.problems import ProblemLog
from reviews.formats.rawrecord import RawRecord
from reviews.formats.refworks import REFWORKS
from reviews.formats.xmlformat import XmlFormat
from reviews.formats.xmltree import text_of

_DEEPEST = 20  # elements inside one another; what is deeper is text

_BOOKS = {"inproceedings": "conference paper", "incollection": "book section"}


def _named_as_in_json(service: str) -> Callable[[etree._Element], Citation]:
    """How to read the records of `service` by the names of their elements."""

    def described(root: etree._Element) -> Citation:
        value = _value(root)
        record = dict(value) if isinstance(value, dict) else {}
        if service == "dblp":  # the element itself is the kind of work
            record.setdefault("type", _BOOKS.get(str(root.tag), str(root.tag)))
        citation, _ = unknown(record)
        return replace(citation, source=service)

    return described


def _value(element: etree._Element, depth: int = 0) -> Value:
    """What an element holds: its text, or the elements in it by name, several as a list."""
    if depth >= _DEEPEST or not any(isinstance(child.tag, str) for child in element):
        return text_of(element)
    found: dict[str, list[Value]] = {}
    for child in element:
        if isinstance(child.tag, str):
            found.setdefault(child.tag, []).append(_value(child, depth + 1))
    return {name: values[0] if len(values) == 1 else values for name, values in found.items()}


def _refworks(root: etree._Element) -> Citation:
    """RefWorks' elements are the tags of its text, in small letters."""
    found: Found = {}
    for child in root:
        if isinstance(child.tag, str) and (text := text_of(child)):
            found.setdefault(child.tag.upper(), []).append(text)
    grammar = REFWORKS.grammar
    if grammar.tidy:
        grammar.tidy(found)
    if grammar.layout.dialect is None:
        raise ValueError("RefWorks has no dialect")
    record = RawRecord(grammar.layout, 0)
    # What is odd is told where the record's lines are known.
    return citation_from(found, grammar.layout.dialect, record, ProblemLog())


SERVICES_XML = (
    XmlFormat(
        name="Europe PMC XML",
        dialect="Europe PMC",
        records=("result",),
        wrappers=("responseWrapper", "resultList"),
        sign=re.compile(r"<responseWrapper\b"),
        date="pubYear",
        describe=_named_as_in_json("Europe PMC"),
    ),
    XmlFormat(
        name="DOAJ XML",
        dialect="DOAJ",
        records=("record",),
        wrappers=("records",),
        sign=re.compile(
            r"<records\b[^>]*>\s*<record\b[^>]*>(?:(?!</record>)[\s\S])*?<journalTitle>"
        ),
        date="publicationDate",
        describe=_named_as_in_json("DOAJ"),
    ),
    XmlFormat(
        name="dblp XML",
        dialect="dblp",
        records=(
            *("article", "inproceedings", "incollection", "proceedings", "book"),
            *("phdthesis", "mastersthesis"),
        ),
        wrappers=("dblp",),
        sign=re.compile(r"<dblp\b"),
        date="year",
        describe=_named_as_in_json("dblp"),
    ),
    XmlFormat(
        name="RefWorks XML",
        dialect="RefWorks",
        records=("reference",),
        wrappers=("refworks",),
        sign=re.compile(r"<refworks\b"),
        date="yr",
        describe=_refworks,
    ),
)
