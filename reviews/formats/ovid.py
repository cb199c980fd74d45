"""Ovid's own citation formats: records numbered `<1. >`, with short tags or with labels.

With short tags a line is `TI  - Title`; with labels the label stands alone in its line, and its
text indented below. Both name their tags after the database, so no tag is unknown.
"""

import re

from reviews.formats.dialect import Dialect, Shape
from reviews.formats.found import Found
from reviews.formats.identifiers import clean_pmid
from reviews.formats.lineformat import Grammar, LineFormat
from reviews.formats.tags import Layout

_HEADING = re.compile(r"<\d+\.?\s*>\Z")
_NUMBERED = re.compile(r"\A(?:(?!TY {1,2}-)[^\n]*\n)*?[ \t]*<\d+\.? *>[ \t]*\n")

_DIALECT = Dialect(
    "Ovid",
    database="",
    title=("TI", "Title"),
    original_title=("OT", "Original Title"),
    authors=("AU", "Author", "Authors", "Author(s)"),
    container=("JN", "Journal Name", "Journal"),
    container_short=("JA", "Journal Abbreviation"),
    abstract=("AB", "Abstract"),
    year=(
        "YR",
        "Year of Publication",
        "Year",
        "DP",
        "Date of Publication",
        "imprint year",
        "Status",
    ),
    issued=("DP", "Date of Publication", "YR", "Year of Publication", "Year"),
    volume=("VO", "Volume"),
    issue=("IP", "Issue/Part", "Issue"),
    short_issue=(),
    first_page=(),
    last_page=(),
    pages=("PG", "Page", "Pages"),
    number=(),
    doi=(
        ("DO", Shape.ANYWHERE),
        ("DI", Shape.ANYWHERE),
        ("DOI Number", Shape.ANYWHERE),
        ("Digital Object Identifier", Shape.ANYWHERE),
        ("DOI", Shape.ANYWHERE),
    ),
    pmid=("PM", "PMID", "PubMed ID", "pmid"),
    pmcid=("PMC",),
    issn=("IS", "IT", "IB", "ISSN", "ISSN Print", "ISSN Electronic", "ISBN"),
    urls=("XL", "XP", "UR", "Link to the Ovid Full Text or citation", "URL"),
    keywords=(
        *("MH", "SH", "KW", "DE", "Author Keywords", "Keywords", "Key Phrase Identifiers"),
        *("MeSH Subject Headings", "Subject Headings", "Keyword Heading", "Heading Word"),
    ),
    language=("LG", "LA", "Language"),
    publisher=("PU", "PB", "Publisher"),
    source=("DB", "Database"),
    accessions=("AN", "UI", "Accession Number", "Unique Identifier"),
    trial_ids=("CN", "Clinical Trial Number", "Registry Number", "SI", "Secondary Source ID"),
    notes=("NT", "Notes"),
    type=("DT", "PT", "Document Type", "Publication Type"),
    imprint=("SO", "Source"),
    editors=("ED", "Editor", "Book Editors"),
    title_short=(),
    translated_titles=("TT", "Translated Title"),
    publisher_place=("Place of Publication",),
    collection_title=(),
    status=("Status",),
    labels=(),
)

_PEOPLE = ("AU", "Author", "Authors", "Author(s)", "ED", "Editor", "Book Editors")
# What follows a title: the kind of document, or that it has references.
_SUFFIX = re.compile(r"\.?\s*\[[A-Z][A-Za-z ,/-]{2,40}\][. ]*\Z")
# What PsycINFO writes before its number of a record.
_CLASS = re.compile(r"\A[A-Z][A-Za-z ]+: (?=\d)")
# What follows a name: degrees, and the marks of footnotes.
_ADDRESS = re.compile(r"\s*\[E-?mail:[^\]]*\]", re.IGNORECASE)
_MARKS = re.compile(r"[\s\d,;*+#^&()~\[\]]+\Z")
_DEGREES = re.compile(
    r"[;,]?\s+(?:M\.?D|Ph\.?D|D\.?O|M\.?S|M\.?Sc|B\.?Sc|M\.?P\.?H|R\.?N|D\.?D\.?S|D\.?V\.?M|FA[A-Z]{2}|"
    r"FRC[A-Z]+|Pharm\.?D|Psy\.?D|Ed\.?D|Dr\.?P\.?H|M\.?B\.?B\.?S|MBChB|MHS|MSN|BSN|FACSM|Dr)"
    r"\.?\Z"
)


def _tidy(found: Found) -> None:
    """Take degrees, footnote marks and kinds of document away from names and titles."""
    for tag in _PEOPLE:
        if tag in found:
            names = [one for text in found[tag] for one in re.split(r";\s\s+|\n", text)]
            found[tag] = [name for name in map(_name, names) if name]
    for tag in ("TI", "Title"):
        if tag in found:
            found[tag] = [_SUFFIX.sub("", text) or text for text in found[tag]]
    for tag in ("AN", "Accession Number", "LG", "Language"):
        if tag in found:
            found[tag] = [_CLASS.sub("", text).rstrip(".") for text in found[tag]]
    if any("MEDLINE" in text for tag in ("DB", "Database") for text in found.get(tag, ())):
        numbers = [*found.get("UI", ()), *found.get("Unique Identifier", ()), *found.get("AN", ())]
        found["pmid"] = [one for one in numbers if clean_pmid(one)] or [""]


def _name(text: str) -> str:
    """A name without what Ovid writes after it.

    >>> _name("Bunkers, Sandra Schmidt RN; PhD; FAAN 1"), _name("Ding, Wei 2,+"), _name("AHMED, M.")
    ('Bunkers, Sandra Schmidt', 'Ding, Wei', 'AHMED, M.')
    """
    name = _MARKS.sub("", _ADDRESS.sub("", text))
    while (shorter := _MARKS.sub("", _DEGREES.sub("", name))) != name:
        name = shorter
    return name[:-1] if re.search(r"[a-z]{3}\.\Z", name) else name


OVID_TAGGED = LineFormat(
    Grammar(
        layout=Layout("Ovid", "", frozenset(), " ", dialect=_DIALECT),
        signs=(_NUMBERED, re.compile(r"\n ?(?:VN|DB|UI|AN|TI|AU) {1,3}- ")),
        line=re.compile(r" ?([A-Z][A-Z0-9]{1,4}) {1,3}-(?: (.*))?\Z", re.S),
        heading=_HEADING,
        tidy=_tidy,
    )
)

OVID_LABELLED = LineFormat(
    Grammar(
        layout=Layout("Ovid", "", frozenset(), " ", dialect=_DIALECT),
        signs=(
            re.compile(r"\n(?:Accession Number|Unique Identifier)[ \t]*\n[ \t]+\S"),
            re.compile(r"\n(?:Title|Author|Authors)[ \t]*\n[ \t]+\S"),
        ),
        line=re.compile(r"([A-Z][A-Za-z /&'()-]{1,60})[ \t]*()\Z"),
        heading=_HEADING,
        tidy=_tidy,
        starts=frozenset({"Score", "Accession Number", "Unique Identifier"}),
    )
)
