"""From a raw record to a `Citation`, through the table of the record's dialect."""

import re

from reviews.formats import identifiers
from reviews.formats.citation import Citation
from reviews.formats.problems import ProblemLog
from reviews.formats.rawrecord import RawRecord
from reviews.formats.tags import (
    ADDRESS_SIGNS,
    DIALECTS,
    MEDLINE,
    MEDLINE_LAYOUT,
    RIS,
    RIS_LAYOUT,
    SIGNS,
    WOS_DOCUMENT_TYPES,
    WOS_TYPES,
    Dialect,
    Shape,
    Tags,
)

Found = dict[str, list[str]]  # tag -> its texts in order, none empty

_COPYRIGHT = re.compile(
    r"\s*(?:\[?ABSTRACT FROM|Copyright (?:of|\(c\)|©|\d{4})|©|\(c\) ?\d{4})", re.IGNORECASE
)
# What exports write where there is no abstract.
_NO_ABSTRACT = re.compile(r"(?:na|n/a|none|\[?no abstract available\.?\]?)\Z", re.IGNORECASE)
# A note that only carries an identifier, since RIS has no tag for it.
_IDENTIFYING_NOTE = re.compile(r"(?:PMID|PMCID|Trial registration): \S+\Z")
_NO_PAGES = {"no pagination", "no page specified"}
# Tags whose text may be a list with one entry per line.
_LIST_TAGS = frozenset({"AU", "A1", "KW", "MH", "OT", "DB", "SN", "UR", "L1", "L2"})
_ANYWHERE = Shape.ANYWHERE  # by this name, since looking a member up in its Enum is slow
_BEGINNINGS = {tag: tuple(sign for sign, _ in signs) for tag, signs in SIGNS.items()}


def citation_of(record: RawRecord, problems: ProblemLog) -> tuple[Citation, str]:
    """The citation that `record` holds, and the name of its dialect ("RIS" if unknown)."""
    found = _by_tag(record)
    dialect = record.layout.dialect or _recognise(found)
    title = _first(found, dialect.title)
    abstract, other_abstracts = _abstracts(_all(found, dialect.abstract))
    if not title:
        problems.note("NO_TITLE", record.first_line)
    if not abstract:
        problems.note("NO_ABSTRACT", record.first_line)
    issns, isbns = _serial_numbers(_all(found, dialect.issn))
    container = _other_than(title, found, dialect.container)
    notes = _all(found, dialect.notes)
    citation = Citation(
        title=title,
        authors=_authors(found, dialect),
        year=_year(found, dialect, record, problems),
        container_title=container,
        volume=_first(found, dialect.volume),
        issue=_issue(found, dialect),
        pages=_pages(found, dialect),
        abstract=abstract,
        doi=_doi(found, dialect, record, problems),
        pmid=_pmid(found, dialect, notes),
        type=_type(found, record),
        issued=_issued(found, dialect.issued),
        original_title=_first(found, dialect.original_title),
        container_title_short=_other_than(container, found, dialect.container_short),
        number=_first(found, dialect.number),
        pmcid=_pmcid(found, dialect, notes),
        issn=issns,
        isbn=isbns,
        urls=_urls(_all(found, dialect.urls)),
        other_abstracts=other_abstracts,
        keywords=_listed(_all(found, dialect.keywords)),
        language="; ".join(_all(found, dialect.language)),
        publisher=_first(found, dialect.publisher),
        source=_source(found, dialect),
        accessions=_distinct(_all(found, dialect.accessions)),
        trial_ids=_trial_ids(_all(found, dialect.trial_ids)),
        notes=_notes(notes),
        fields=tuple(record.fields),
        raw=record.raw,
        first_line=record.first_line,
        last_line=record.last_line,
    )
    return citation, dialect.name


def _by_tag(record: RawRecord) -> Found:
    """The texts by tag. Where a text was wrapped, its lines are joined, but for lists."""
    found: Found = {}
    for tag, value in record.fields:
        if value:
            if tag in found:
                found[tag].append(value)
            else:
                found[tag] = [value]
    if record.is_wrapped:
        for tag, texts in found.items():
            if tag not in _LIST_TAGS:
                texts[:] = [text.replace("\n", " ") for text in texts]
    return found


