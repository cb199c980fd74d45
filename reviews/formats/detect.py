"""What kind of file this is, seen from its content; the name only serves to talk about it."""

import re
from dataclasses import dataclass

from reviews.formats.tags import (
    MEDLINE_LAYOUT,
    ONLY_MEDLINE,
    ONLY_RIS,
    RIS_LAYOUT,
    WOS_LAYOUT,
    Layout,
)

BEGINNING = 1 << 15  # characters that nearly always suffice


class UnreadableFile(Exception):
    """The file holds no references that can be read; str() says why and what to do instead."""


@dataclass(frozen=True, slots=True)
class Detected:
    """How to read a tagged text.

    `layout` is that of a record whose start mark is missing. In PubMed text, `has_pmids` says
    that PMID opens each record, so that blank lines need not; and `is_double_spaced` that blank
    lines stand between the lines of a record, not only between records.
    """

    layout: Layout
    has_pmids: bool = False
    is_double_spaced: bool = False


EXPORT_INSTEAD = "Please export from the database again as RIS, or from PubMed as “PubMed”."
_EXPORT_FROM_MANAGER = (
    "Open it in a reference manager such as Zotero or EndNote and export it as RIS."
)

# First bytes -> what the file is and what to do.
_BINARY: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", f"a PDF document, not a list of references. {EXPORT_INSTEAD}"),
    (
        b"PK\x03\x04",
        "a zip archive or an Office document. If it is an archive, unpack it first and import the "
        "files in it; if it is a spreadsheet or a text document, export from the database as RIS.",
    ),
    (b"PK\x05\x06", "an empty zip archive."),
    (b"\x1f\x8b", "a gzip archive. Unpack it first and import the file in it."),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive. Unpack it first and import the files in it."),
    (b"Rar!", "a RAR archive. Unpack it first and import the files in it."),
    (b"\xd0\xcf\x11\xe0", f"an old Office document (.doc or .xls). {EXPORT_INSTEAD}"),
    (b"{\\rtf", f"a formatted text (RTF). {EXPORT_INSTEAD}"),
    (b"\x89PNG", f"a picture. {EXPORT_INSTEAD}"),
    (b"\xff\xd8\xff", f"a picture. {EXPORT_INSTEAD}"),
    (b"GIF8", f"a picture. {EXPORT_INSTEAD}"),
    (b"SQLite format 3", f"a database. {_EXPORT_FROM_MANAGER}"),
)

# A pattern in the text -> what the file is and what to do; the first that fits.
_TEXTUAL: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE | re.MULTILINE), sentence)
    for pattern, sentence in (
        (
            r"\A\s*(?:<!doctype html|<html)",
            f"a web page, perhaps a page that asks to sign in. {EXPORT_INSTEAD}",
        ),
        (
            r"<PubmedArticleSet|<PubmedArticle\b|<PubmedBookArticle",
            "PubMed XML, which is not read yet. Please save from PubMed in the format “PubMed”.",
        ),
        (
            r"<ref-type\b|<xml>\s*<records>|<source-app[^>]*EndNote",
            "EndNote XML, which is not read yet. Please export from EndNote with the output style "
            "“RefMan (RIS)”.",
        ),
        (r"\A\s*<(?:\?xml|[a-z])", f"XML, which is not read yet. {EXPORT_INSTEAD}"),
        (
            r"^\s*@[a-z_]+\s*[{(]",
            f"BibTeX, which is not read yet. {EXPORT_INSTEAD} {_EXPORT_FROM_MANAGER}",
        ),
        (
            r"^<\d+\.?\s*>\s*$",
            "Ovid's own citation format, which is not read yet. Please export from Ovid as RIS.",
        ),
        (
            r"^%[0AT] \S",
            f"EndNote's tagged format (Refer), which is not read yet. {_EXPORT_FROM_MANAGER}",
        ),
        (
            r"^RT (?:Journal|Book|Generic|Dissertation|Conference)",
            "RefWorks tagged format, which is not read yet. Please export from RefWorks as RIS.",
        ),
        (r"\A\s*[\[{]", f"JSON, which is not read yet. {EXPORT_INSTEAD}"),
        (
            r"^[^\n]*\b(?:title|author|doi)s?\b\"?[,;\t][^\n]*[,;\t]|"
            r"^[^\n]*[,;\t]\"?(?:[^\n,;\t\"]* )?(?:title|authors?|doi)\b[^\n,;\t]*[,;\t]",
            f"a table (CSV), which is not read yet. {EXPORT_INSTEAD}",
        ),
    )
)

