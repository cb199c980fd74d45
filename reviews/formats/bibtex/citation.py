"""What the fields of an entry mean: tables, and the citation that they make."""

import re
from collections.abc import Iterable, Sequence

from reviews.formats import identifiers
from reviews.formats.bibtex.blocks import Entry
from reviews.formats.bibtex.entry import Parts
from reviews.formats.bibtex.journals import journal_of
from reviews.formats.bibtex.latex import plain, verbatim
from reviews.formats.bibtex.names import people
from reviews.formats.citation import Citation
from reviews.formats.dialect import Shape
from reviews.formats.names import NOBODY
from reviews.formats.problems import ProblemLog

Names = tuple[str, ...]

# Entry type -> RIS's word for the kind of work. The first of several is the one that is written.
TYPES = {
    "article": "JOUR",
    "book": "BOOK",
    "incollection": "CHAP",
    "inbook": "CHAP",
    "inproceedings": "CPAPER",
    "proceedings": "CONF",
    "phdthesis": "THES",
    "techreport": "RPRT",
    "unpublished": "UNPB",
    "online": "ELEC",
    "patent": "PAT",
    "dataset": "DATA",
    "software": "COMP",
    "standard": "STAND",
    "misc": "GEN",
    "conference": "CPAPER",
    "bookinbook": "CHAP",
    "suppbook": "CHAP",
    "book_section": "CHAP",
    "inreference": "ENCYC",
    "mvbook": "BOOK",
    "collection": "BOOK",
    "reference": "BOOK",
    "booklet": "BOOK",
    "manual": "BOOK",
    "periodical": "JFULL",
    "suppperiodical": "JOUR",
    "mastersthesis": "THES",
    "thesis": "THES",
    "report": "RPRT",
    "electronic": "ELEC",
    "www": "ELEC",
    "review": "JOUR",
}
REPORTS = frozenset({"techreport", "report", "patent", "standard", "manual"})
# Fields that hold addresses and numbers, where TeX's signs mean themselves.
_VERBATIM = frozenset({"doi", "url", "eprint", "link", "ee", "pmid", "pmcid", "issn", "isbn"})

_LIST = re.compile(r"\\.|[{};,]", re.DOTALL)
_DASHES = re.compile(r"-{2,}|\u2010")


def citation_of(entry: Entry, parts: Parts, log: ProblemLog) -> Citation:
    """The citation of an entry; what is odd about it is told to `log`."""
    line = entry.first_line
    found = _Found(parts.fields)
    title = found.text("title")
    if subtitle := found.text("subtitle"):
        title = f"{title}: {subtitle}" if title else subtitle
    abstract = found.text("abstract")
    if not title:
        log.note("NO_TITLE", line)
    if not abstract:
        log.note("NO_ABSTRACT", line)
    written = found.latex("author", "authors")
    authors, has_others = people("" if written.startswith(NOBODY) else written)
    if has_others:
        log.note("MORE_AUTHORS", line)
    kind = found.text("ris-type") or TYPES.get(entry.kind, "GEN")
    is_report = entry.kind in REPORTS
    issued = _issued(found)
    year = identifiers.clean_year(found.text("year", "date", "issued", "early-access-date"))
    if issued and year is None:
        log.note("ODD_YEAR", line, "year")
    container = found.text("fjournal", "journaltitle", "journal", "booktitle")
    short = found.text("shortjournal", "journal-iso", "abbrev-source-title", "journal")
    notes = (
        found.listed("note", ";") + found.listed("annote", ";") + found.listed("annotation", ";")
    )
    issns, isbns = _serial_numbers(found.each("issn", "eissn", "isbn", "eisbn"))
    return Citation(
        title=title,
        authors=authors,
        editors=people(found.latex("editor", "editors"))[0],
        year=year,
        issued=issued,
        container_title=container,
        container_title_short=short if short != container else "",
        collection_title=found.text("series"),
        event_title=found.text("eventtitle"),
        volume=found.text("volume"),
        issue=found.text("issue") if is_report else found.text("number", "issue"),
        number=found.text("eid", "article-number", "art-number", "articleno", "artnum")
        or (found.text("number") if is_report else ""),
        pages=_pages(found.latex("pages")),
        abstract=abstract,
        doi=_doi(found, line, log),
        pmid=_pmid(found, notes),
        pmcid=identifiers.clean_pmcid(found.text("pmcid", "pmc")),
        type=kind,
        original_title=found.text("origtitle"),
        title_short=found.text("shorttitle"),
        issn=issns,
        isbn=isbns,
        urls=_urls(found.each("url", "link", "ee")),
        keywords=_distinct(
            word
            for name in ("keywords", "keyword", "author-keywords", "keywords-plus")
            for word in found.listed(name, ",")
        ),
        labels=_distinct(found.listed("mendeley-tags", ",") + found.listed("groups", ",")),
        language=found.text("language", "langid"),
        publisher=found.text("publisher", "school", "institution", "organization"),
        publisher_place=found.text("address", "location"),
        source=found.text("source", "database"),
        accessions=_distinct(found.listed("unique-id", ";")),
        status=found.text("pubstate"),
        trial_ids=_distinct(identifiers.trial_numbers("\n".join(notes))),
        notes=tuple(notes) + tuple(found.listed("tandem", ";")),
        fields=(("@", entry.kind), ("@key", parts.key), *parts.fields),
        raw=entry.text,
        first_line=line,
        last_line=entry.last_line,
    )