def _recognise(found: Found) -> Dialect:
    """The dialect of a RIS record, by the first sign that fits."""
    for tag, beginnings in _BEGINNINGS.items():
        if tag in found and found[tag][0].startswith(beginnings):
            text = found[tag][0]
            return next(DIALECTS[name] for sign, name in SIGNS[tag] if text.startswith(sign))
    if "UR" in found:
        address = found["UR"][0]
        for sign, name in ADDRESS_SIGNS:
            if sign in address:
                return DIALECTS[name]
    return RIS


def _first(found: Found, tags: Tags) -> str:
    for tag in tags:
        if tag in found:
            return found[tag][0]
    return ""


def _each(found: Found, tags: Tags) -> list[str]:
    """The first text of each of the tags that are there, in the order of trust."""
    return [found[tag][0] for tag in tags if tag in found]


def _all(found: Found, tags: Tags) -> list[str]:
    """All texts of the tags, tag by tag."""
    texts: list[str] = []
    for tag in tags:
        if tag in found:
            texts = texts + found[tag] if texts else found[tag]
    return texts


def _distinct(texts: list[str]) -> tuple[str, ...]:
    return tuple(texts) if len(texts) < 2 else tuple(dict.fromkeys(texts))


def _other_than(taken: str, found: Found, tags: Tags) -> str:
    """The first of the texts that is not `taken` by another field already."""
    for tag in tags:
        if tag in found and found[tag][0] != taken:
            return found[tag][0]
    return ""


def _entries(texts: list[str]) -> list[str]:
    """The entries of a list that may be one per tag, one per line, or divided by semicolons."""
    whole = "\n".join(texts)
    if ";" not in whole and whole.count("\n") < len(texts):  # one per tag
        return texts
    return [one for one in map(str.strip, whole.replace("\n", ";").split(";")) if one]


def _listed(texts: list[str]) -> tuple[str, ...]:
    return _distinct(_entries(texts))


def _authors(found: Found, dialect: Dialect) -> tuple[str, ...]:
    texts = _all(found, dialect.authors)
    if dialect.short_authors:
        short = _all(found, dialect.short_authors)
        texts = [*(texts if len(texts) >= len(short) else short), *_all(found, dialect.groups)]
    return tuple(_entries(texts))


def _notes(texts: list[str]) -> tuple[str, ...]:
    """The notes, without those that only name an identifier."""
    return tuple(
        [
            text
            for text in texts
            if not text.startswith(("PMID", "PMCID", "Trial")) or not _IDENTIFYING_NOTE.match(text)
        ]
    )


def _abstracts(texts: list[str]) -> tuple[str, tuple[str, ...]]:
    """The abstract and the further ones, for instance in other languages.

    The longest comes first. A copyright notice is no abstract, and neither is "NA".
    """
    if len(texts) == 1 and len(texts[0]) > 1000:  # the usual case, quickly
        return texts[0], ()
    abstracts = [
        text
        for text in dict.fromkeys(texts)
        if len(text) > 1000 or not (_NO_ABSTRACT.match(text) or _COPYRIGHT.match(text))
    ]
    if not abstracts:
        return "", ()
    longest = max(abstracts, key=len)
    return longest, tuple(abstract for abstract in abstracts if abstract != longest)


def _year(found: Found, dialect: Dialect, record: RawRecord, problems: ProblemLog) -> int | None:
    odd = ""
    for tag in dialect.year:
        for text in found.get(tag, ()):
            if len(text) == 4 and text.isdecimal() and text.isascii() and "1500" <= text <= "2100":
                return int(text)
            if year := identifiers.clean_year(text):
                return year
            odd = odd or tag
    if odd:
        problems.note("ODD_YEAR", record.first_line, odd)
    return None


def _issued(found: Found, tags: Tags) -> str:
    """The date as the file has it: the first that holds a year, else the first."""
    first = ""
    for tag in tags:
        if tag in found:
            text = found[tag][0]
            if identifiers.clean_year(text):
                return text
            first = first or text
    return first


def _issue(found: Found, dialect: Dialect) -> str:
    if issue := _first(found, dialect.issue):
        return issue
    short = _first(found, dialect.short_issue)
    return short if short.isdecimal() and len(short) < 4 else ""


