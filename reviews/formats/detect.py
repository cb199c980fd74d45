"""What kind of file this is, seen from its content; the name only serves to talk about it."""

import re
from typing import NoReturn

from reviews.formats.bibtex.reader import BibtexFormat
from reviews.formats.chinese import CNKI, NOTE_EXPRESS
from reviews.formats.cochrane import COCHRANE
from reviews.formats.csvfile import CsvFormat, OtherCsvFormat, csv_columns
from reviews.formats.euctr import EuctrFormat
from reviews.formats.fieldrows import FieldRowsFormat
from reviews.formats.format import Format, Head, Source, UnreadableFile
from reviews.formats.jsonrecords.reader import JsonFormat
from reviews.formats.ovid import OVID_LABELLED, OVID_TAGGED
from reviews.formats.proposing import Columns
from reviews.formats.pubmedtext import PubmedTextFormat
from reviews.formats.refer import REFER
from reviews.formats.refworks import REFWORKS
from reviews.formats.taggedformat import TaggedFormat
from reviews.formats.xlsx import XlsxFormat, xlsx_columns
from reviews.formats.xmlformats import XML_FORMATS

TAGGED = TaggedFormat()

# Asked in turn; the first that recognises the content reads the file. Those with unmistakable
# beginnings come first.
FORMATS: tuple[Format, ...] = (
    XlsxFormat(),
    *XML_FORMATS,
    JsonFormat(),
    FieldRowsFormat(),
    CsvFormat(),
    OVID_TAGGED,
    OVID_LABELLED,
    REFER,
    REFWORKS,
    COCHRANE,
    PubmedTextFormat(),
    CNKI,
    NOTE_EXPRESS,
    TAGGED,
    BibtexFormat(),
    EuctrFormat(),
    OtherCsvFormat(),
)

EXPORT_INSTEAD = "Please export from the database again as RIS, or from PubMed as “PubMed”."
_EXPORT_FROM_MANAGER = (
    "Open it in a reference manager such as Zotero or EndNote and export it as RIS."
)

# First bytes -> what the file is and what to do.
_BINARY: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", f"a PDF document, not a list of references. {EXPORT_INSTEAD}"),
    (
        b"PK\x03\x04",
        f"an Office document that holds no table of references, or an archive. {EXPORT_INSTEAD}",
    ),
    (b"PK\x05\x06", "an empty zip archive."),
    (b"\x1f\x8b", "an archive in an archive. Unpack it first and import the file in it."),
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
        (r"\A\s*<(?:\?xml|[a-z])", f"XML of a kind that is not read. {EXPORT_INSTEAD}"),
        (r"\A\s*[\[{]", f"JSON without any record. {EXPORT_INSTEAD}"),
    )
)

_BLANK = " \t\n\x1a\x00\ufeff"
_CONTROL = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\ufffd]")


def format_of(head: Head) -> Format:
    """The format of the file that begins with `head`: the first of `FORMATS` that recognises it.

    An unfamiliar beginning of a long text is taken for a preface to tagged records. Raises
    UnreadableFile for anything else, in a sentence that says what the file is.
    """
    name = head.name
    if not head.data:
        raise UnreadableFile(f"“{name}” is empty. Please check the export and try again.")
    if is_binary(head.data):
        return _recognised(head) or _refuse_binary(head)
    is_blank = not head.beginning.strip(_BLANK) and not head.text.strip(_BLANK)
    if is_blank and head.is_whole:
        raise UnreadableFile(f"“{name}” holds nothing but blank space. Please export it again.")
    if len(_CONTROL.findall(head.beginning)) > len(head.beginning) / 10:
        raise UnreadableFile(
            f"“{name}” is not a text file, so it holds no references that can be read. "
            f"{EXPORT_INSTEAD}"
        )
    if found := _recognised(head):
        return found
    for pattern, sentence in _TEXTUAL:
        if pattern.search(head.beginning):
            raise UnreadableFile(f"“{name}” looks like {sentence}")
    if head.is_whole:
        raise no_records(name)
    return TAGGED


def table_columns(source: Source, *, headless: bool | None = None) -> Columns | None:
    """The columns of the table that `source` is, or None if it is no table."""
    if is_binary(source.head.data):
        return xlsx_columns(source, headless=headless)
    return csv_columns(source.head, headless=headless)


def is_binary(data: bytes) -> bool:
    """Whether the file that begins with `data` is one of those that are known not to be text."""
    return data.startswith(tuple(signature for signature, _ in _BINARY))


def _recognised(head: Head) -> Format | None:
    return next((one for one in FORMATS if one.recognises(head)), None)


def _refuse_binary(head: Head) -> NoReturn:
    sentence = next(text for signature, text in _BINARY if head.data.startswith(signature))
    raise UnreadableFile(f"“{head.name}” is {sentence}")


def no_records(name: str, format_name: str = "") -> UnreadableFile:
    """The refusal of a file in which no record was found, of a known format or of none."""
    if format_name:
        return UnreadableFile(
            f"“{name}” is {format_name} without any reference in it. If the search did find some, "
            "please export it again."
        )
    return UnreadableFile(
        f"“{name}” holds no references in any format that is read here. {EXPORT_INSTEAD}"
    )
