"""From a raw record to a `Citation`, through the table of the record's dialect."""

import re
from functools import lru_cache

from reviews.formats import identifiers
from reviews.formats.citation import Citation
from reviews.formats.problems import ProblemLog
from reviews.formats.tagged import RawRecord
from reviews.formats.tags import DIALECTS, MEDLINE, RIS, SIGNS, Dialect, Tags

Found = dict[str, list[str]]  # tag -> its texts in order, none empty

_COPYRIGHT = re.compile(
    r"\s*(?:\[?ABSTRACT FROM|Copyright (?:of|\(c\)|©|\d{4})|©|\(c\) ?\d{4})", re.IGNORECASE
)
# What exports write where there is no abstract.
_NO_ABSTRACT = {"na", "n/a", "no abstract available", "[no abstract available]", "none"}
_NOTED_IDENTIFIER = re.compile(r"(?:PMID|PMCID|Trial registration): \S+\Z")
_SIGNING_TAGS = tuple(dict.fromkeys(tag for tag, *_ in SIGNS))


def citation_of(record: RawRecord, problems: ProblemLog) -> tuple[Citation, str]:
    """The citation that `record` holds, and the name of its dialect ("RIS" if unknown)."""
    found: Found = {}
    for tag, value in record.fields:
        if value:
            if tag in found:
                found[tag].append(value)
            else:
                found[tag] = [value]
    dialect = MEDLINE if record.is_medline else _recognise(found)
    title = _one_line(_first(found, dialect.title))
    abstract, other_abstracts = _abstracts(found, dialect.abstract)
    if not title:
        problems.note("NO_TITLE", record.first_line)
    if not abstract:
        problems.note("NO_ABSTRACT", record.first_line)
    issns, isbns = _serial_numbers(found, dialect.issn)
    container = _container(found, dialect, title)
    notes = _all(found, dialect.notes)
    citation = Citation(
        title=title,
        authors=_authors(found, dialect),
        year=_year(found, dialect, record, problems),
        container_title=container,
        volume=_one_line(_first(found, dialect.volume)),
        issue=_issue(found, dialect),
        pages=_pages(found, dialect),
        abstract=abstract,
        doi=_doi(found, dialect, record, problems),
        pmid=_pmid(found, dialect, notes),
        type=_type(found, record),
        issued=_one_line(_issued(found, dialect)),
        original_title=_one_line(_first(found, dialect.original_title)),
        container_title_short=_one_line(
            next((t for t in _each(found, dialect.container_short) if t != container), "")
        ),
        number=_one_line(_first(found, dialect.number)),
        pmcid=_pmcid(found, dialect, notes),
        issn=issns,
        isbn=isbns,
        urls=_urls(found, dialect.urls),
        other_abstracts=other_abstracts,
        keywords=_keywords(found, dialect.keywords),
        language=_one_line("; ".join(_all(found, dialect.language))),
        publisher=_one_line(_first(found, dialect.publisher)),
        source=_source(found, dialect),
        accessions=_accessions(found, dialect.accessions),
        trial_ids=_trial_ids(found, dialect.trial_ids),
        notes=tuple(_one_line(note) for note in notes if not _NOTED_IDENTIFIER.match(note)),
        fields=tuple(record.fields),
        raw=record.raw,
        first_line=record.first_line,
        last_line=record.last_line,
    )
    return citation, dialect.name


def _recognise(found: Found) -> Dialect:
    """The dialect of a RIS record, by the first sign that fits."""
    for tag in _SIGNING_TAGS:
        if tag in found:
            text = found[tag][0]
            if tag == "UR":
                text = text.partition("//")[2].partition("/")[0]
            if dialect := _signed(tag, text[:60]):
                return dialect
    return RIS


@lru_cache(maxsize=4096)
def _signed(tag: str, text: str) -> Dialect | None:
    for signing_tag, pattern, name in SIGNS:
        if tag == signing_tag and pattern.match(text):
            return DIALECTS[name]
    return None


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
    if len(tags) == 1:
        return found.get(tags[0], [])
    return [value for tag in tags if tag in found for value in found[tag]]


def _one_line(text: str) -> str:
    return " ".join(filter(None, map(str.strip, text.split("\n")))) if "\n" in text else text


def _listed(texts: list[str]) -> tuple[str, ...]:
    """The entries of a list that may be one per tag, one per line, or divided by semicolons."""
    entries: dict[str, None] = {}
    for text in texts:
        if ";" in text or "\n" in text:
            for entry in text.replace("\n", ";").split(";"):
                if entry := entry.strip():
                    entries[entry] = None
        else:
            entries[text] = None
    return tuple(entries)


def _keywords(found: Found, tags: Tags) -> tuple[str, ...]:
    return _listed(_all(found, tags))