_RIS_START = re.compile(
    "^[ \\t\r\xa0\ufeff]*TY[ \\t\xa0]*[-\u2010-\u2015\u2212][ \\t\xa0]*[\\w /-]{0,40}$", re.I | re.M
)
_TAG_LINE = re.compile(r"^\ufeff?([A-Z][A-Z0-9]{1,3}) {0,2}-(?: |$)", re.M)
_MEDLINE_START = re.compile(r"^\ufeff?(?:PMID|PMCR?) {0,2}- ?\d", re.M)
_PMID = re.compile(r"^\ufeff?PMID {0,2}- ?\d", re.M)
_WOS_SIGN = re.compile(
    r"^\ufeff?(?:FN (?:Clarivate|Thomson|ISI)\b|PT [A-Z][ \t]*$|UT (?:WOS|ISI):)", re.M
)
_BLANK_LINE = re.compile(r"^[ \t]*$", re.M)
_LINE_END = re.compile(r"\r\r\n|\r\n|\r")
_CONTROL = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\ufffd]")


def refuse_unreadable_bytes(head: bytes, *, name: str, size: int) -> None:
    """Raise UnreadableFile if the file's first bytes show that it is no text at all."""
    if size == 0:
        raise UnreadableFile(f"“{name}” is empty. Please check the export and try again.")
    for signature, sentence in _BINARY:
        if head.startswith(signature):
            raise UnreadableFile(f"“{name}” is {sentence}")


def detect(head: str, *, name: str, is_whole: bool) -> Detected:
    """Which tagged format the text that begins with `head` is in.

    `is_whole` says that `head` is all there is. Otherwise an unfamiliar beginning is taken for a
    long preface to RIS records. Raises UnreadableFile for anything else.
    """
    beginning = _LINE_END.sub("\n", head[:BEGINNING])
    if not beginning.strip(" \t\n\x1a\x00\ufeff") and is_whole and len(head) <= BEGINNING:
        raise UnreadableFile(f"“{name}” holds nothing but blank space. Please export it again.")
    if len(_CONTROL.findall(beginning)) > len(beginning) / 10:
        raise UnreadableFile(
            f"“{name}” is not a text file, so it holds no references that can be read. "
            f"{EXPORT_INSTEAD}"
        )
    if found := _tagged_format(beginning):
        return found
    text = _LINE_END.sub("\n", head)
    if found := _tagged_format(text):
        return found
    for pattern, sentence in _TEXTUAL:
        if pattern.search(beginning):
            raise UnreadableFile(f"“{name}” looks like {sentence}")
    if is_whole:
        raise no_records(name)
    return Detected(RIS_LAYOUT)


def _tagged_format(text: str) -> Detected | None:
    """The format of a text in which a record begins, else None."""
    if _RIS_START.search(text):
        return Detected(RIS_LAYOUT)
    if _WOS_SIGN.search(text):
        return Detected(WOS_LAYOUT)
    tags = _TAG_LINE.findall(text)
    ris, medline = len(ONLY_RIS.intersection(tags)), len(ONLY_MEDLINE.intersection(tags))
    if medline > ris or _MEDLINE_START.search(text):
        blank = len(_BLANK_LINE.findall(text))
        return Detected(
            MEDLINE_LAYOUT,
            has_pmids=_PMID.search(text) is not None,
            is_double_spaced=len(tags) > 4 and blank > 0.6 * len(tags),
        )
    return Detected(RIS_LAYOUT) if ris >= 2 else None


def no_records(name: str) -> UnreadableFile:
    """The refusal of a text in which no record was found."""
    return UnreadableFile(
        f"“{name}” holds no references in RIS, PubMed or Web of Science format. {EXPORT_INSTEAD}"
    )