class _Found:
    """The fields by name, in lower case with `-` for blanks and `_`; the first that has text."""

    def __init__(self, fields: Iterable[tuple[str, str]]) -> None:
        self._latex: dict[str, str] = {}
        for name, value in fields:
            if value:
                self._latex.setdefault(name.lower().replace("_", "-").replace(" ", "-"), value)

    def latex(self, *names: str) -> str:
        """The first of the fields, as it is written for TeX."""
        for name in names:
            if name in self._latex:
                return self._latex[name]
        return ""

    def text(self, *names: str) -> str:
        """The first of the fields that says something, as plain text."""
        for name in names:
            if name in self._latex and (text := self._plain(name)):
                return text
        return ""

    def each(self, *names: str) -> list[str]:
        """All of the fields that say something."""
        return [text for name in names if name in self._latex and (text := self._plain(name))]

    def listed(self, name: str, separator: str) -> list[str]:
        """The entries of a list: at semicolons outside braces, or else at each `separator`.

        With `;` as the separator a text is a list only if each of its entries is in braces.
        """
        value = self._latex.get(name, "")
        if not value:
            return []
        if separator == ";":
            items = _cut(value, ";")
            is_list = all(item.startswith("{") and item.endswith("}") for item in items)
            return list(filter(None, map(plain, items if is_list else [value])))
        if value.startswith("{") and value.endswith("}") and _cut(value, ",") == [value]:
            value = value[1:-1]  # Web of Science has two pairs of braces
        items = _cut(value, ";")
        if len(items) == 1:
            items = _cut(value, separator)
        if len(items) == 1:
            items = value.split("\n")  # EndNote writes a line for each
        return list(filter(None, map(plain, items)))

    def _plain(self, name: str) -> str:
        value = self._latex[name]
        if name == "journal" and (journal := journal_of(value)):
            return journal
        return verbatim(value) if name in _VERBATIM else plain(value)


def _cut(value: str, separator: str) -> list[str]:
    """`value` cut at each `separator` outside braces; the entries trimmed, the last empty one too.

    >>> _cut("a, {b, c},", ",")
    ['a', '{b, c}', '']
    """
    if separator not in value:
        return [value.strip()]
    items: list[str] = []
    depth = start = 0
    for mark in _LIST.finditer(value):
        if mark[0] == "{":
            depth += 1
        elif mark[0] == "}":
            depth -= 1
        elif mark[0] == separator and depth <= 0:
            items.append(value[start : mark.start()].strip())
            start = mark.end()
    return [*items, value[start:].strip()]


def _issued(found: _Found) -> str:
    if date := found.text("date", "issued"):
        return date
    year = found.text("year", "early-access-date")
    month = found.text("month")
    if not month or (year and year in month):
        return month or year
    return " ".join(filter(None, [year, month, found.text("day")]))


def _pages(latex: str) -> str:
    """The page range, with one hyphen.

    >>> _pages("12--18"), _pages("1 - 10")
    ('12-18', '1-10')
    """
    text = plain(_DASHES.sub("-", latex))
    first, dash, last = text.partition(" - ")
    return f"{first}-{last}" if dash else text


def _doi(found: _Found, line: int, log: ProblemLog) -> str:
    for text in found.each("doi"):
        if doi := identifiers.clean_doi(text):
            return doi
        log.note("BAD_DOI", line, "doi")
    for text in found.each("url", "ee", "link"):
        if doi := identifiers.clean_doi(text, Shape.LINK):
            return doi
    return ""


def _pmid(found: _Found, notes: Sequence[str]) -> str:
    for text in found.each("pmid", "pubmed-id"):
        if pmid := identifiers.clean_pmid(text):
            return pmid
    if found.text("eprinttype", "archiveprefix").lower() in ("pmid", "pubmed"):
        return identifiers.clean_pmid(found.text("eprint"))
    for text in found.each("url"):
        if pmid := identifiers.linked_pmid(text):
            return pmid
    return next((pmid for text in notes if (pmid := identifiers.noted_pmid(text))), "")


def _serial_numbers(texts: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The distinct ISSNs, and the distinct ISBNs."""
    pairs = [identifiers.clean_issns(text) for text in texts]
    return (
        _distinct(issn for issns, _ in pairs for issn in issns),
        _distinct(isbn for _, isbns in pairs for isbn in isbns),
    )


def _urls(texts: Iterable[str]) -> tuple[str, ...]:
    return _distinct(
        identifiers.undoubled(part)
        for text in texts
        for part in text.split()
        if part.startswith(("http://", "https://"))
    )


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
