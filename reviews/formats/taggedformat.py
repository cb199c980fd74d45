"""Tagged text as a format: recognising RIS, PubMed's and Web of Science's text, and reading it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reviews.formats.canonical import citation_of
from reviews.formats.citation import Citation
from reviews.formats.format import Head, Source
from reviews.formats.problems import ProblemLog
from reviews.formats.rawrecord import OrphanLine
from reviews.formats.tagged import TaggedText
from reviews.formats.taggedstate import Detected
from reviews.formats.tags import (
    LAYOUTS,
    MEDLINE_LAYOUT,
    ONLY_MEDLINE,
    ONLY_RIS,
    RIS_LAYOUT,
    WOS_LAYOUT,
    Layout,
)

# These are looked for in a text with a line end before every line, the first one too, which is
# faster than to look for where a line begins.
_RIS_START = re.compile(
    "\n[ \\t\r\xa0\ufeff]*TY[ \\t\xa0]*[-\u2010-\u2015\u2212][ \\t\xa0]*[\\w /-]{0,40}$",
    re.I | re.M,
)
_TAG_LINE = re.compile(r"\n\ufeff?([A-Z][A-Z0-9]{1,3}) {0,2}-(?: |$)", re.M)
_MEDLINE_START = re.compile(r"\n\ufeff?(?:PMID|PMCR?) {0,2}- ?\d")
_PMID = re.compile(r"\n\ufeff?PMID {0,2}- ?\d")
_WOS_SIGN = re.compile(
    r"\n\ufeff?(?:FN (?:Clarivate|Thomson|ISI)\b|PT [A-Z][ \t]*$|UT (?:WOS|ISI):)", re.M
)
_BLANK_LINE = re.compile(r"\n[ \t]*$", re.M)


@dataclass(frozen=True, slots=True)
class TaggedFormat:
    """Every kind of tagged text; one file may hold several of them."""

    name: str = "RIS, PubMed or Web of Science text"

    def recognises(self, head: Head) -> bool:
        """Whether a record begins somewhere in the text."""
        return detected(head) is not None

    def open(self, source: Source, log: ProblemLog) -> "TaggedReader":
        """Begin to read. An unfamiliar beginning is taken for a long preface to RIS records."""
        return TaggedReader(source, log, detected(source.head) or Detected(RIS_LAYOUT))


class TaggedReader:
    """The records of a tagged text with their citations, see `format.Reader`."""

    def __init__(self, source: Source, log: ProblemLog, detected: Detected) -> None:
        self._source = source
        self._log = log
        self._text = TaggedText(log, detected)
        self._layouts: set[Layout] = set()

    def __iter__(self) -> Iterator[tuple[Citation, str]]:
        for record in self._text.records(self._source.blocks()):
            self._layouts.add(record.layout)
            yield citation_of(record, self._log)

    @property
    def starts(self) -> int:
        """How many marks that open a record have been read."""
        return self._text.starts

    @property
    def ends(self) -> int:
        """How many marks that close a record have been read."""
        return self._text.ends

    @property
    def orphans(self) -> Sequence[OrphanLine]:
        """The lines outside all records so far."""
        return self._text.orphans

    @property
    def format(self) -> str:
        """The format or formats of the records so far; "" before the first."""
        names = [layout.name for layout in LAYOUTS if layout in self._layouts]
        return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def detected(head: Head) -> Detected | None:
    """How to read a file with this beginning, or None if no record begins in it."""
    return _layout_of(head.beginning) or _layout_of(head.text)


def _layout_of(text: str) -> Detected | None:
    """How to read a text in which a record begins, else None."""
    text = "\n" + text
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
