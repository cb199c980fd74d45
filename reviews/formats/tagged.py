"""The engine for tagged text: blocks of text in, raw records out, for RIS and MEDLINE alike.

Both formats are lines of a tag, a dash and a text: `TI  - Title` and `PMID- 123`, with the tag
padded to four characters. RIS opens a record with TY and closes it with ER; MEDLINE puts a
blank line between records and indents the rest of a wrapped text. Since one file may hold
both, the format belongs to the record, not to the file.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from reviews.formats.detect import UnreadableFile
from reviews.formats.encoding import Block, split_lines
from reviews.formats.problems import ProblemLog
from reviews.formats.taglines import (
    BLANKS,
    StartMark,
    Style,
    end_mark,
    pieces,
    plain_fields,
    start_mark,
    tag_line,
)
from reviews.formats.tags import MEDLINE_TAGS, RIS_TAGS, SUBSTANTIAL

LARGEST_RECORD = 1 << 25  # characters; the largest real one seen has 200,000
MOST_ORPHAN_TEXT = 1 << 25  # characters outside all records

# "TI  " -> "TI": the tags that need no thought, padded as they stand in a line.
_RIS_PADDED = {tag.ljust(4): tag for tag in RIS_TAGS - {"TY", "ER"}}
_MEDLINE_PADDED = {tag.ljust(4): tag for tag in MEDLINE_TAGS - {"PMID"}}
_NONE_PADDED: dict[str, str] = {}

_WRAPPED = "+"  # stands for the tag of a wrapped line until its record is closed


@dataclass(slots=True)
class RawRecord:
    """One record as it stands in the file: every tag and text, and the lines themselves.

    A wrapped text is one field: its lines joined by a newline in RIS, where a list may be
    written so, and by a space in MEDLINE. A text without a tag has the tag "".
    """

    is_medline: bool
    first_line: int
    last_line: int = 0
    fields: list[tuple[str, str]] = field(default_factory=list)
    raw: str = ""
    is_wrapped: bool = False


@dataclass(frozen=True, slots=True)
class OrphanLine:
    """A line that belongs to no record: `line` is its number (from 1), `text` what it says."""

    line: int
    text: str


class TaggedText:
    """Splits text into raw records; `records()` may be run once.

    `expects_medline` says how to read a record that begins without TY or PMID;
    `is_double_spaced` that blank lines stand between the lines of a record, not only between
    records. While it runs, `problems`, `orphans`, `starts` and `ends` grow.
    """

    def __init__(
        self, problems: ProblemLog, *, expects_medline: bool, is_double_spaced: bool
    ) -> None:
        self.problems = problems
        self.orphans: list[OrphanLine] = []
        self.starts = 0
        self.ends = 0
        self._expects_medline = expects_medline
        self._is_double_spaced = is_double_spaced
        self._orphan_characters = 0
        self._number = 0  # of the current line
        self._open: RawRecord | None = None
        self._lines: list[str] = []  # the open record's
        self._style = Style()  # the open record's
        self._after_blank = False
        self._padded = _NONE_PADDED  # the tags that need no thought at this place
        self._closed: RawRecord | None = None  # may still get tags that follow its end mark
        self._tail: list[tuple[int, str, str, str]] = []  # those: line number, tag, text, line
        self._ready: list[RawRecord] = []

    def records(self, blocks: Iterable[Block]) -> Iterator[RawRecord]:
        """The records in file order. Raises UnreadableFile if one is absurdly large."""
        for block in blocks:
            for bad in block.bad:
                self.problems.note("BAD_BYTE", self._number + bad + 1)
            for piece in pieces(block.text):
                if self._open or self._tail or not self._take_whole(piece):
                    self._take_lines(piece)
            # A block's records together: a processor is faster at one thing at a time.
            yield from self._ready
            self._ready.clear()
            if self._open and sum(map(len, self._lines)) > LARGEST_RECORD:
                raise UnreadableFile(
                    f"The record that begins in line {self._open.first_line:,} does not end "
                    f"within {LARGEST_RECORD:,} characters. Please check that this is the right "
                    "file."
                )
        is_cut_off = self.ends > 0 or self.starts == 1
        self._close(self._number, missing="TRUNCATED_FILE" if is_cut_off else "NO_END")
        self._release()
        yield from self._ready

    def _take_whole(self, piece: str) -> bool:
        """Read a piece that is one plain record, if it is; say whether it was."""
        raw = piece.lstrip("\r\n")
        fields = plain_fields(raw)
        if fields is None:
            return False
        self._release()
        first = self._number + piece.count("\n", 0, len(piece) - len(raw)) + 1
        self._number = first + len(fields) - 1
        self._closed = RawRecord(False, first, self._number, fields, raw)
        self.starts += 1
        self.ends += 1
        return True

    def _take_lines(self, piece: str) -> None:
        """Read a piece line by line."""
        padded = self._padded
        record = self._open
        for line in split_lines(piece):
            self._number += 1
            if record and line[4:6] == "- " and (tag := padded.get(line[:4])):
                # Nearly all lines take this short way.
                record.fields.append((tag, line[6:].strip()))
                self._lines.append(line)
                continue
            self._take_line(line)
            padded = self._padded
            record = self._open

    def _take_line(self, line: str) -> None:
        """Understand one line that is not plainly a tag of the open record."""
        text = line.strip(BLANKS)
        head = text[:2].upper()
        if not text:
            self._take_blank(line)
        elif head == "TY" and (start := start_mark(line)):
            self._start(start, line)
        elif head == "ER" and (end := end_mark(line)):
            self._end(*end)
        elif found := tag_line(
            line,
            self._style,
            is_medline=self._open.is_medline if self._open else self._expects_medline,
        ):
            self._take_tag(*found, line)
        elif self._open:
            self._take_text(self._open, text, line)
        else:
            self._keep_aside(line)

    def _start(self, start: StartMark, line: str) -> None:
        self._close(self._number - 1)
        self._release()
        self.starts += 1
        record = self._begin(self._number, is_medline=False)
        self._style = start.style
        record.fields.append(("TY", start.type))
        self._lines.append(line)

    def _end(self, mark: str, rest: str) -> None:
        """Close the open record; `rest` follows its end mark in the same line."""
        start = start_mark(rest)
        text = "" if start else rest.strip()
        line = mark if start else mark + rest
        if self._open:
            self._open.fields.append(("ER", text))
            self._lines.append(line)
            self._close(self._number, has_end=True)
        elif self._closed:
            self._tail.append((self._number, "ER", text, line))
            self.ends += 1
        else:
            self._keep_aside(line)
        if start:  # each record gets its part of the line
            self._start(start, rest)

    def _take_tag(self, tag: str, value: str, line: str) -> None:
        record = self._open
        is_in_medline = record is not None and record.is_medline
        if tag not in MEDLINE_TAGS and (is_in_medline or tag not in RIS_TAGS):
            self.problems.note("UNKNOWN_TAG", self._number, tag)
        if record is None and self._closed and tag not in SUBSTANTIAL:
            self._tail.append((self._number, tag, value, line))
            return
        if record and is_in_medline and self._is_next(record, tag):
            self._close(self._number - 1)
            record = None
        if record is None:
            record = self._begin_unmarked(
                is_medline=is_in_medline or self._expects_medline or tag in ("PMID", "PMC", "PMCR")
            )
        record.fields.append((tag, value))
        self._lines.append(line)
        self._go_on(record)

    def _is_next(self, record: RawRecord, tag: str) -> bool:
        """Whether a MEDLINE tag belongs to the record after the open one."""
        if self._after_blank and not self._is_double_spaced:
            return True
        return tag == "PMID" and any(known == "PMID" for known, _ in record.fields)

    def _begin_unmarked(self, *, is_medline: bool) -> RawRecord:
        """Begin a record without TY, with the tags since the last end mark."""
        tail, self._tail = self._tail, []
        self._release()
        first = tail[0][0] if tail else self._number
        if is_medline:
            self.starts += 1
        else:
            self.problems.note("NO_START", first)
        record = self._begin(first, is_medline=is_medline)
        record.fields = [(tag, value) for _, tag, value, _ in tail]
        self._lines = [line for *_, line in tail]
        return record

    def _take_text(self, record: RawRecord, text: str, line: str) -> None:
        """Take a line without a tag inside a record: nearly always the rest of a wrapped text."""
        if record.is_medline and self._after_blank and not self._is_double_spaced:
            if not line[:1].isspace():
                self._close(self._number - 1)
                self._keep_aside(line)
                return
            self._go_on(record)
        if record.fields[-1][0] == "TY":
            self.problems.note("ORPHAN_TEXT", self._number)
            record.fields.append(("", text))
        else:
            record.fields.append((_WRAPPED, text))
            record.is_wrapped = True
        self._lines.append(line)

    def _take_blank(self, line: str) -> None:
        record = self._open
        if record is None:
            return
        self._lines.append(line)
        if record.is_medline:
            self._after_blank = True
            self._padded = _NONE_PADDED
        elif record.fields[-1] == (_WRAPPED, "ER"):
            # An end mark without its dash, and not a list of keywords in which ER stands.
            self._close(self._number)

    def _begin(self, first_line: int, *, is_medline: bool) -> RawRecord:
        self._open = RawRecord(is_medline=is_medline, first_line=first_line)
        self._lines = []
        self._style = Style()
        self._go_on(self._open)
        return self._open

    def _go_on(self, record: RawRecord) -> None:
        self._after_blank = False
        self._padded = _MEDLINE_PADDED if record.is_medline else _RIS_PADDED

    def _close(self, last: int, *, has_end: bool = False, missing: str = "NO_END") -> None:
        """Close the open record, if there is one.

        `last` is the number of the last line read into it, `missing` the problem to note if it is
        a RIS record without an end mark.
        """
        record = self._open
        if record is None:
            return
        while not self._lines[-1].strip(BLANKS):
            self._lines.pop()
            last -= 1
        if record.fields[-1] == (_WRAPPED, "ER") and not record.is_medline:
            record.fields[-1] = ("ER", "")
            has_end = True
        if record.is_wrapped:
            record.fields = _unwrapped(record.fields, " " if record.is_medline else "\n")
        record.raw = "".join(self._lines)
        record.last_line = last
        self._open = None
        self._lines = []
        self._padded = _NONE_PADDED
        if has_end:
            self.ends += 1
            self._closed = record
            return
        if record.is_medline:
            self.ends += 1
        else:
            self.problems.note(missing, last)
        self._ready.append(record)

    def _release(self) -> None:
        """Let the closed record go, with the tags that followed its end mark."""
        record = self._closed
        if record is None:
            return
        for number, tag, value, _ in self._tail:
            self.problems.note("TAG_AFTER_END", number, tag)
            record.fields.append((tag, value))
            record.last_line = number
        if self._tail:
            record.raw += "".join(line for *_, line in self._tail)
            self._tail = []
        self._closed = None
        self._ready.append(record)

    def _keep_aside(self, line: str) -> None:
        text = line.strip(BLANKS)
        self.problems.note("ORPHAN_TEXT", self._number)
        self.orphans.append(OrphanLine(self._number, text))
        self._orphan_characters += len(text)
        if self._orphan_characters > MOST_ORPHAN_TEXT:
            raise UnreadableFile(
                f"Up to line {self._number:,}, more than {MOST_ORPHAN_TEXT:,} characters belong "
                "to no record. Please check that this is the right file."
            )


def _unwrapped(fields: list[tuple[str, str]], joiner: str) -> list[tuple[str, str]]:
    """The fields with the wrapped lines of each text joined to it."""
    whole: list[tuple[str, str]] = []
    parts: list[str] = []
    for tag, value in fields:
        if tag == _WRAPPED:
            parts.append(value)
            continue
        if len(parts) > 1:
            whole[-1] = (whole[-1][0], joiner.join(filter(None, parts)))
        whole.append((tag, value))
        parts = [value]
    if len(parts) > 1:
        whole[-1] = (whole[-1][0], joiner.join(filter(None, parts)))
    return whole
