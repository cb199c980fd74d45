"""Citations as RIS, for reference managers and for ourselves.

RIS has no tag for some identifiers, so these travel as notes that our reader, and people,
understand: "PMID: 123", "PMCID: PMC123", "Trial registration: NCT01234567". Line breaks within a
text become blanks.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from reviews.formats.canonical import citation_of
from reviews.formats.carrying import carried
from reviews.formats.citation import Citation
from reviews.formats.dialects import RIS
from reviews.formats.problems import ProblemLog
from reviews.formats.rawrecord import RawRecord
from reviews.formats.tags import RIS_LAYOUT
from reviews.formats.writing.exportable import Exportable, exportables, one_line, with_texts

END_OF_LINE = "\r\n"  # as the RIS specification has it

_PAGE_RANGE = re.compile(r"([^\s-]+)-([^\s-]+)\Z")

# Tags whose text is in a canonical field, and so is not written a second time as it came.
_CANONICAL = frozenset(
    {
        *("TY", "ER", *RIS.title, *RIS.original_title, *RIS.authors, *RIS.container),
        *(*RIS.container_short, *RIS.abstract, *RIS.year, *RIS.issued, *RIS.volume, *RIS.issue),
        *(*RIS.first_page, *RIS.last_page, *RIS.pages, *RIS.number, *RIS.pmid, *RIS.issn),
        *(*RIS.urls, *RIS.keywords, *RIS.language, *RIS.publisher, *RIS.source),
        *RIS.publisher_place,
        *(*RIS.accessions, *RIS.notes, *(tag for tag, _ in RIS.doi), *RIS.rare),
        *("ID", "C2", "C3", "C5", "U1", "U2", "M1", "DP"),  # hold fields in some dialects
    }
)


def write_ris(items: Iterable[Exportable | Citation]) -> Iterator[str]:
    """The items as RIS, one record at a time, in their order; joined they are a whole file."""
    for item in exportables(items):
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
    meant = with_texts(Exportable(citation, notes, keywords).said, one_line)
    tagged = [(tag, text) for tag, text in _tagged(meant) if text]
    record = RawRecord(RIS_LAYOUT, 1, fields=tagged)
    if note := carried(meant, citation_of(record, ProblemLog())[0]):
        tagged.append(("N1", note))
    lines = [f"{tag}  - {text}" for tag, text in tagged]
    return END_OF_LINE.join([*lines, "ER  - ", "", ""])


def _tagged(citation: Citation) -> Iterator[tuple[str, str]]:
    yield "TY", citation.type
    yield "TI", citation.title
    yield "OP", citation.original_title
    for title in citation.translated_titles:
        yield "TT", title
    yield "ST", citation.title_short
    for author in citation.authors:
        yield "AU", author
    for editor in citation.editors:
        yield "A2", editor
    yield "PY", "" if citation.year is None else str(citation.year)
    yield "DA", citation.issued
    yield "JF", citation.container_title
    yield "J2", citation.container_title_short
    yield "T3", citation.collection_title
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
    yield "PP", citation.publisher_place
    yield "LA", citation.language
    yield "AB", citation.abstract
    for abstract in citation.other_abstracts:
        yield "AB", abstract
    for keyword in citation.keywords:
        yield "KW", keyword
    for label in citation.labels:
        yield "LB", label
    for url in citation.urls:
        yield "UR", url
    yield "DB", citation.source
    for accession in citation.accessions:
        yield "AN", accession
    yield from _identifying_notes(citation)
    for note in citation.notes:
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
                yield tag, one_line(text)
