"""BibTeX as a format: recognising it, and reading one citation per entry."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reviews.formats.bibtex.blocks import Entry, Outside, blocks
from reviews.formats.bibtex.citation import citation_of
from reviews.formats.bibtex.entry import macro_of, parts_of
from reviews.formats.citation import Citation
from reviews.formats.encoding import split_lines
from reviews.formats.format import Head, Source
from reviews.formats.problems import ProblemLog
from reviews.formats.rawrecord import OrphanLine

_ENTRY = re.compile(r"^[ \t\ufeff]*@[ \t]*[A-Za-z][\w.+-]*[ \t]*[{(]", re.MULTILINE)
_NOT_RECORDS = frozenset({"string", "preamble", "comment"})
_PREFACE = re.compile(r"\s*(?:%.*|Scopus|EXPORT DATE:.*)?\s*\Z")  # what exports put in front


@dataclass(frozen=True, slots=True)
class BibtexFormat:
    """BibTeX and BibLaTeX."""

    name: str = "BibTeX"

    def recognises(self, head: Head) -> bool:
        """Whether a line begins an entry."""
        return _ENTRY.search(head.beginning) is not None or _ENTRY.search(head.text) is not None

    def open(self, source: Source, log: ProblemLog) -> "BibtexReader":
        """Begin to read."""
        return BibtexReader(source, log)


class BibtexReader:
    """The entries with their citations, see `format.Reader`."""

    format = "BibTeX"

    def __init__(self, source: Source, log: ProblemLog) -> None:
        self.starts = 0
        self.ends = 0
        self.orphans: list[OrphanLine] = []
        self._source = source
        self._log = log
        self._macros: dict[str, str] = {}
        self._keys: set[str] = set()

    def __iter__(self) -> Iterator[tuple[Citation, str]]:
        for block in blocks(self._source.texts(self._log)):
            if isinstance(block, Outside):
                if not _PREFACE.match(block.text):
                    self._log.note("ORPHAN_TEXT", block.line)
                self.orphans.append(OrphanLine(block.line, block.text))
            elif block.kind in _NOT_RECORDS:
                self._keep_aside(block)
            else:
                yield self._record(block), self.format

    def _record(self, entry: Entry) -> Citation:
        parts = parts_of(entry, self._macros)
        self.starts += 1
        self.ends += entry.is_closed
        if parts.is_damaged or not entry.is_closed:
            self._log.note("BROKEN_ENTRY", entry.first_line)
        for name in parts.undefined:
            self._log.note("UNKNOWN_MACRO", entry.first_line, name)
        if parts.key and parts.key in self._keys:
            self._log.note("DUP_KEY", entry.first_line)
        self._keys.add(parts.key)
        return citation_of(entry, parts, self._log)

    def _keep_aside(self, entry: Entry) -> None:
        """A definition or a comment is no record; its lines are orphans."""
        if entry.kind == "string" and (defined := macro_of(entry, self._macros)):
            self._macros[defined[0]] = defined[1]
        for number, line in enumerate(split_lines(entry.text), entry.first_line):
            if line.strip():
                self.orphans.append(OrphanLine(number, line.strip()))
