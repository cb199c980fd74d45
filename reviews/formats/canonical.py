"""From a raw record to a `Citation`, through the table of the record's dialect."""

import re
from typing import NamedTuple

from reviews.formats import identifiers, knownby
from reviews.formats.citation import Citation
from reviews.formats.dialect import Dialect, Tags
from reviews.formats.dialects import ADDRESS_SIGNS, DIALECTS, RIS, SIGNS, WOS
from reviews.formats.found import Found, by_tag, distinct, entries, every, first, listed, other_than
from reviews.formats.imprint import Imprint, read_imprint
from reviews.formats.kinds import kind_of, wos_kind
from reviews.formats.names import NOBODY, names_with_initials
from reviews.formats.problems import ProblemLog
from reviews.formats.rawrecord import RawRecord
from reviews.formats.tags import MEDLINE_LAYOUT, RIS_LAYOUT, WOS_LAYOUT, Layout

_COPYRIGHT = re.compile(
    r"\s*(?:\[?ABSTRACT FROM|Copyright (?:of|\(c\)|©|\d{4})|©|\(c\) ?\d{4})", re.IGNORECASE
)
# What exports write where there is no abstract.
_NO_ABSTRACT = re.compile(r"(?:na|n/a|none|\[?no abstract available\.?\]?)\Z", re.IGNORECASE)
# A note that only carries an identifier, since RIS has no tag for it.
_IDENTIFYING_NOTE = re.compile(r"(?:PMID|PMCID|Trial registration): \S+\Z")
_NO_PAGES = {"n/a", "no pagination", "no page specified", "no pagination specified"}
_LABEL_OF_PAGES = re.compile(r"\A(?:pp\.? ?|p\. ?|p )(?=\d)", re.IGNORECASE)
_ADDRESS = re.compile(r"\s*\([^()\s@]+@[^()\s]+\)")  # BIOSIS gives it behind a name
_NO_IMPRINT = Imprint()
_WORDS = frozenset({"TI", "T1", "KW"})
_NOTHING = ["NA"]
_BEGINNINGS = {tag: tuple(sign for sign, _ in signs) for tag, signs in SIGNS.items()}


def citation_of(record: RawRecord, problems: ProblemLog) -> tuple[Citation, str]:
    """The citation that `record` holds, and the name of its dialect ("RIS" if unknown)."""
    found = by_tag(record)
    # Those are the tags that R's records nearly always have: to look at all would take long.
    get = found.get
    if record.layout is RIS_LAYOUT and _NOTHING in (get("IS"), get("VL"), get("DO"), get("AB")):
        _drop_nothing(found)
    dialect = record.layout.dialect or _recognise(found)
    return citation_from(found, dialect, record, problems), dialect.name


def _drop_nothing(found: Found) -> None:
    """Take out the texts that are "NA", which R writes where there is nothing to say.

    A title may be just that, and so may a keyword.
    """
    for tag in [tag for tag, texts in found.items() if "NA" in texts]:
        if tag not in _WORDS:
            found[tag] = [text for text in found[tag] if text != "NA"]
            if not found[tag]:
                del found[tag]


def citation_from(
    found: Found, dialect: Dialect, record: RawRecord, problems: ProblemLog
) -> Citation:
    """The citation that the texts `found` in `record` make, as `dialect` understands them."""
    title = first(found, dialect.title)
    abstract, other_abstracts = _abstracts(every(found, dialect.abstract))
    if not title:
        problems.note("NO_TITLE", record.first_line)
    if not abstract:
        problems.note("NO_ABSTRACT", record.first_line)
    issns, isbns = knownby.serial_numbers(every(found, dialect.issn))
    imprint = _NO_IMPRINT
    if dialect.imprint and (line := first(found, dialect.imprint)):
        imprint = read_imprint(line)
        if imprint.year:
            found.setdefault("imprint year", [imprint.year])
    container = other_than(title, found, dialect.container) or imprint.container
    notes = every(found, dialect.notes)
    rare = _rare(found, dialect, title)
    # By position, since naming forty fields takes as long as finding ten of them.
    return Citation(
        title,
        _authors(found, dialect),
        _year(found, dialect, record, problems),
        container,
        first(found, dialect.volume) or imprint.volume,
        _issue(found, dialect) or imprint.issue,
        _pages(found, dialect) or imprint.pages,
        abstract,
        knownby.doi_of(found, dialect, record, problems),
        knownby.pmid_of(found, dialect, notes),
        _kind(found, dialect, record.layout),
        _issued(found, dialect.issued),
        first(found, dialect.original_title),
        other_than(container, found, dialect.container_short),
        _number(found, dialect) or imprint.number,
        knownby.pmcid_of(found, dialect, notes),
        issns,
        isbns,
        knownby.urls(every(found, dialect.urls)),
        other_abstracts,
        listed(every(found, dialect.keywords)),
        "; ".join(every(found, dialect.language)),
        first(found, dialect.publisher),
        _source(found, dialect),
        knownby.accessions(found, dialect),
        knownby.trial_ids(every(found, dialect.trial_ids)),
        _notes(notes) if notes else (),
        rare.editors,
        rare.title_short,
        rare.translated_titles,
        first(found, dialect.publisher_place),
        rare.event_title,
        rare.collection_title,
        rare.relations,
        rare.status,
        rare.labels,
        tuple(record.fields),
        record.raw,
        record.first_line,
        record.last_line,
    )


