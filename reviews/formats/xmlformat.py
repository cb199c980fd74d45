"""XML as formats: each kind is a table of names and a function from a tree to a citation."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from reviews.formats.citation import Citation
from reviews.formats.format import Head, Source
from reviews.formats.identifiers import clean_year
from reviews.formats.problems import ProblemLog
from reviews.formats.rawrecord import OrphanLine
from reviews.formats.xmltext import XmlText
from reviews.formats.xmltree import fields, parse


@dataclass(frozen=True, slots=True)
class XmlFormat:
    """A kind of XML file.

    `records` are the elements that hold one record each, `wrappers` those around them, and `sign`
    is found near the beginning of such a file. `describe` reads a record's tree. `dialect` names
    the database, `date` the element that the year is taken from.
    """

    name: str
    dialect: str
    records: tuple[str, ...]
    wrappers: tuple[str, ...]
    sign: re.Pattern[str]
    date: str
    describe: Callable[[etree._Element], Citation]

    def recognises(self, head: Head) -> bool:
        """Whether the beginning has the sign."""
        return self.sign.search(head.beginning) is not None

    def open(self, source: Source, log: ProblemLog) -> "XmlReader":
        """Begin to read."""
        return XmlReader(self, source, log)


class XmlReader:
    """The records of an XML file with their citations, see `format.Reader`."""

    def __init__(self, kind: XmlFormat, source: Source, log: ProblemLog) -> None:
        self.format = kind.name
        self._kind = kind
        self._source = source
        self._log = log
        self._text = XmlText(kind.records, kind.wrappers, log)

    def __iter__(self) -> Iterator[tuple[Citation, str]]:
        for record in self._text.records(self._source.texts(self._log)):
            parsed = parse(record, self._text.namespaces)
            if parsed.is_mended and record.has_end:
                self._log.note("XML_REPAIRED", record.first_line)
            citation = replace(
                self._kind.describe(parsed.root),
                fields=fields(parsed.root),
                raw=record.raw,
                first_line=record.first_line,
                last_line=record.last_line,
            )
            self._note_oddities(citation)
            yield citation, self._kind.dialect

    @property
    def starts(self) -> int:
        """How many start tags of records have been read."""
        return self._text.starts

    @property
    def ends(self) -> int:
        """How many end tags of records have been read."""
        return self._text.ends

    @property
    def orphans(self) -> Sequence[OrphanLine]:
        """The lines outside all records so far."""
        return self._text.orphans

    def _note_oddities(self, citation: Citation) -> None:
        line = citation.first_line
        if not citation.title:
            self._log.note("NO_TITLE", line)
        if not citation.abstract:
            self._log.note("NO_ABSTRACT", line)
        if citation.issued and citation.year is None:
            self._log.note("ODD_YEAR", line, self._kind.date)


def year_of(*dates: str) -> int | None:
    """The year in the first of the `dates` that holds one."""
    return next((year for date in dates if (year := clean_year(date))), None)
