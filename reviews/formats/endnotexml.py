"""EndNote's XML, which many other reference managers write too."""

import re

from lxml import etree

from reviews.formats.citation import Citation
from reviews.formats.identifiers import (
    clean_doi,
    clean_issns,
    clean_pmcid,
    clean_pmid,
    linked_pmid,
    trial_numbers,
)
from reviews.formats.xmlformat import XmlFormat, year_of
from reviews.formats.xmltree import distinct, first, texts, whole_text

# EndNote's word for the kind of work, in small letters, and RIS's.
_TYPES = {
    "journal article": "JOUR",
    "book": "BOOK",
    "book section": "CHAP",
    "edited book": "EDBOOK",
    "electronic article": "EJOUR",
    "electronic book": "EBOOK",
    "electronic book section": "ECHAP",
    "conference proceedings": "CONF",
    "conference paper": "CPAPER",
    "thesis": "THES",
    "report": "RPRT",
    "government document": "GOVDOC",
    "web page": "ELEC",
    "blog": "BLOG",
    "online database": "DBASE",
    "online multimedia": "MULTI",
    "dataset": "DATA",
    "newspaper article": "NEWS",
    "magazine article": "MGZN",
    "manuscript": "MANSCPT",
    "unpublished work": "UNPB",
    "personal communication": "PCOMM",
    "pamphlet": "PAMP",
    "patent": "PAT",
    "serial": "SER",
    "standard": "STAND",
    "statute": "STAT",
    "bill": "BILL",
    "case": "CASE",
    "hearing": "HEAR",
    "legal rule or regulation": "LEGAL",
    "encyclopedia": "ENCYC",
    "dictionary": "DICT",
    "computer program": "COMP",
    "audiovisual material": "ADVS",
    "film or broadcast": "MPCT",
    "artwork": "ART",
    "map": "MAP",
    "chart or table": "CHART",
    "equation": "EQUA",
    "figure": "FIGURE",
    "grant": "GRNT",
    "catalog": "CTLG",
    "classical work": "CLSWK",
    "ancient text": "ANCIENT",
    "aggregated database": "AGGR",
    "unused 1": "GEN",
    "generic": "GEN",
}
_MEETINGS = ("CONF", "CPAPER")


def _described(root: etree._Element) -> Citation:
    kind = _type(root)
    year, date = first(root, "dates/year"), first(root, "dates/pub-dates/date")
    issued = date if year_of(date) else year or date
    container = first(root, "titles/secondary-title", "periodical/full-title")
    issns, isbns = clean_issns("; ".join(texts(root, "isbn")))
    accessions = _lines(root, "accession-num")
    urls = [
        url
        for path in ("urls/related-urls/url", "urls/web-urls/url")
        for text in texts(root, path)
        for url in text.split()
        if url.startswith(("http://", "https://"))
    ]
    is_from_pubmed = first(root, "remote-database-provider", "database-provider") == "NLM"
    notes = texts(root, "notes") + texts(root, "research-notes")
    return Citation(
        title=first(root, "titles/title"),
        title_short=first(root, "titles/short-title"),
        translated_titles=tuple(texts(root, "titles/translated-title")),
        authors=_people(root, "authors"),
        editors=_people(root, "secondary-authors"),
        year=year_of(year, date),
        issued=issued,
        container_title=container,
        container_title_short=first(root, "periodical/abbr-1", "alt-periodical/abbr-1"),
        collection_title=first(root, "titles/tertiary-title"),
        event_title=container if kind in _MEETINGS else "",
        volume=first(root, "volume"),
        issue=first(root, "number", "issue"),
        pages=first(root, "pages"),
        number=first(root, "custom7"),
        abstract=first(root, "abstract"),
        doi=next(
            (doi for one in texts(root, "electronic-resource-num") if (doi := clean_doi(one))), ""
        ),
        pmid=_pmid(accessions if is_from_pubmed else [], [*urls, *texts(root, ".//url")]),
        pmcid=clean_pmcid(first(root, "custom2")),
        type=kind,
        issn=issns,
        isbn=isbns,
        urls=distinct(urls),
        keywords=distinct(_lines(root, "keywords/keyword")),
        language=first(root, "language"),
        publisher=first(root, "publisher"),
        publisher_place=first(root, "pub-location"),
        source=first(root, "remote-database-name"),
        accessions=distinct(accessions),
        trial_ids=distinct(trial_numbers("\n".join([*accessions, *notes]))),
        notes=tuple(notes),
        labels=distinct(_lines(root, "label")),
    )


def _type(root: etree._Element) -> str:
    kind = root.find("ref-type")
    name = "" if kind is None else kind.get("name", "")
    return _TYPES.get(name.lower(), "GEN")


def _people(root: etree._Element, role: str) -> tuple[str, ...]:
    return tuple(name.rstrip(",") for name in _lines(root, f"contributors/{role}/author"))


def _lines(root: etree._Element, path: str) -> list[str]:
    """The entries of a list; EndNote divides those in one element by carriage returns."""
    whole = map(whole_text, root.iterfind(path))
    entries = (" ".join(entry.split()) for text in whole for entry in text.split("\r"))
    return [entry for entry in entries if entry]


def _pmid(accessions: list[str], urls: list[str]) -> str:
    found = [*map(clean_pmid, accessions), *map(linked_pmid, urls)]
    return next(filter(None, found), "")


ENDNOTE_XML = XmlFormat(
    name="EndNote XML",
    dialect="EndNote",
    records=("record",),
    wrappers=("xml", "records"),
    sign=re.compile(r"<ref-type\b|<source-app\b|<xml>\s*<records>|<records>\s*<record>"),
    date="year",
    describe=_described,
)
