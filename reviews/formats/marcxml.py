"""MARC 21 as XML, from libraries' catalogues."""

import re

from lxml import etree

from reviews.formats.citation import Citation
from reviews.formats.identifiers import clean_doi, clean_issns
from reviews.formats.xmlformat import XmlFormat, year_of
from reviews.formats.xmltree import distinct, first, text_of

_END = " /:;,."  # MARC closes a part of a text with the mark that follows it in print


def _described(root: etree._Element) -> Citation:
    title = _joined(root, "245", "a", "b", mark=": ")
    issued = _first(root, "264", "c") or _first(root, "260", "c")
    numbers = "; ".join(_all(root, "020", "a") + _all(root, "022", "a"))
    issns, isbns = clean_issns(numbers)
    container = _first(root, "773", "t")
    return Citation(
        title=title,
        original_title=_first(root, "240", "a"),
        translated_titles=tuple(_all(root, "242", "a")),
        authors=distinct(
            [name for tag in ("100", "110", "700", "710") for name in _all(root, tag, "a")]
        ),
        year=year_of(issued),
        issued=issued,
        container_title=container,
        collection_title=_first(root, "490", "a") or _first(root, "440", "a"),
        event_title=_first(root, "111", "a") or _first(root, "711", "a"),
        pages=_first(root, "773", "q") if container else "",
        abstract=" ".join(_all(root, "520", "a")),
        doi=next((doi for one in _all(root, "024", "a") if (doi := clean_doi(one))), ""),
        type="JOUR" if container else "BOOK",
        issn=issns,
        isbn=isbns,
        urls=distinct([url for url in _all(root, "856", "u") if url.startswith("http")]),
        keywords=distinct(
            [word for tag in ("650", "651", "653", "655") for word in _all(root, tag, "a")]
        ),
        language="; ".join(_all(root, "041", "a")),
        publisher=_first(root, "264", "b") or _first(root, "260", "b"),
        publisher_place=_first(root, "264", "a") or _first(root, "260", "a"),
        accessions=distinct([first(root, "controlfield[@tag='001']")]),
        notes=tuple(_all(root, "500", "a")),
    )


def _all(root: etree._Element, tag: str, code: str) -> list[str]:
    """The texts of all subfields `code` of the fields `tag`, in order."""
    path = f"datafield[@tag='{tag}']/subfield[@code='{code}']"
    return [text for one in root.iterfind(path) if (text := text_of(one).rstrip(_END))]


def _first(root: etree._Element, tag: str, code: str) -> str:
    return next(iter(_all(root, tag, code)), "")


def _joined(root: etree._Element, tag: str, *codes: str, mark: str) -> str:
    return mark.join(filter(None, [_first(root, tag, code) for code in codes]))


MARCXML = XmlFormat(
    name="MARCXML",
    dialect="MARC",
    records=("record",),
    wrappers=("collection",),
    sign=re.compile(r"<(?:\w+:)?(?:leader|controlfield|datafield)[\s>]"),
    date="datafield 260",
    describe=_described,
)
