"""Citations as PubMed's own text (MEDLINE, nbib). Line breaks within a text become blanks."""

from collections.abc import Iterable, Iterator

from reviews.formats.canonical import citation_of
from reviews.formats.carrying import carried
from reviews.formats.citation import Citation
from reviews.formats.problems import ProblemLog
from reviews.formats.rawrecord import RawRecord
from reviews.formats.tags import MEDLINE_LAYOUT
from reviews.formats.writing.exportable import Exportable, exportables, one_line, with_texts

_PUBLICATION_TYPES = {"JOUR": "Journal Article", "BOOK": "Book", "CHAP": "Book Chapter"}


def write_nbib(items: Iterable[Exportable | Citation]) -> Iterator[str]:
    """The items as PubMed's text, one record at a time; joined they are a whole file.

    Every record begins with PMID, which is empty where there is none: without it the record
    would be taken for a part of the one before.
    """
    for item in exportables(items):
        meant = with_texts(item.said, one_line)
        tagged = [("PMID", meant.pmid), *((tag, text) for tag, text in _tagged(meant) if text)]
        record = RawRecord(MEDLINE_LAYOUT, 1, fields=tagged)
        if note := carried(meant, citation_of(record, ProblemLog())[0]):
            tagged.append(("GN", note))
        yield "".join(f"{tag:<4}- {text}\n" for tag, text in tagged) + "\n"


def _tagged(citation: Citation) -> Iterator[tuple[str, str]]:
    if citation.source != "PubMed":
        yield "OWN", citation.source
    for serial_number in citation.issn:
        yield "IS", serial_number
    for serial_number in citation.isbn:
        yield "ISBN", serial_number
    yield "VI", citation.volume
    yield "IP", citation.issue
    yield "DP", citation.issued or str(citation.year or "")
    yield "TI", citation.title
    yield "TT", citation.original_title
    yield "PG", citation.pages
    if citation.doi:
        yield "LID", f"{citation.doi} [doi]"
    yield "AB", citation.abstract
    for abstract in citation.other_abstracts:
        yield "OAB", abstract
    for author in citation.authors:
        if "," in author:
            yield "FAU", author
            yield "AU", _abbreviated(author)
        else:
            yield "CN", author
    for editor in citation.editors:
        yield "ED", editor
    yield "LA", citation.language
    for trial_id in citation.trial_ids:
        yield "SI", trial_id
    yield "PT", _PUBLICATION_TYPES.get(citation.type, "")
    yield "PL", citation.publisher_place
    yield "PB", citation.publisher
    yield "TA", citation.container_title_short
    yield "JT", citation.container_title
    for keyword in citation.keywords:
        yield "OT", keyword
    yield "PMC", citation.pmcid
    for url in citation.urls:
        yield "URLF", url
    for accession in citation.accessions:
        if accession != citation.pmid:
            yield "OID", accession
    for note in citation.notes:
        yield "GN", note


def _abbreviated(author: str) -> str:
    """PubMed's short form of a name.

    >>> _abbreviated("van Dam, Bo Änne")
    'van Dam BÄ'
    """
    family, _, given = author.partition(",")
    initials = "".join(word[0].upper() for word in given.replace("-", " ").split())
    return f"{family.strip()} {initials}".strip()
