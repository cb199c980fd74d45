"""The engine for tagged text: blocks of text in, raw records out, for every tagged format alike.

All are lines of a tag and a text. RIS writes `TI  - Title`, opens a record with TY and closes it
with ER. PubMed's format (MEDLINE) writes `PMID- 123`, the tag padded to four characters, opens a
record with PMID, puts a blank line between records and indents the rest of a wrapped text. Web of
Science writes `TI Title`, indents likewise, opens with PT and closes with ER. Since one file
may hold several of them, the format belongs to the record, not to the file.
"""

from collections.abc import Iterable, Iterator

from reviews.formats.between import TagLine
from reviews.formats.encoding import Block, split_lines
from reviews.formats.format import UnreadableFile
from reviews.formats.rawrecord import MEDLINE_STARTS, OLD_START, OpenRecord, RawRecord
from reviews.formats.taggedstate import BARE_END, NO_LINES, TaggedState
from reviews.formats.taglines import (
    BLANKS,
    WRAPPED,
    StartMark,
    end_mark,
    is_wos_file_mark,
    is_wos_start,
    start_mark,
    tag_line,
    wos_tag_line,
)
from reviews.formats.tags import MEDLINE_LAYOUT, RIS_LAYOUT, SUBSTANTIAL, WOS_LAYOUT
from reviews.formats.wholerecords import (
    Fields,
    medline_fields,
    pieces,
    plain_ris_fields,
    ris_fields,
)

LARGEST_RECORD = 1 << 25  # characters; the largest real one seen has 200,000
# Records that are read before they are handed on. Reading several in a row, and then understanding
# them, takes a tenth less time than by turns, in which each evicts the other from the caches.
AT_ONCE = 16

_WOS_MARKS = ("PT", "ER", "FN", "VR", "EF")


