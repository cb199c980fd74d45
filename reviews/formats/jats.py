"""JATS, the XML of articles in PubMed Central and of many publishers: the front matter."""

import re

from lxml import etree

from reviews.formats.citation import Citation
from reviews.formats.identifiers import clean_doi, clean_issns, clean_pmcid, clean_pmid
from reviews.formats.xmlformat import XmlFormat, year_of
from reviews.formats.xmltree import distinct, first, text_of, texts

# The date of the issue is what databases cite; that of the web comes next.
_DATES = ("ppub", "collection", "pub", "epub-ppub", "epub")
# Summaries for other readers; a graphical abstract is a picture's caption.
_OTHER_ABSTRACTS = frozenset(
    [
        "graphical",
        "precis",
        "short",
        "summary",
        "toc",
        "teaser",
        "key-points",
        "editor",
        "web-summary",
        "plain-language-summary",
        "executive-summary",
        "video",
    ]
)


def _described(root: etree._Element) -> Citation:
    front = root.find("front")
    front = root if front is None else front
    meta = front.find("article-meta")
    meta = front if meta is None else meta
    ids = {one.get("pub-id-type", ""): text_of(one) for one in meta.iterfind("article-id")}
    issued = _date(meta)
    main, others = _abstracts(meta)
    start, end = first(meta, "fpage"), first(meta, "lpage")
    return Citation(
        title=_title(meta),
        title_short=first(meta, "title-group/alt-title"),
        translated_titles=tuple(texts(meta, "title-group/trans-title-group/trans-title")),
        authors=_people(meta, "author"),
        editors=_people(meta, "editor"),
        year=year_of(issued),
        issued=issued,
        container_title=first(
            front,
            "journal-meta/journal-title-group/journal-title",
            "journal-meta/journal-title",
        ),
        container_title_short=first(
            front,
            "journal-meta/journal-title-group/abbrev-journal-title",
            "journal-meta/abbrev-journal-title",
            "journal-meta/journal-id[@journal-id-type='iso-abbrev']",
            "journal-meta/journal-id[@journal-id-type='nlm-ta']",
        ),
        volume=first(meta, "volume"),
        issue=first(meta, "issue"),
        pages=f"{start}-{end}" if start and end and start != end else start or end,
        number=first(meta, "elocation-id"),
        abstract=main,
        other_abstracts=distinct(others),
        doi=clean_doi(ids.get("doi", "")),
        pmid=clean_pmid(ids.get("pmid", "")),
        pmcid=_pmcid(ids),
        type="JOUR",
        issn=clean_issns("; ".join(texts(front, "journal-meta/issn")))[0],
        keywords=distinct(texts(meta, "kwd-group/kwd") + texts(meta, "kwd-group/compound-kwd")),
        language=root.get("{http://www.w3.org/XML/1998/namespace}lang", ""),
        publisher=first(front, "journal-meta/publisher/publisher-name"),
        publisher_place=first(front, "journal-meta/publisher/publisher-loc"),
        event_title=first(meta, "conference/conf-name"),
        accessions=distinct([text for kind, text in ids.items() if kind not in ("doi", "pmid")]),
        relations=_relations(meta),
    )


def _title(meta: etree._Element) -> str:
    parts = [first(meta, "title-group/article-title"), first(meta, "title-group/subtitle")]
    return ": ".join(filter(None, parts))


def _people(meta: etree._Element, kind: str) -> tuple[str, ...]:
    """The contributors of that kind; one of no kind is an author."""
    return tuple(
        name
        for group in meta.iterfind("contrib-group")
        for person in group.iterfind("contrib")
        if person.get("contrib-type", group.get("content-type", "author")) == kind
        and (name := _name(person))
    )


def _name(person: etree._Element) -> str:
    for name in (*person.iterfind("name"), *person.iterfind("name-alternatives/name")):
        given = " ".join(filter(None, [first(name, "given-names"), first(name, "suffix")]))
        return ", ".join(filter(None, [first(name, "surname"), given]))
    collective = person.find("collab")
    if collective is not None and (name_of_all := _without_members(collective)):
        return name_of_all
    return first(person, "string-name", "name-alternatives/string-name")


def _without_members(collective: etree._Element) -> str:
    """The name of a group, without those of its members, which may be listed inside."""
    parts = [collective.text or ""]
    for child in collective:
        if child.tag != "contrib-group":
            parts.append(text_of(child))
        parts.append(child.tail or "")
    return " ".join("".join(parts).split())


def _date(meta: etree._Element) -> str:
    dates = {
        date.get("pub-type") or date.get("date-type") or "": date
        for date in meta.iterfind("pub-date")
    }
    chosen = next((dates[kind] for kind in _DATES if kind in dates), None)
    if chosen is None:
        chosen = next(iter(dates.values()), None)
    if chosen is None:
        return ""
    parts = [first(chosen, name) for name in ("year", "season", "month", "day")]
    return " ".join(filter(None, parts)) or text_of(chosen)


def _abstracts(meta: etree._Element) -> tuple[str, list[str]]:
    """The abstract, and the others: summaries, and those in other languages."""
    main: list[str] = []
    others: list[str] = []
    for abstract in meta.iterfind("abstract"):
        is_other = abstract.get("abstract-type", "") in _OTHER_ABSTRACTS or main
        (others if is_other else main).append(_abstract(abstract))
    others += map(_abstract, meta.iterfind("trans-abstract"))
    return ("".join(main) or next(iter(others), ""), others if any(main) else others[1:])


def _abstract(abstract: etree._Element) -> str:
    """The paragraphs of an abstract, those of a section after its title."""
    parts: list[str] = []
    for block in abstract:
        if block.tag == "sec":
            title = first(block, "title").rstrip(":")
            said = " ".join(text_of(one) for one in block if one.tag not in ("title", "label"))
            parts.append(f"{title}: {said}" if title else said)
        elif block.tag not in ("title", "label", "object-id"):
            parts.append(text_of(block))
    return " ".join(filter(None, parts)) or text_of(abstract)


def _pmcid(ids: dict[str, str]) -> str:
    number = ids.get("pmcid", "") or ids.get("pmc", "")
    return clean_pmcid(number if number.upper().startswith("PMC") else f"PMC{number}")


def _relations(meta: etree._Element) -> tuple[tuple[str, str], ...]:
    """Related articles: "corrected article" and what names it."""
    return tuple(
        (kind.replace("-", " "), text)
        for other in meta.iterfind("related-article")
        if (kind := other.get("related-article-type", ""))
        and (text := text_of(other) or other.get("{http://www.w3.org/1999/xlink}href", ""))
    )


JATS = XmlFormat(
    name="JATS",
    dialect="JATS",
    records=("article",),
    wrappers=("pmc-articleset", "articles", "articleset"),
    sign=re.compile(r"<article[\s>][^\0]*?<(?:front|article-meta|journal-meta)>"),
    date="pub-date",
    describe=_described,
)
