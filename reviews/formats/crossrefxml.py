"""Crossref's XML, as its query services answer, and the Atom feed of arXiv."""

import re
from dataclasses import replace

from lxml import etree

from reviews.formats.citation import Citation
from reviews.formats.identifiers import clean_doi, clean_issns
from reviews.formats.xmlformat import XmlFormat, year_of
from reviews.formats.xmltree import distinct, first, text_of, texts

# The element of a work, the element of what it appeared in, and RIS's word for the kind.
_WORKS = (
    ("journal_article", "journal_metadata", "JOUR"),
    ("conference_paper", "proceedings_metadata", "CPAPER"),
    ("content_item", "book_metadata", "CHAP"),
    ("posted_content", "", "UNPB"),
    ("dissertation", "", "THES"),
    ("report-paper_metadata", "", "RPRT"),
    ("book_metadata", "", "BOOK"),
)
_NO_ELEMENT = etree.Element("none")


def _crossref(root: etree._Element) -> Citation:
    work, around, kind = _work(root)
    issued = _date(work) or _date(root, ".//journal_issue/publication_date")
    start, end = first(work, "pages/first_page"), first(work, "pages/last_page")
    issns, isbns = clean_issns("; ".join(texts(root, ".//issn") + texts(root, ".//isbn")))
    parts = [first(work, "titles/title"), first(work, "titles/subtitle")]
    return Citation(
        title=": ".join(filter(None, parts)),
        original_title=first(work, "titles/original_language_title"),
        authors=_people(work, "author"),
        editors=_people(work, "editor") or _people(around, "editor"),
        year=year_of(issued),
        issued=issued,
        container_title=first(around, "full_title", "proceedings_title", "titles/title"),
        container_title_short=first(around, "abbrev_title"),
        volume=first(root, ".//journal_volume/volume", ".//volume_title"),
        issue=first(root, ".//journal_issue/issue"),
        pages=f"{start}-{end}" if start and end and start != end else start or end,
        number=first(work, "publisher_item/item_number"),
        abstract=first(work, "abstract"),
        doi=clean_doi(first(work, "doi_data/doi") or first(root, "doi")),
        type=kind,
        issn=issns,
        isbn=isbns,
        urls=distinct(texts(work, "doi_data/resource")),
        language=work.get("language") or around.get("language") or "",
        publisher=first(root, "crm-item[@name='publisher-name']", ".//publisher/publisher_name"),
        publisher_place=first(root, ".//publisher/publisher_place"),
        source="Crossref",
    )


def _work(root: etree._Element) -> tuple[etree._Element, etree._Element, str]:
    """The element of the work, that of what it appeared in, and RIS's word for the kind."""
    for name, container, kind in _WORKS:
        work = root.find(f".//{name}")
        if work is not None:
            around = root.find(f".//{container}") if container else None
            return work, _NO_ELEMENT if around is None else around, kind
    return root, _NO_ELEMENT, "GEN"


def _people(work: etree._Element, role: str) -> tuple[str, ...]:
    return distinct(
        [
            ", ".join(filter(None, [first(one, "surname"), first(one, "given_name")]))
            or text_of(one)
            for one in work.iterfind("contributors/*")
            if one.get("contributor_role") == role
        ]
    )


def _date(element: etree._Element, path: str = "publication_date") -> str:
    """The date in print if there is one, as "2014-02-11", else the first."""
    dates = list(element.iterfind(path))
    dates.sort(key=lambda date: date.get("media_type") != "print")
    if not dates:
        return ""
    return "-".join(filter(None, [first(dates[0], part) for part in ("year", "month", "day")]))


def _arxiv(root: etree._Element) -> Citation:
    number = first(root, "id").rpartition("/abs/")[2]
    issued = first(root, "published", "updated")
    return Citation(
        title=first(root, "title"),
        authors=tuple(map(_inverted, texts(root, "author/name"))),
        year=year_of(issued),
        issued=issued,
        container_title=first(root, "journal_ref"),
        abstract=first(root, "summary", "content"),
        doi=clean_doi(first(root, "doi")),
        type="UNPB",
        urls=distinct(
            [
                link.get("href", "")
                for link in root.iterfind("link")
                if link.get("rel", "alternate") == "alternate"
            ]
        ),
        keywords=distinct([one.get("term", "") for one in root.iterfind("category")]),
        source="arXiv" if "arxiv.org" in first(root, "id") else "",
        accessions=distinct([number]),
        notes=tuple(texts(root, "comment")),
    )


def _inverted(name: str) -> str:
    """A name written as in "Ada B. Ito" with the family first, taken to be the last word.

    >>> _inverted("Ada B. Ito")
    'Ito, Ada B.'
    """
    given, _, family = name.rpartition(" ")
    return f"{family}, {given}" if given else family


_DEPOSITED = XmlFormat(
    name="Crossref XML",
    dialect="Crossref",
    records=("doi_record",),
    wrappers=("doi_records",),
    sign=re.compile(r"<doi_records?[\s>]"),
    date="publication_date",
    describe=_crossref,
)
# The answer to a query holds what was deposited, and more around it.
_QUERIED = replace(
    _DEPOSITED,
    records=("query",),
    wrappers=("crossref_result", "query_result", "body"),
    sign=re.compile(r"<crossref_result[\s>]"),
)
CROSSREF_XML = (_QUERIED, _DEPOSITED)

ATOM = XmlFormat(
    name="Atom feed",
    dialect="arXiv",
    records=("entry",),
    wrappers=("feed",),
    sign=re.compile(r"<feed[\s>][^\0]*?<entry[\s>]"),
    date="published",
    describe=_arxiv,
)