class TaggedText(TaggedState):
    """Splits text into raw records; `records()` may be run once, and the state tells how far."""

    def records(self, blocks: Iterable[Block]) -> Iterator[RawRecord]:
        """The records in file order. Raises UnreadableFile if one is absurdly large."""
        for block in blocks:
            for bad in block.bad:
                self.problems.note("BAD_BYTE", self._number + bad + 1)
            for _ in self._pieces_taken(block.text):
                if len(self._ready) >= AT_ONCE:
                    yield from self._ready
                    self._ready.clear()
            yield from self._ready
            self._ready.clear()
            if self._open and sum(map(len, self._open.lines)) > LARGEST_RECORD:
                raise UnreadableFile(
                    f"The record that begins in line {self._open.first_line:,} does not end "
                    f"within {LARGEST_RECORD:,} characters. Please check that this is the right "
                    "file."
                )
        is_cut_off = self.ends > 0 or self.starts == 1
        self._close(self._number, missing="TRUNCATED_FILE" if is_cut_off else "NO_END")
        self._release()
        yield from self._ready

    def _pieces_taken(self, text: str) -> Iterator[None]:
        """Read a block of whole lines, piece by piece."""
        for piece, is_closed in pieces(text):
            if not (is_closed and self._read_plain_ris(piece)):
                self._take_piece(piece, is_closed=is_closed)
            yield

    def _take_piece(self, piece: str, *, is_closed: bool) -> None:
        """Read a piece at once if it is one whole record, else line by line."""
        if piece.startswith("PMID- "):
            is_read = is_closed and self._read_medline(piece)
        else:
            raw = piece.lstrip("\r\n")
            if not raw.startswith("TY  - ") and (start := piece.find("\nTY  - ") + 1):
                self._take_lines(piece[:start])
                piece = raw = piece[start:]
            is_read = is_closed and self._read_ris(piece, raw)
        if not is_read:
            self._take_lines(piece)

    def _read_plain_ris(self, piece: str) -> bool:
        """Read a piece at once, if it is one record of RIS as most are; say whether it is."""
        raw = piece.lstrip("\r\n")
        if self._open or (found := plain_ris_fields(raw)) is None:
            return False
        self._close_ris(piece, raw, *found, is_wrapped=False)
        return True

    def _read_ris(self, piece: str, raw: str) -> bool:
        """Read a piece at once, if it is one whole record of RIS; say whether it is.

        `raw` is the piece without the line ends before it.
        """
        if self._open or (found := ris_fields(raw)) is None:
            return False
        self._close_ris(piece, raw, *found)
        return True

    def _close_ris(
        self, piece: str, raw: str, fields: Fields, lines: int, is_wrapped: bool
    ) -> None:
        """Take the record whose text is `raw`, the piece without the line ends before it."""
        self._release()
        first = self._number + 1 + piece.count("\n", 0, len(piece) - len(raw))
        self._number = first + lines - 1
        self._last.record = RawRecord(RIS_LAYOUT, first, self._number, fields, raw, is_wrapped)
        self.starts += 1
        self.ends += 1

    def _read_medline(self, piece: str) -> bool:
        """Read a piece at once, if it is one whole record of PubMed; say whether it is."""
        record = self._open
        if record and not (record.layout is MEDLINE_LAYOUT and self._after_blank):
            return False
        if self._is_double_spaced or self._last.record:
            return False
        text = piece.rstrip("\r\n")
        if (found := medline_fields(text)) is None:
            return False
        fields, lines = found
        self._close(self._number)
        self._has_pmids = True
        first = self._number + 1
        last = self._number + lines
        self._number = last - 1 + piece.count("\n", len(text))
        raw = piece[: piece.index("\n", len(text)) + 1]
        self._ready.append(RawRecord(MEDLINE_LAYOUT, first, last, fields, raw))
        self.starts += 1
        self.ends += 1
        return True

    def _take_lines(self, piece: str) -> None:
        """Read a piece line by line."""
        plain = self._plain_lines
        record = self._open
        for line in split_lines(piece):
            self._number += 1
            if record and (tag := plain.get(line[:6])):
                # Nearly all lines take this short way.
                record.fields.append((tag, line[6:].strip()))
                record.lines.append(line)
                continue
            self._take_line(line)
            plain = self._plain_lines
            record = self._open

    def _take_line(self, line: str) -> None:
        """Understand one line that is not plainly a tag of the open record."""
        text = line.strip(BLANKS)
        head = text[:2].upper()
        layout = self._open.layout if self._open else self._expected
        if not text:
            self._take_blank(line)
        elif head == "TY" and (start := start_mark(line)):
            self._start(start, line)
        elif head in _WOS_MARKS and self._take_wos_mark(line):
            pass
        elif layout is WOS_LAYOUT and (found := wos_tag_line(line)):
            self._take_tag(*found, line)
        elif self._open and layout is WOS_LAYOUT:
            self._take_text(self._open, text, line)
        elif head == "ER" and (end := end_mark(line)):
            self._end(*end)
        elif found := tag_line(line, self._style, is_medline=layout is MEDLINE_LAYOUT):
            self._take_tag(*found, line)
        elif self._open:
            self._take_text(self._open, text, line)
        else:
            self._keep_aside(line)

    def _take_wos_mark(self, line: str) -> bool:
        """Take a line that opens or closes a record of Web of Science, or its file, if it does."""
        record = self._open
        before = record or self._last.record
        is_elsewhere = record is not None and record.layout is not WOS_LAYOUT
        if (not is_elsewhere or line.startswith("FN")) and is_wos_file_mark(line):
            self._close(self._number - 1)
            self._keep_aside(line, is_expected=True)
            return True
        if is_elsewhere or (found := wos_tag_line(line)) is None:
            return False
        if is_wos_start(*found):
            self._close(self._number - 1)
            self._release()
            self.starts += 1
            self._begin(self._number, WOS_LAYOUT).add(*found, line)
            return True
        if found[0] != "ER" or before is None or before.layout is not WOS_LAYOUT:
            return False
        self._end(line, "")
        return True

    def _start(self, start: StartMark, line: str) -> None:
        self._close(self._number - 1)
        self._release()
        self.starts += 1
        record = self._begin(self._number, RIS_LAYOUT)
        self._style = start.style
        record.add("TY", start.type, line.lstrip("\r"))

    def _end(self, mark: str, rest: str) -> None:
        """Close the open record; `rest` follows its end mark in the same line."""
        start = start_mark(rest)
        text = "" if start else rest.strip()
        line = mark if start else mark + rest
        if self._open:
            self._open.add("ER", text, line)
            self._close(self._number, has_end=True)
        elif self._last.record:
            self._last.follow(TagLine(self._number, "ER", text, line))
            self.ends += 1
        else:
            self._keep_aside(line)
        if start:  # each record gets its part of the line
            self._start(start, rest)

    def _take_tag(self, tag: str, value: str, line: str) -> None:
        record = self._open
        if record:
            layout = record.layout
        else:
            layout = MEDLINE_LAYOUT if tag in MEDLINE_STARTS else self._expected
        if tag == "PMID" and layout is MEDLINE_LAYOUT:
            self._has_pmids = True
        if tag not in layout.tags:
            self.problems.note("UNKNOWN_TAG", self._number, tag)
        if record is None and self._last.record and tag not in SUBSTANTIAL:
            self._last.follow(TagLine(self._number, tag, value, line))
            return
        if record and layout is MEDLINE_LAYOUT:
            record = self._medline_record_of(tag, record)
        elif record and layout is RIS_LAYOUT and not self._goes_on(tag, record):
            self._close(self._number - 1)
            record = None
        if record is None:
            record = self._begin_unmarked(layout)
        record.add(tag, value, line)
        self._go_on(record)

    def _medline_record_of(self, tag: str, record: OpenRecord) -> OpenRecord | None:
        """The MEDLINE record that `tag` goes on with, or None if it begins one.

        `record` is the open one, which is closed if it ends here.
        """
        is_after_gap = self._after_blank and not self._is_double_spaced
        if tag == "PMID":
            if not is_after_gap and record.may_split():
                following = record.split()
                self._close(following.first_line - 1)
                self.starts += 1
                self._open = following
                return following
            if not is_after_gap and all(known != "PMID" for known, _ in record.fields):
                return record
        elif self._has_pmids and not (is_after_gap and tag == OLD_START):
            if is_after_gap:
                record.strays.append(self._number)
            # With blank lines everywhere, only the record before shows where the line belongs.
            is_first = is_after_gap or record.fields[0][0] == tag
            if self._after_blank and is_first and tag in MEDLINE_STARTS:
                record.expect_split(self._number)
            return record
        elif not is_after_gap:
            return record
        self._close(self._number - 1)
        return None

    def _goes_on(self, tag: str, record: OpenRecord) -> bool:
        """Whether `tag` belongs to the RIS record, or begins one in a text without TY and ER."""
        first = record.fields[0][0]
        if not self._after_blank or first in ("TY", WRAPPED) or tag != first:
            return True
        return record.fields[-1][0] == tag or not any(
            one in ("TI", "T1") for one, _ in record.fields
        )

    def _take_text(self, record: OpenRecord, text: str, line: str) -> None:
        """Take a line without a tag inside a record: nearly always the rest of a wrapped text."""
        is_medline = record.layout is MEDLINE_LAYOUT
        if is_medline and self._after_blank and not self._is_double_spaced:
            if not line[:1].isspace():
                if not self._has_pmids:
                    self._close(self._number - 1)
                self._keep_aside(line)
                return
            self._go_on(record)
        if record.fields[-1][0] == record.layout.start and not is_medline:
            self.problems.note("ORPHAN_TEXT", self._number)
            record.add("", text, line)
        else:
            record.add(WRAPPED, text, line)
            record.is_wrapped = True

    def _take_blank(self, line: str) -> None:
        record = self._open
        if record is None:
            return
        record.lines.append(line)
        is_unmarked = record.layout is RIS_LAYOUT and record.fields[0][0] != "TY"
        if record.layout is MEDLINE_LAYOUT or is_unmarked:
            self._after_blank = True
            self._plain_lines = NO_LINES
        if record.layout is MEDLINE_LAYOUT:
            return
        if record.fields[-1] == BARE_END and record.layout is RIS_LAYOUT:
            # Not a list of keywords in which ER stands.
            self._close(self._number)
