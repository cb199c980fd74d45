"""MODS, the XML of libraries' catalogues, which Zotero writes too."""

import re

from lxml import etree

from reviews.formats.citation import Citation
from reviews.formats.identifiers import clean_doi, clean_issns, clean_pmid
from reviews.formats.xmlformat import XmlFormat, year_of
from reviews.formats.xmltree import distinct, first, text_of, texts

# A word among the genres, and RIS's for the kind of work; the first that is there.
_TYPES = {
    "journalArticle": "JOUR",
    "journal article": "JOUR",
    "bookSection": "CHAP",
    "conferencePaper": "CPAPER",
    "thesis": "THES",
    "report": "RPRT",
    "newspaperArticle": "NEWS",
    "magazineArticle": "MGZN",
    "patent": "PAT",
    "map": "MAP",
    "webpage": "ELEC",
    "book": "BOOK",
    "periodical": "JOUR",
}
_DATES = ("dateIssued", "copyrightDate", "dateCreated")


def _described(root: etree._Element) -> Citation:
    host = root.find("relatedItem[@type='host']")
    host = etree.Element("none") if host is None else host
    series = root.find("relatedItem[@type='series']")
    series = host.find("relatedItem[@type='series']") if series is None else series
    issued = first(
        root,
        *(f"{where}originInfo/{date}" for where in ("", "relatedItem/") for date in _DATES),
        "relatedItem/part/date",
    )
    issns, isbns = clean_issns("; ".join(_ids(root, "issn") + _ids(host, "issn", "isbn")))
    _, own_isbns = clean_issns("; ".join(_ids(root, "isbn")))
    return Citation(
        title=_title(root),
        title_short=first(root, "titleInfo[@type='abbreviated']/title"),
        translated_titles=tuple(texts(root, "titleInfo[@type='translated']/title")),
        authors=_people(root, "aut", "cre", "author", "creator"),
        editors=_people(root, "edt", "editor") or _people(host, "edt", "editor"),
        year=year_of(issued),
        issued=issued,
        container_title=_title(host),
        container_title_short=first(host, "titleInfo[@type='abbreviated']/title"),
        collection_title="" if series is None else _title(series),
        volume=_detail(root, host, "volume"),
        issue=_detail(root, host, "issue"),
        pages=_pages(root) or _pages(host),
        abstract=first(root, "abstract"),
        doi=next((doi for one in _ids(root, "doi") if (doi := clean_doi(one))), ""),
        pmid=next((pmid for one in _ids(root, "pmid") if (pmid := clean_pmid(one))), ""),
        type=_type(root),
        issn=issns,
        isbn=distinct([*own_isbns, *isbns]),
        urls=distinct([url for url in texts(root, "location/url") if url.startswith("http")]),
        keywords=distinct([text_of(one) for one in root.iterfind("subject/*")]),
        language="; ".join(texts(root, "language/languageTerm")),
        publisher=first(root, "originInfo/publisher", "relatedItem/originInfo/publisher"),
        publisher_place=first(
            root, "originInfo/place/placeTerm", "relatedItem/originInfo/place/placeTerm"
        ),
        accessions=distinct(texts(root, "recordInfo/recordIdentifier")),
        notes=tuple(texts(root, "note")),
    )


def _title(item: etree._Element) -> str:
    for info in item.iterfind("titleInfo"):
        if info.get("type") is None:
            begin = " ".join(filter(None, [first(info, "nonSort"), first(info, "title")]))
            return ": ".join(filter(None, [begin, first(info, "subTitle")]))
    return ""


def _people(item: etree._Element, *roles: str) -> tuple[str, ...]:
    return tuple(
        name
        for person in item.iterfind("name")
        if any(role.lower() in roles for role in texts(person, "role/roleTerm"))
        and (name := _name(person))
    )


def _name(person: etree._Element) -> str:
    parts = [first(person, f"namePart[@type='{kind}']") for kind in ("family", "given")]
    return ", ".join(filter(None, parts)) or first(person, "namePart", "displayForm")


def _detail(root: etree._Element, host: etree._Element, kind: str) -> str:
    path = f"part/detail[@type='{kind}']/number"
    return first(root, path) or first(host, path)


def _pages(item: etree._Element) -> str:
    start = first(item, "part/extent[@unit='pages']/start", "part/extent[@unit='page']/start")
    end = first(item, "part/extent[@unit='pages']/end", "part/extent[@unit='page']/end")
    return f"{start}-{end}" if start and end and start != end else start or end


def _ids(item: etree._Element, *kinds: str) -> list[str]:
    return [
        text_of(one)
        for one in item.iterfind("identifier")
        if (one.get("type") or "").lower() in kinds
    ]


def _type(root: etree._Element) -> str:
    genres = texts(root, "genre") + texts(root, "relatedItem/genre")
    return next((kind for word, kind in _TYPES.items() if word in genres), "GEN")


MODS = XmlFormat(
    name="MODS",
    dialect="MODS",
    records=("mods",),
    wrappers=("modsCollection",),
    sign=re.compile(r"<(?:\w+:)?mods(?:Collection)?[\s>]"),
    date="originInfo",
    describe=_described,
)
