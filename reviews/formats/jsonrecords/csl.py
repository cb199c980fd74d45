"""CSL-JSON, as reference managers write it, and Crossref's answers, which are close to it."""

import re

from reviews.formats import identifiers
from reviews.formats.citation import Citation
from reviews.formats.jsonrecords.values import (
    Record,
    Value,
    at,
    distinct,
    each,
    first,
    inner,
    objects,
    text_of,
)

# CSL's or Crossref's type -> RIS's word. The first CSL type of several is the one that is written.
TYPES = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "article": "UNPB",
    "bill": "BILL",
    "book": "BOOK",
    "broadcast": "MPCT",
    "chapter": "CHAP",
    "dataset": "DATA",
    "document": "GEN",
    "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC",
    "figure": "FIGURE",
    "graphic": "ART",
    "hearing": "HEAR",
    "legal_case": "CASE",
    "legislation": "STAT",
    "manuscript": "MANSCPT",
    "map": "MAP",
    "motion_picture": "VIDEO",
    "musical_score": "MUSIC",
    "pamphlet": "PAMP",
    "paper-conference": "CPAPER",
    "patent": "PAT",
    "periodical": "JFULL",
    "personal_communication": "PCOMM",
    "post": "ICOMM",
    "post-weblog": "BLOG",
    "report": "RPRT",
    "software": "COMP",
    "song": "SOUND",
    "standard": "STAND",
    "thesis": "THES",
    "webpage": "ELEC",
    "entry": "ENCYC",
    "interview": "PCOMM",
    "review": "JOUR",
    "review-book": "JOUR",
    "speech": "CONF",
    "journal-article": "JOUR",
    "proceedings-article": "CPAPER",
    "proceedings": "CONF",
    "book-chapter": "CHAP",
    "book-section": "CHAP",
    "book-part": "CHAP",
    "monograph": "BOOK",
    "edited-book": "BOOK",
    "reference-book": "BOOK",
    "reference-entry": "ENCYC",
    "dissertation": "THES",
    "posted-content": "UNPB",
    "preprint": "UNPB",
    "peer-review": "GEN",
    "journal": "JFULL",
}
CSL_TYPES = frozenset(TYPES) - {"journal-article", "proceedings-article", "book-chapter"}

_MARKUP = re.compile(r"</?(?:jats|mml):[^<>]{0,500}>")
_COMMA = re.compile(r"\s*[;,]\s*")


def citation_of(record: Record) -> Citation:
    """The citation of one item."""
    title = first(record, "title")
    if subtitle := first(record, "subtitle"):
        title = f"{title}: {subtitle}" if title else subtitle
    issued = _date(record.get("issued") or record.get("published"))
    notes = each(record, "note", "annote")
    issns, isbns = serial_numbers(each(record, "ISSN", "ISBN"))
    registered = [
        first(one, "clinical-trial-number") for one in objects(record.get("clinical-trial-number"))
    ]
    return Citation(
        title=title,
        authors=names(record.get("author")),
        editors=names(record.get("editor")),
        year=identifiers.clean_year(issued),
        issued=issued,
        container_title=first(record, "container-title"),
        container_title_short=first(
            record, "container-title-short", "short-container-title", "journalAbbreviation"
        ),
        collection_title=first(record, "collection-title"),
        event_title=first(record, "event-title", "event") or first(inner(record, "event"), "name"),
        volume=first(record, "volume"),
        issue=first(record, "issue"),
        pages=first(record, "page"),
        number=first(record, "number", "article-number"),
        abstract=_MARKUP.sub(" ", first(record, "abstract")).strip(),
        doi=identifiers.clean_doi(first(record, "DOI")),
        pmid=identifiers.clean_pmid(first(record, "PMID"))
        or next((pmid for text in notes if (pmid := identifiers.noted_pmid(text))), ""),
        pmcid=identifiers.clean_pmcid(first(record, "PMCID")),
        type=TYPES.get(first(record, "type"), "GEN"),
        original_title=first(record, "original-title"),
        title_short=first(record, "title-short", "shortTitle", "short-title"),
        issn=issns,
        isbn=isbns,
        urls=web_addresses(each(record, "URL")),
        keywords=_keywords(record),
        language=first(record, "language"),
        publisher=first(record, "publisher"),
        publisher_place=first(record, "publisher-place", "publisher-location"),
        source=first(record, "source"),
        status=first(record, "status"),
        relations=_relations(record),
        trial_ids=distinct(identifiers.trial_numbers("\n".join([*notes, *registered]))),
        notes=(*notes, *each(inner(record, "custom"), "tandem")),
    )


def names(value: Value) -> tuple[str, ...]:
    """The people as "Family, Given", organisations by their names."""
    return tuple(name for one in objects(value) if (name := _name(one)))


def serial_numbers(texts: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The distinct ISSNs, and the distinct ISBNs."""
    issns, isbns = identifiers.clean_issns("; ".join(texts)) if texts else ((), ())
    return distinct(issns), distinct(isbns)


def web_addresses(texts: list[str]) -> tuple[str, ...]:
    """Those of the texts that are addresses of the web."""
    return distinct([text for text in texts if text.startswith(("http://", "https://"))])


def _name(one: Record) -> str:
    family = " ".join(each(one, "dropping-particle", "non-dropping-particle", "family"))
    given = ", ".join(each(one, "given", "suffix"))
    if family and given:
        return f"{family}, {given}"
    return family or first(one, "literal", "name") or given


def _date(value: Value) -> str:
    """A date as "2016-12-20", or the words that stand for it."""
    if isinstance(value, str):
        return text_of(value)
    for one in objects(value):
        parts = at(one, "date-parts")
        for part in parts if isinstance(parts, list) else []:
            numbers = [text_of(number) for number in part] if isinstance(part, list) else []
            if text := "-".join(number.zfill(2) for number in numbers if number):
                return text
        return first(one, "literal", "raw")
    return ""


def _keywords(record: Record) -> tuple[str, ...]:
    keyword = record.get("keyword")
    if isinstance(keyword, str):
        return distinct([word for word in _COMMA.split(text_of(keyword)) if word])
    return distinct(each(record, "keyword", "keywords", "subject", "categories"))


def _relations(record: Record) -> tuple[tuple[str, str], ...]:
    """Crossref's retractions and corrections: what this one is to the other, and its DOI."""
    return tuple(
        (first(one, "type") or "update", first(one, "DOI"))
        for key in ("update-to", "updated-by")
        for one in objects(record.get(key))
        if first(one, "DOI")
    )