class _Rare(NamedTuple):
    """The fields of a citation that few records have."""

    editors: tuple[str, ...] = ()
    title_short: str = ""
    translated_titles: tuple[str, ...] = ()
    event_title: str = ""
    collection_title: str = ""
    status: str = ""
    labels: tuple[str, ...] = ()
    relations: tuple[tuple[str, str], ...] = ()


_NOTHING_RARE = _Rare()


def _rare(found: Found, dialect: Dialect, title: str) -> _Rare:
    if dialect.rare.isdisjoint(found):
        return _NOTHING_RARE
    return _Rare(
        editors=tuple(entries(every(found, dialect.editors))),
        title_short=other_than(title, found, dialect.title_short),
        translated_titles=distinct(every(found, dialect.translated_titles)),
        event_title=first(found, dialect.event_title),
        collection_title=first(found, dialect.collection_title),
        status=first(found, dialect.status),
        labels=listed(every(found, dialect.labels)),
        relations=tuple(
            (kind, text) for tag, kind in dialect.relations for text in found.get(tag, ())
        ),
    )


def _recognise(found: Found) -> Dialect:
    """The dialect of a RIS record, by the first sign that fits."""
    for tag, beginnings in _BEGINNINGS.items():
        if tag in found and found[tag][0].startswith(beginnings):
            text = found[tag][0]
            return next(DIALECTS[name] for sign, name in SIGNS[tag] if text.startswith(sign))
    for tag in ("UR", "L2"):
        if tag in found:
            address = found[tag][0]
            for sign, name in ADDRESS_SIGNS:
                if sign in address:
                    return DIALECTS[name]
    return RIS


def _authors(found: Found, dialect: Dialect) -> tuple[str, ...]:
    texts = every(found, dialect.authors)
    if dialect.short_authors:
        short = every(found, dialect.short_authors)
        texts = [*(texts if len(texts) >= len(short) else short), *every(found, dialect.groups)]
        if dialect is WOS and any("@" in text for text in texts):
            texts = [_ADDRESS.sub("", text) for text in texts]
    if len(texts) == 1:
        if texts[0].startswith(NOBODY):
            return ()
        if "," in texts[0] and ";" not in texts[0]:
            texts = names_with_initials(texts[0])
    return tuple(entries(texts))


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
            if year := identifiers.clean_year(text):
                return year
            odd = odd or tag
    if odd:
        problems.note("ODD_YEAR", record.first_line, odd)
    return None


def _issued(found: Found, tags: Tags) -> str:
    """The date as the file has it: the first that holds a year, else the first."""
    undated = ""
    for tag in tags:
        if tag in found:
            text = found[tag][0]
            if identifiers.clean_year(text):
                return text
            undated = undated or text
    return undated


def _issue(found: Found, dialect: Dialect) -> str:
    if issue := first(found, dialect.issue):
        return issue
    short = first(found, dialect.short_issue)
    return short if short.isdecimal() and len(short) < 4 else ""


def _number(found: Found, dialect: Dialect) -> str:
    """The article's number. PubMed has it where it has identifiers too, which say what they are."""
    for tag in dialect.number:
        for text in found.get(tag, ()):
            if tag != "LID" or not (text.endswith("]") or "/" in text):
                return text
    return ""


def _pages(found: Found, dialect: Dialect) -> str:
    """The page range: "52-58", or the one page, or what is said of pages."""
    begin = first(found, dialect.first_page)
    end = first(found, dialect.last_page)
    if end.lower() in _NO_PAGES:
        end = ""
    if not begin and not end:
        begin = first(found, dialect.pages)
    if begin.lower() in _NO_PAGES or (begin == "No" and end in ("Specified", "Pagination")):
        return ""
    begin = begin.replace("--", "-")
    if "\u2010" in begin:  # the Cochrane Library's hyphen
        begin = begin.replace("\u2010", "-")
    if begin.startswith(("p", "P")):
        begin = _LABEL_OF_PAGES.sub("", begin)
    if not begin or not end or begin == end or "-" in begin:
        return begin or end
    return f"{begin}-{end}"


def _kind(found: Found, dialect: Dialect, layout: Layout) -> str:
    """RIS's word for the kind of work, such as JOUR, also for records of other formats."""
    if layout is RIS_LAYOUT:
        return first(found, ("TY",))
    if layout is MEDLINE_LAYOUT:
        if "BTI" in found or "Book" in found.get("PT", ()):
            return "CHAP" if "TI" in found and "BTI" in found else "BOOK"
        return "JOUR"
    if layout is WOS_LAYOUT:
        return wos_kind(first(found, ("PT",)), first(found, ("DT",)))
    return kind_of(every(found, dialect.type))


def _source(found: Found, dialect: Dialect) -> str:
    """The database that the record names, else the one that it was recognised to be from."""
    if named := every(found, dialect.source):
        return "; ".join(distinct(named)).replace("\n", "; ")
    return dialect.name if dialect.database is None else dialect.database