def _pages(found: Found, dialect: Dialect) -> str:
    """The page range: "52-58", or the one page, or what is said of pages."""
    first = _first(found, dialect.first_page)
    last = _first(found, dialect.last_page)
    if not first and not last:
        first = _first(found, dialect.pages)
    if first.lower() in _NO_PAGES:
        return ""
    first = first.replace("--", "-")
    if not first or not last or first == last or "-" in first:
        return first or last
    return f"{first}-{last}"


def _doi(found: Found, dialect: Dialect, record: RawRecord, problems: ProblemLog) -> str:
    odd = ""
    for tag, shape in dialect.doi:
        if tag in found:
            for text in found[tag]:
                if doi := identifiers.clean_doi(text, shape):
                    return doi
            if shape is _ANYWHERE and "10.1002/central/" not in found[tag][0].lower():
                odd = odd or tag
    if odd:
        problems.note("BAD_DOI", record.first_line, odd)
    return ""


def _pmid(found: Found, dialect: Dialect, notes: list[str]) -> str:
    for tag in dialect.pmid:
        if tag in found:
            for text in found[tag]:
                # A number of the provider's own may stand in the same tag, after a semicolon.
                for part in text.split(";"):
                    if pmid := identifiers.clean_pmid(part):
                        return pmid
    for text in found.get("UR", ()):
        if pmid := identifiers.linked_pmid(text):
            return pmid
    for text in notes:
        if pmid := identifiers.noted_pmid(text):
            return pmid
    return ""


def _pmcid(found: Found, dialect: Dialect, notes: list[str]) -> str:
    for tag in dialect.pmcid:
        if tag in found:
            for text in found[tag]:
                if pmcid := identifiers.clean_pmcid(text):
                    return pmcid
    for text in notes:
        if text.startswith("PMC"):
            return identifiers.clean_pmcid(text)
    return ""


def _type(found: Found, record: RawRecord) -> str:
    """RIS's word for the kind of work, such as JOUR, also for records of other formats."""
    if record.layout is RIS_LAYOUT:
        return _first(found, ("TY",))
    if record.layout is MEDLINE_LAYOUT:
        if "BTI" in found or "Book" in found.get("PT", ()):
            return "CHAP" if "TI" in found and "BTI" in found else "BOOK"
        return "JOUR"
    return _wos_type(_first(found, ("PT",)), _first(found, ("DT",)))


def _wos_type(publication: str, document: str) -> str:
    """The kind of work by Web of Science's PT and DT; GEN if there is no telling.

    >>> _wos_type("J", "Article; Proceedings Paper"), _wos_type("B", "Review; Book Chapter")
    ('JOUR', 'CHAP')
    """
    if publication != "J":
        for words, kind in WOS_DOCUMENT_TYPES:
            if words in document:
                return kind
    return WOS_TYPES.get(publication, "GEN")


def _serial_numbers(texts: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The distinct ISSNs, and the distinct ISBNs."""
    if len(texts) == 1:
        return identifiers.clean_issns(texts[0])
    pairs = [identifiers.clean_issns(text) for text in texts]
    return (
        _distinct([issn for issns, _ in pairs for issn in issns]),
        _distinct([isbn for _, isbns in pairs for isbn in isbns]),
    )


def _urls(texts: list[str]) -> tuple[str, ...]:
    """The web addresses; those of files on someone's disk are left in `fields`."""
    if len(texts) == 1 and texts[0].startswith("http") and " " not in texts[0]:
        return (texts[0],) if "\n" not in texts[0] else tuple(texts[0].split())
    return _distinct(
        [
            part.rstrip(";,")
            for text in texts
            for part in text.split()
            if part.startswith(("http://", "https://"))
        ]
    )


def _source(found: Found, dialect: Dialect) -> str:
    """The database that the record names, else the one that it was recognised to be from."""
    if named := _all(found, dialect.source):
        return "; ".join(_distinct(named)).replace("\n", "; ")
    return "PubMed" if dialect is MEDLINE else dialect.name if dialect is not RIS else ""


def _trial_ids(texts: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(identifiers.trial_numbers("\n".join(texts)))) if texts else ()
