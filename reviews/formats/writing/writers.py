"""The formats that references are written in, by name."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from reviews.formats.citation import Citation
from reviews.formats.writing.bibtex import write_bibtex
from reviews.formats.writing.csl import write_csl
from reviews.formats.writing.endnote import write_endnote
from reviews.formats.writing.exportable import Exportable
from reviews.formats.writing.nbib import write_nbib
from reviews.formats.writing.ris import write_ris
from reviews.formats.writing.tables import write_csv

Items: TypeAlias = Iterable[Exportable | Citation]


@dataclass(frozen=True, slots=True)
class Writer:
    """One format as text: its name for people, the ending of its files, and its media type.

    `texts` writes the items piece by piece. `joins_lines` says that the format has no room for
    line breaks within a text, which become blanks: nothing else is lost in any of them.
    """

    name: str
    suffix: str
    media_type: str
    texts: Callable[[Items], Iterator[str]]
    joins_lines: bool = False

    def write(self, items: Items) -> Iterator[bytes]:
        """The items in this format, in UTF-8, piece by piece as they are asked for."""
        return (text.encode() for text in self.texts(items))


# Excel has a writer of its own, `write_xlsx`, since a workbook can only be written into a file.
WRITERS: dict[str, Writer] = {
    "ris": Writer("RIS", "ris", "application/x-research-info-systems", write_ris, joins_lines=True),
    "nbib": Writer("PubMed (nbib)", "nbib", "application/nbib", write_nbib, joins_lines=True),
    "bibtex": Writer("BibTeX", "bib", "application/x-bibtex", write_bibtex),
    "endnote": Writer("EndNote XML", "xml", "application/xml", write_endnote),
    "csl": Writer("CSL-JSON", "json", "application/vnd.citationstyles.csl+json", write_csl),
    "csv": Writer("CSV", "csv", "text/csv", write_csv),
}
