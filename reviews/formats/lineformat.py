"""The engine for the plainer kinds of tagged text, each of which is described by a `Grammar`.

A line is a tag with its text, the rest of the text above it, blank, or a heading that opens a
record. What distinguishes the kinds is data; `tagged.py` is for those of which one file may hold
several, and which people edit by hand.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reviews.formats.between import Orphans
from reviews.formats.canonical import citation_from
from reviews.formats.citation import Citation
from reviews.formats.encoding import split_lines
from reviews.formats.format import Head, Source, UnreadableFile
from reviews.formats.found import Found, by_tag
from reviews.formats.problems import ProblemLog
from reviews.formats.rawrecord import OpenRecord
from reviews.formats.taglines import BLANKS, WRAPPED
from reviews.formats.tags import Layout

LARGEST_RECORD = 1 << 25  # characters


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """How a kind of tagged text is written.

    `line` finds the tag (group 1) and the text (group 2) of a line, None where a line is the rest
    of a text. A record begins at a line that `heading` matches, or at one of the tags `starts`,
    or, where it has neither, after a blank line at one of the tags `openings`; also where it has
    one of `starts`, if the tag is among those of which a record has but `one`. `signs` tell a file
    of this kind by its beginning, in which a line end stands before every line, the first one too:
    to look for that is much faster than for where a line begins. `tidy` puts a record's texts
    right before they are understood.
    """

    layout: Layout
    signs: tuple[re.Pattern[str], ...]
    line: re.Pattern[str]
    heading: re.Pattern[str] | None = None
    starts: frozenset[str] = frozenset()
    openings: frozenset[str] = frozenset()
    one: frozenset[str] = frozenset()
    tidy: Callable[[Found], None] | None = None


@dataclass(frozen=True, slots=True)
class LineFormat:
    """A kind of tagged text as a format."""

    grammar: Grammar

    @property
    def name(self) -> str:
        """The name of the format."""
        return self.grammar.layout.name

    def recognises(self, head: Head) -> bool:
        """Whether all the signs are in the beginning of the text."""
        lines = "\n" + head.beginning
        return all(sign.search(lines) for sign in self.grammar.signs)

    def open(self, source: Source, log: ProblemLog) -> "LineReader":
        """Begin to read."""
        return LineReader(self.grammar, source, log)


class LineReader:
    """The records of such a text with their citations, see `format.Reader`."""

    def __init__(self, grammar: Grammar, source: Source, log: ProblemLog) -> None:
        if grammar.layout.dialect is None:
            raise ValueError(f"the layout {grammar.layout.name} has no dialect")
        self.format = grammar.layout.name
        self._aside = Orphans(log)
        self.orphans = self._aside.lines
        self.starts = 0
        self.ends = 0
        self._grammar = grammar
        self._dialect = grammar.layout.dialect
        self._source = source
        self._log = log
        self._number = 0  # of the current line
        self._open: OpenRecord | None = None
        self._after_blank = False
        self._ready: list[OpenRecord] = []

    def __iter__(self) -> Iterator[tuple[Citation, str]]:
        for text in self._source.texts(self._log):
            for line in split_lines(text):
                self._number += 1
                self._take(line)
            yield from self._citations()
            if self._open and sum(map(len, self._open.lines)) > LARGEST_RECORD:
                raise UnreadableFile(
                    f"The record that begins in line {self._open.first_line:,} does not end within "
                    f"{LARGEST_RECORD:,} characters. Please check that this is the right file."
                )
        self._close(self._number)
        yield from self._citations()

    def _citations(self) -> Iterator[tuple[Citation, str]]:
        for record in self._ready:
            found = by_tag(record)
            if self._grammar.tidy:
                self._grammar.tidy(found)
            yield citation_from(found, self._dialect, record, self._log), self._dialect.name
        self._ready.clear()

    def _take(self, line: str) -> None:
        text = line.strip(BLANKS)
        if not text:
            if self._open:
                self._open.lines.append(line)
            self._after_blank = True
            return
        grammar = self._grammar
        if grammar.heading and grammar.heading.match(text):
            self._begin().lines.append(line)
            self.starts += 1
        elif match := grammar.line.match(line.strip("\r\n\ufeff")):
            self._take_tag(match[1], (match[2] or "").strip(BLANKS), line)
        elif self._open and self._open.fields:
            self._open.add(WRAPPED, text, line)
            self._open.is_wrapped = True
        elif self._open:
            self._open.add("", text, line)
        else:
            self._aside.keep(self._number, text)
        self._after_blank = False

    def _take_tag(self, tag: str, value: str, line: str) -> None:
        layout = self._grammar.layout
        if layout.tags and tag not in layout.tags:
            self._log.note("UNKNOWN_TAG", self._number, tag)
        record = self._open
        if record is None or self._begins(tag, record):
            record = self._begin()
        starts = self._grammar.starts
        if tag in starts and all(known not in starts for known, _ in record.fields):
            self.starts += 1
        record.add(tag, value, line)

    def _begins(self, tag: str, record: OpenRecord) -> bool:
        """Whether `tag` begins the next record."""
        starts = self._grammar.starts
        has_start = any(known in starts for known, _ in record.fields)
        has_more = any(known not in starts and known != WRAPPED for known, _ in record.fields)
        if tag in starts:
            return has_more and (has_start or self._after_blank)
        if not (self._after_blank and has_more and tag in self._grammar.openings):
            return False
        return not has_start or (
            tag in self._grammar.one and any(known == tag for known, _ in record.fields)
        )

    def _begin(self) -> OpenRecord:
        self._close(self._number - 1)
        self._open = OpenRecord(self._grammar.layout, self._number)
        if not self._grammar.starts and not self._grammar.heading:
            self.starts += 1  # there is no mark to be counted
        return self._open

    def _close(self, last: int) -> None:
        record = self._open
        if record is None:
            return
        record.finish(last, self.orphans)
        self._open = None
        if record.fields:
            starts = self._grammar.starts
            if (start := self._grammar.layout.start) and starts.isdisjoint(dict(record.fields)):
                self._log.note("NO_START", record.first_line, start)
            self.ends += 1
            self._ready.append(record)
        else:
            self._aside.keep(record.first_line, record.raw.strip(BLANKS))
