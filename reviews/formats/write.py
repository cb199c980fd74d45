"""Citations as RIS text, for reference managers and for ourselves; and cells safe for spreadsheets.

What is written here reads back as the same citation: `read(ris_record(citation))` gives every
canonical field again. RIS has no tag for some fields, so these travel as notes that our reader
understands: "PMID: 123", "PMCID: PMC123", "Trial registration: NCT01234567".
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reviews.formats.citation import Citation
from reviews.formats.dialects import RIS

END_OF_LINE = "\r\n"  # as the RIS specification has it

# Whatever any program may take for the end of a line, and all other control characters.
_BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_PAGE_RANGE = re.compile(r"([^\s-]+)-([^\s-]+)\Z")
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")

# Tags whose text is in a canonical field, and so is not written a second time as it came.
_CANONICAL = frozenset(
    {
        *("TY", "ER", *RIS.title, *RIS.original_title, *RIS.authors, *RIS.container),
        *(*RIS.container_short, *RIS.abstract, *RIS.year, *RIS.issued, *RIS.volume, *RIS.issue),
        *(*RIS.first_page, *RIS.last_page, *RIS.pages, *RIS.number, *RIS.pmid, *RIS.issn),
        *(*RIS.urls, *RIS.keywords, *RIS.language, *RIS.publisher, *RIS.source),
        *(*RIS.accessions, *RIS.notes, *(tag for tag, _ in RIS.doi)),
        *("ID", "C2", "C3", "C5", "U1", "U2", "M1", "DP"),  # hold fields in some dialects
    }
)


class Exportable(NamedTuple):
    """A citation with what a review wants to say about it.

    Each of `notes` becomes one N1 line (an outcome, a reason, a vote), each of `keywords` one KW
    line after the citation's own.
    """

    citation: Citation
    notes: Sequence[str] = ()
    keywords: Sequence[str] = ()


def write_ris(items: Iterable[Exportable | Citation]) -> Iterator[str]:
    """The items as RIS, one record at a time, in their order; joined they are a whole file."""
    for item in items:
        if isinstance(item, Citation):
            yield ris_record(item)
        else:
            yield ris_record(item.citation, item.notes, keywords=item.keywords)


def ris_record(
    citation: Citation, notes: Sequence[str] = (), *, keywords: Sequence[str] = ()
) -> str:
    r"""One RIS record from TY to ER, with the blank line that follows it.

    No text can forge a tag: line breaks of every kind, and control characters, become blanks.
    Tags of a RIS file that have no canonical field are written as they came.

    >>> ris_record(Citation(type="JOUR", title="On\nER  - forging"))
    'TY  - JOUR\r\nTI  - On ER  - forging\r\nER  - \r\n\r\n'
    """
    lines = [f"TY  - {one_line(citation.type) or 'GEN'}"]
    for tag, text in _tagged(citation, notes, keywords):
        if value := one_line(text):
            lines.append(f"{tag}  - {value}")
    lines += ["ER  - ", "", ""]
    return END_OF_LINE.join(lines)


def one_line(text: str) -> str:
    """`text` without line breaks and control characters, trimmed.

    >>> one_line("two\\r\\nlines\\u2028or three ")
    'two lines or three'
    """
    return _BREAKS.sub(" ", text).strip()


def csv_cell(value: str) -> str:
    """`value` as the text of a CSV cell that no spreadsheet will run as a formula.

    Excel and LibreOffice run a cell that begins with = + - @ (also in their full-width forms), or
    with a tab or line break before one. Such a value gets an apostrophe in front, which the
    spreadsheet shows as text; so does a negative number, which in these exports is never one to
    calculate with. Quoting is the csv module's business, not done here.

    >>> csv_cell("=HYPERLINK(1)"), csv_cell("p = 0.05")
    ("'=HYPERLINK(1)", 'p = 0.05')
    """
    return f"'{value}" if value.lstrip(" ").startswith(_FORMULA_STARTS) else value


def _tagged(
    citation: Citation, notes: Sequence[str], keywords: Sequence[str]
) -> Iterator[tuple[str, str]]:
    yield "TI", citation.title
    yield "OP", citation.original_title
    for author in citation.authors:
        yield "AU", author
    yield "PY", "" if citation.year is None else str(citation.year)
    yield "DA", citation.issued
    yield "JF", citation.container_title
    yield "J2", citation.container_title_short
    yield "VL", citation.volume
    yield "IS", citation.issue
    pages = _PAGE_RANGE.match(citation.pages)
    if pages and pages[1] != pages[2]:
        yield "SP", pages[1]
        yield "EP", pages[2]
    else:
        yield "SP", citation.pages
    yield "C7", citation.number
    yield "DO", citation.doi
    for serial_number in (*citation.issn, *citation.isbn):
        yield "SN", serial_number
    yield "PB", citation.publisher
    yield "LA", citation.language
    yield "AB", citation.abstract
    for abstract in citation.other_abstracts:
        yield "AB", abstract
    for keyword in (*citation.keywords, *keywords):
        yield "KW", keyword
    for url in citation.urls:
        yield "UR", url
    yield "DB", citation.source
    for accession in citation.accessions:
        yield "AN", accession
    yield from _identifying_notes(citation)
    for note in (*citation.notes, *notes):
        yield "N1", note
    yield from _unmapped(citation)


def _identifying_notes(citation: Citation) -> Iterator[tuple[str, str]]:
    if citation.pmid:
        yield "N1", f"PMID: {citation.pmid}"
    if citation.pmcid:
        yield "N1", f"PMCID: {citation.pmcid}"
    for trial_id in citation.trial_ids:
        yield "N1", f"Trial registration: {trial_id}"


def _unmapped(citation: Citation) -> Iterator[tuple[str, str]]:
    """What a RIS record says beyond the canonical fields (MEDLINE's tags mean other things)."""
    if any(tag == "TY" for tag, _ in citation.fields):
        for tag, text in citation.fields:
            if tag not in _CANONICAL and len(tag) == 2:
                yield tag, text