def _authors(found: Found, dialect: Dialect) -> tuple[str, ...]:
    texts = _all(found, dialect.authors)
    if dialect is MEDLINE and "FAU" in found:
        # FAU and AU name the same people, in full and abbreviated; AU counts where FAU is short.
        full, short = found["FAU"], found.get("AU", [])
        texts = full if len(full) >= len(short) else short
    names: list[str] = []
    for text in [*texts, *_all(found, dialect.groups)]:
        if ";" in text or "\n" in text:
            names += [name.strip() for name in text.replace("\n", ";").split(";") if name.strip()]
        else:
            names.append(text)
    return tuple(names)


def _abstracts(found: Found, tags: Tags) -> tuple[str, tuple[str, ...]]:
    """The abstract and the further ones, for instance in other languages.

    The longest comes first. A copyright notice is no abstract, and neither is "NA".
    """
    texts = _all(found, tags)
    if len(texts) == 1 and len(texts[0]) > 200:  # the usual case, quickly
        return _one_line(texts[0]), ()
    abstracts: dict[str, None] = {}
    for text in texts:
        abstract = _one_line(text)
        if abstract.lower() not in _NO_ABSTRACT and not (
            _COPYRIGHT.match(abstract) and len(abstract) < 1000
        ):
            abstracts[abstract] = None
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


def _issued(found: Found, dialect: Dialect) -> str:
    """The date as the file has it: the first that holds a year, else the first."""
    texts = _each(found, dialect.issued)
    for text in texts:
        if identifiers.clean_year(text):
            return text
    return texts[0] if texts else ""


def _container(found: Found, dialect: Dialect, title: str) -> str:
    """The journal or book; not the title itself, where a book's title stands in BT."""
    for text in _each(found, dialect.container):
        if (container := _one_line(text)) != title:
            return container
    return ""


def _issue(found: Found, dialect: Dialect) -> str:
    if issue := _first(found, dialect.issue):
        return _one_line(issue)
    short = _first(found, dialect.short_issue)
    return short if short.isdecimal() and len(short) < 4 else ""


def _pages(found: Found, dialect: Dialect) -> str:
    """The page range: "52-58", or the one page, or what is said of pages."""
    first = _first(found, dialect.first_page)
    last = _first(found, dialect.last_page)
    if not first and not last:
        first = _first(found, dialect.pages)
    if first.lower() in ("no pagination", "no page specified"):
        return ""
    first = _one_line(first.replace("--", "-"))
    last = _one_line(last)
    if not first or not last or first == last or "-" in first:
        return first or last
    return f"{first}-{last}"


def _doi(found: Found, dialect: Dialect, record: RawRecord, problems: ProblemLog) -> str:
    for tag, shape in dialect.doi:
        for text in found.get(tag, ()):
            if doi := identifiers.clean_doi(text, shape):
                return doi
    if "DO" in found and "10.1002/central/" not in found["DO"][0].lower():
        problems.note("BAD_DOI", record.first_line, "DO")
    return ""


def _pmid(found: Found, dialect: Dialect, notes: list[str]) -> str:
    for tag in dialect.pmid:
        for text in found.get(tag, ()):
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
        for text in found.get(tag, ()):
            if pmcid := identifiers.clean_pmcid(text):
                return pmcid
    for text in notes:
        if text.startswith("PMC"):
            return identifiers.clean_pmcid(text)
    return ""


def _type(found: Found, record: RawRecord) -> str:
    """RIS's word for the kind of work, such as JOUR, also for MEDLINE records."""
    if not record.is_medline:
        return _one_line(_first(found, ("TY",)))
    if "BTI" in found or "Book" in found.get("PT", ()):
        return "CHAP" if "TI" in found and "BTI" in found else "BOOK"
    return "JOUR"


def _serial_numbers(found: Found, tags: Tags) -> tuple[tuple[str, ...], tuple[str, ...]]:
    issns: dict[str, None] = {}
    isbns: dict[str, None] = {}
    for text in _all(found, tags):
        found_issns, found_isbns = identifiers.clean_issns(text)
        issns.update(dict.fromkeys(found_issns))
        isbns.update(dict.fromkeys(found_isbns))
    return tuple(issns), tuple(isbns)


def _urls(found: Found, tags: Tags) -> tuple[str, ...]:
    """The web addresses; those of files on someone's disk are left in `fields`."""
    urls: dict[str, None] = {}
    for text in _all(found, tags):
        for part in text.split():
            if part.startswith(("http://", "https://")):
                urls[part.rstrip(";,")] = None
    return tuple(urls)


def _source(found: Found, dialect: Dialect) -> str:
    """The database that the record names, else the one that it was recognised to be from."""
    if named := _all(found, dialect.source):
        return _one_line("; ".join(dict.fromkeys(named)).replace("\n", "; "))
    return "PubMed" if dialect is MEDLINE else dialect.name if dialect is not RIS else ""


def _accessions(found: Found, tags: Tags) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_one_line(text) for text in _all(found, tags)))


def _trial_ids(found: Found, tags: Tags) -> tuple[str, ...]:
    text = "\n".join(_all(found, tags))
    return tuple(dict.fromkeys(identifiers.trial_numbers(text)))
