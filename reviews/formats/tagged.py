"""The engine for tagged text: lines in, raw records out, for RIS and MEDLINE alike.

Both formats are lines of a tag, a dash and a text: `TI  - Title` and `PMID- 123`, with the tag
padded to four characters. RIS opens a record with TY and closes it with ER; MEDLINE puts a
blank line between records and indents the rest of a wrapped text. Since one file may hold
both, the format belongs to the record, not to the file.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from reviews.formats.detect import UnreadableFile
from reviews.formats.encoding import Block
from reviews.formats.problems import ProblemLog
from reviews.formats.tags import MEDLINE_TAGS, RIS_TAGS, SUBSTANTIAL

LARGEST_RECORD = 1 << 25  # characters; the largest real one seen has 200,000
MOST_ORPHAN_TEXT = 1 << 25  # characters outside all records

_BLANKS = " \t\r\n\x0b\x0c\x1a\xa0\ufeff"
_DASH = "[-\u2010-\u2015\u2212]"
_START = re.compile(rf"([\s\ufeff]*)(ty)([ \t\xa0]*)({_DASH})([ \t\xa0]*)(.*)\Z", re.I | re.S)
_END = re.compile(rf"[\s\ufeff]*er[ \t\xa0]*{_DASH}[ \t\xa0]*", re.I)
_TAG = re.compile(
    rf"([\s\ufeff]*)([a-z][a-z0-9]{{1,3}})([ \t\xa0]*)({_DASH})([ \t\xa0]*)(.*)\Z", re.I | re.S
)
_TYPE = re.compile(r"[\w /-]{0,40}\Z")

# "TI  " -> "TI": the tags that need no thought, padded as they stand in a line.
_RIS_PADDED = {tag.ljust(4): tag for tag in RIS_TAGS - {"TY", "ER"}}
_MEDLINE_PADDED = {tag.ljust(4): tag for tag in MEDLINE_TAGS - {"PMID"}}
_KNOWN_TAGS = RIS_TAGS | MEDLINE_TAGS
_NONE_PADDED: dict[str, str] = {}

Fields = list[tuple[str, str]]


@dataclass(slots=True)
class RawRecord:
    """One record as it stands in the file: every tag and text, and the lines themselves.

    A wrapped text is one field: its lines joined by a newline in RIS, where a list may be
    written so, and by a space in MEDLINE. A text without a tag has the tag "".
    """

    is_medline: bool
    first_line: int
    last_line: int = 0
    fields: Fields = field(default_factory=list)
    raw: str = ""


@dataclass(frozen=True, slots=True)
class OrphanLine:
    """A line that belongs to no record: `line` is its number (from 1), `text` what it says."""

    line: int
    text: str


@dataclass(slots=True)
class Style:
    """How a record writes its tags, taken from its start mark, for files edited by hand.

    A loose tag line is believed only if it looks like the start mark did: otherwise a wrapped
    line of an abstract, such as "is - as we showed - rare", would pass for a tag.
    """

    indent: str = ""
    is_lower: bool = False
    dash: str = "-"
    is_narrow: bool = False  # less than two blanks between tag and dash

    @classmethod
    def of(cls, match: re.Match[str]) -> "Style":
        """The style of a line that `_START` or `_TAG` has matched."""
        return cls(
            indent=match[1].strip("\r\n\ufeff"),
            is_lower=match[2].islower(),
            dash=match[4],
            is_narrow=_is_narrow(match[3]),
        )

    def fits(self, match: re.Match[str]) -> bool:
        """Whether the loose tag line that `_TAG` has matched is written in this style."""
        tag, gap, after, value = match[2], match[3], match[5], match[6].strip(_BLANKS)
        if len(tag) != 2 or tag.upper() not in RIS_TAGS or (value and not after):
            # Without a blank after the dash, only a strict line passes.
            return tag in RIS_TAGS and gap == "  " and not match[1].strip("\r\n\ufeff")
        return (
            match[1].strip("\r\n\ufeff") == self.indent
            and match[4] in (self.dash, "-")
            and (tag.islower() if self.is_lower else tag.isupper())
            and (self.is_narrow or not _is_narrow(gap))
        )


def _is_narrow(gap: str) -> bool:
    return len(gap) < 2 and "\t" not in gap and "\xa0" not in gap


class TaggedText:
    """Splits blocks of lines into raw records; `records()` may be run once.

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
        self._style = Style()
        self._open: RawRecord | None = None
        self._closed: RawRecord | None = None  # may still get tags that follow its end mark
        self._tail: list[tuple[int, str, str, str]] = []  # those: line number, tag, text, line
        self._text: list[str] = []  # the open record's lines, up to the current block
        self._from = 0  # index in the current block where the open record goes on
        self._after_blank = False
        self._is_wrapped = False
        self._padded = _NONE_PADDED
        self._ready: list[RawRecord] = []

    def records(self, blocks: Iterable[Block]) -> Iterator[RawRecord]:
        """The records in file order. Raises UnreadableFile if one is absurdly large."""
        number = 0
        for block in blocks:
            for bad in block.bad:
                self.problems.note("BAD_BYTE", number + bad + 1)
            lines = block.lines
            self._from = 0
            fields = self._open.fields if self._open else []
            padded = self._padded
            for index, line in enumerate(lines):
                # Nearly all lines take this short way.
                if line[4:6] == "- " and (tag := padded.get(line[:4])):
                    fields.append((tag, line[6:].strip()))
                    continue
                self._line(line, number + index + 1, lines, index)
                padded = self._padded
                if self._ready:
                    yield from self._ready
                    self._ready.clear()
                if self._open:
                    fields = self._open.fields
            number += len(lines)
            self._carry(lines)
        self._finish(number)
        yield from self._ready

    def _line(self, line: str, number: int, lines: list[str], index: int) -> None:
        """Understand one line that is not plainly a tag of the open record."""
        text = line.strip(_BLANKS)
        if not text:
            self._blank(lines, index, number)
            return
        head = text[:2].upper()
        if head == "TY" and (match := self._start(line)):
            self._begin(lines, index, number, is_medline=False)
            self._style = Style.of(match)
            self.starts += 1
            self._add("TY", match[6].strip(_BLANKS))
        elif head == "ER" and (match := _END.match(line)) and self._is_end(line, match):
            self._end(lines, index, number, line, match)
        elif found := self._tag(line):
            self._tagged(found[0], found[1], lines, index, number)
        elif self._open:
            self._untagged(text, lines, index, number)
        else:
            self._orphan(line, number)

    def _start(self, line: str) -> re.Match[str] | None:
        match = _START.match(line)
        if match and (line.startswith("TY  - ") or _TYPE.match(match[6].strip(_BLANKS))):
            return match
        return None

    def _is_end(self, line: str, match: re.Match[str]) -> bool:
        rest = line[match.end() :].strip(_BLANKS)
        return not rest or line.startswith("ER  -") or bool(self._start(rest))

    def _tag(self, line: str) -> tuple[str, str] | None:
        """The tag and text of a line that has them."""
        match = _TAG.match(line)
        if match is None:
            return None
        tag, value = match[2], match[6].strip(_BLANKS)
        is_medline = self._open.is_medline if self._open else self._expects_medline
        is_strict = not match[1].strip("\r\n\ufeff") and match[4] == "-" and tag.isupper()
        is_exact = len(tag + match[3]) == 4 and bool(match[5] or not value)
        if is_strict and is_medline and (is_exact or tag in MEDLINE_TAGS):
            return tag, value
        # A tag of the exact shape is one even if nobody knows it; but in RIS a longer unknown one
        # would rather be a wrapped line that begins with "DNA - ".
        if is_strict and is_exact and (len(tag) == 2 or tag in MEDLINE_TAGS):
            return tag, value
        if self._style.fits(match):
            return tag.upper(), value
        return None

    def _tagged(self, tag: str, value: str, lines: list[str], index: int, number: int) -> None:
        record = self._open
        if tag not in (MEDLINE_TAGS if record and record.is_medline else _KNOWN_TAGS):
            self.problems.note("UNKNOWN_TAG", number, tag)
        if record and record.is_medline:
            is_next = self._after_blank and not self._is_double_spaced
            if is_next or (tag == "PMID" and any(tag == "PMID" for tag, _ in record.fields)):
                record = None
        elif record is None and self._closed and tag not in SUBSTANTIAL:
            self._tail.append((number, tag, value, lines[index]))
            return
        if record is None:
            is_medline = self._is_medline_start(tag)
            if not is_medline:
                self.problems.note("NO_START", self._tail[0][0] if self._tail else number)
            self._begin(lines, index, number, is_medline=is_medline, takes_tail=True)
            self.starts += is_medline
        self._after_blank = False
        self._use_short_way()
        self._add(tag, value)

    def _is_medline_start(self, tag: str) -> bool:
        follows_medline = self._open is not None and self._open.is_medline
        return follows_medline or self._expects_medline or tag in ("PMID", "PMC", "PMCR")

    def _untagged(self, text: str, lines: list[str], index: int, number: int) -> None:
        record = self._open
        if record is None:
            return
        if record.is_medline and self._after_blank and not self._is_double_spaced:
            if not lines[index][:1].isspace():
                self._close(lines, index, number - 1)
                self._orphan(lines[index], number)
                return
            self._after_blank = False
            self._use_short_way()
        last = record.fields[-1][0] if record.fields else "TY"
        if last == "TY":
            self.problems.note("ORPHAN_TEXT", number)
            self._add("", text)
        else:
            self._is_wrapped = True
            record.fields.append(("+", text))

    def _blank(self, lines: list[str], index: int, number: int) -> None:
        record = self._open
        if record is None:
            return
        if record.is_medline:
            self._after_blank = True
            self._padded = _NONE_PADDED
        elif record.fields[-1] == ("+", "ER"):
            # The end mark without its dash, and not a wrapped list of keywords that holds "ER".
            self._close(lines, index, number - 1)

    def _begin(
        self,
        lines: list[str],
        index: int,
        number: int,
        *,
        is_medline: bool,
        takes_tail: bool = False,
    ) -> None:
        tail = self._tail if takes_tail else []
        if self._open:
            self._close(lines, index, number - 1)
        if takes_tail:
            self._tail = []
        self._release()
        first = tail[0][0] if tail else number
        self._open = RawRecord(is_medline=is_medline, first_line=first)
        self._open.fields = [(tag, value) for _, tag, value, _ in tail]
        self._text = [line for *_, line in tail]
        self._from = index
        self._is_wrapped = False
        self._after_blank = False
        self._style = Style()
        self._use_short_way()

    def _end(
        self, lines: list[str], index: int, number: int, line: str, match: re.Match[str]
    ) -> None:
        rest = line[match.end() :].strip(_BLANKS)
        start = self._start(rest)
        if self._open is None:
            if self._closed is None:
                self._orphan(line, number)
                return
            self._tail.append((number, "ER", rest, line))
            self.ends += 1
            return
        if start is None:
            self._add("ER", rest)
            self._close(lines, index + 1, number, has_end=True)
            return
        # End and start on one line: each record gets its part of the line.
        self._add("ER", "")
        self._text = [*self._text, *lines[self._from : index], line[: match.end()]]
        lines[index] = line[match.end() :]
        self._from = index
        self._close(lines, index, number, has_end=True)
        self._begin(lines, index, number, is_medline=False)
        self.starts += 1
        self._add("TY", start[6].strip(_BLANKS))

    def _close(
        self,
        lines: list[str],
        stop: int,
        number: int,
        *,
        has_end: bool = False,
        missing: str = "NO_END",
    ) -> None:
        """Close the open record before the line at index `stop`; `number` is its last line.

        `missing` is the problem to note if a RIS record has no end mark.
        """
        record = self._open
        if record is None:
            return
        text = [*self._text, *lines[self._from : stop]]
        while not text[-1].strip(_BLANKS):  # blank lines before the next record
            text.pop()
            number -= 1
        if record.fields[-1] == ("+", "ER") and not record.is_medline:
            record.fields[-1] = ("ER", "")
            has_end = True
        if self._is_wrapped:
            record.fields = _unwrapped(record.fields, " " if record.is_medline else "\n")
        if has_end or record.is_medline:
            self.ends += 1
        else:
            self.problems.note(missing, number)
        record.raw = "".join(text)
        record.last_line = number
        self._open = None
        self._text = []
        self._padded = _NONE_PADDED
        if has_end:
            self._closed = record
        else:
            self._ready.append(record)

    def _release(self) -> None:
        """Let the closed record go, with the tags that followed its end mark."""
        record = self._closed
        if record is None:
            return
        for number, tag, value, line in self._tail:
            self.problems.note("TAG_AFTER_END", number, tag)
            record.fields.append((tag, value))
            record.raw += line
            record.last_line = number
        self._tail = []
        self._closed = None
        self._ready.append(record)

    def _carry(self, lines: list[str]) -> None:
        """Keep the open record's lines when their block ends."""
        if self._open is None:
            return
        self._text.extend(lines[self._from :])
        if sum(map(len, self._text)) > LARGEST_RECORD:
            raise UnreadableFile(
                f"The record that begins in line {self._open.first_line:,} does not end within "
                f"{LARGEST_RECORD:,} characters. Please check that this is the right file."
            )

    def _finish(self, number: int) -> None:
        is_cut_off = self.ends > 0 or self.starts == 1
        self._close([], 0, number, missing="TRUNCATED_FILE" if is_cut_off else "NO_END")
        self._release()

    def _add(self, tag: str, value: str) -> None:
        if self._open:
            self._open.fields.append((tag, value))

    def _use_short_way(self) -> None:
        if self._open:
            self._padded = _MEDLINE_PADDED if self._open.is_medline else _RIS_PADDED

    def _orphan(self, line: str, number: int) -> None:
        text = line.strip(_BLANKS)
        self.problems.note("ORPHAN_TEXT", number)
        self.orphans.append(OrphanLine(number, text))
        self._orphan_characters += len(text)
        if self._orphan_characters > MOST_ORPHAN_TEXT:
            raise UnreadableFile(
                f"Up to line {number:,}, more than {MOST_ORPHAN_TEXT:,} characters belong to no "
                "record. Please check that this is the right file."
            )


def _unwrapped(fields: Fields, joiner: str) -> Fields:
    """The fields with the further lines of each text (tag "+") joined to it."""
    whole: Fields = []
    parts: list[str] = []
    current = ""
    for tag, value in fields:
        if tag == "+":
            parts.append(value)
            continue
        if parts:
            whole.append((current, joiner.join(filter(None, parts))))
        current, parts = tag, [value]
    whole.append((current, joiner.join(filter(None, parts))))
    return whole
