"""What is known at a place in a tagged text: the open record, the one before, and those done."""

from dataclasses import dataclass

from reviews.formats.between import LastRecord, Orphans
from reviews.formats.problems import ProblemLog
from reviews.formats.rawrecord import OpenRecord, RawRecord
from reviews.formats.taglines import BLANKS, WRAPPED, Style
from reviews.formats.tags import MEDLINE_LAYOUT, RIS_LAYOUT, WOS_LAYOUT, Layout
from reviews.formats.wholerecords import MEDLINE_LINES, RIS_LINES

# How a line begins -> its tag, for the lines that need no thought in an open record.
NO_LINES: dict[str, str] = {}
_PLAIN_LINES = {RIS_LAYOUT: RIS_LINES, MEDLINE_LAYOUT: MEDLINE_LINES, WOS_LAYOUT: NO_LINES}

BARE_END = (WRAPPED, "ER")  # an end mark without its dash


@dataclass(frozen=True, slots=True)
class Detected:
    """How to read a tagged text.

    `layout` is that of a record whose start mark is missing. In PubMed text, `has_pmids` says
    that PMID opens each record, so that blank lines need not; and `is_double_spaced` that blank
    lines stand between the lines of a record, not only between records.
    """

    layout: Layout
    has_pmids: bool = False
    is_double_spaced: bool = False


class TaggedState:
    """The state of reading, and how records begin and end.

    `detected` says how to read. `problems`, `orphans`, `starts` and `ends` grow.
    """

    def __init__(self, problems: ProblemLog, detected: Detected) -> None:
        self.problems = problems
        self._aside = Orphans(problems)
        self.orphans = self._aside.lines
        self.starts = 0
        self.ends = 0
        self._expected = detected.layout
        self._has_pmids = detected.has_pmids
        self._is_double_spaced = detected.is_double_spaced
        self._number = 0  # of the current line
        self._open: OpenRecord | None = None
        self._style = Style()  # the open record's, or the last one's
        self._after_blank = False
        self._plain_lines = NO_LINES  # those of this place
        self._last = LastRecord(problems)
        self._ready: list[RawRecord] = []

    def _begin(self, first_line: int, layout: Layout) -> OpenRecord:
        self._open = OpenRecord(layout, first_line)
        self._style = Style()
        self._go_on(self._open)
        return self._open

    def _begin_unmarked(self, layout: Layout) -> OpenRecord:
        """Begin a record without TY or PT, with the tags since the last end mark."""
        tail = self._last.take_tail()
        self._release()
        first = tail[0].number if tail else self._number
        if layout is MEDLINE_LAYOUT:
            self.starts += 1
        else:
            self.problems.note("NO_START", first, layout.start)
        record = self._begin(first, layout)
        for _, tag, value, line in tail:
            record.add(tag, value, line)
        return record

    def _go_on(self, record: RawRecord) -> None:
        self._after_blank = False
        self._plain_lines = _PLAIN_LINES[record.layout]

    def _close(self, last: int, *, has_end: bool = False, missing: str = "NO_END") -> None:
        """Close the open record, if there is one.

        `last` is the number of the last line read into it, `missing` the problem to note if it is
        a record that should have an end mark and has none.
        """
        record = self._open
        if record is None:
            return
        for stray in record.strays:
            self.problems.note("NO_PMID", stray)
        if record.fields[-1] == BARE_END and record.layout is RIS_LAYOUT:
            record.fields[-1] = ("ER", "")
            has_end = True
        record.finish(last, self.orphans)
        self._open = None
        self._plain_lines = NO_LINES
        if has_end:
            self.ends += 1
            self._last.record = record
            return
        if record.layout is MEDLINE_LAYOUT:
            self.ends += 1
        else:
            self.problems.note(missing, record.last_line)
        self._ready.append(record)

    def _release(self) -> None:
        """Let the record that was closed last go."""
        if record := self._last.release():
            self._ready.append(record)

    def _keep_aside(self, line: str, *, is_expected: bool = False) -> None:
        problem = "" if is_expected else "ORPHAN_TEXT"
        self._aside.keep(self._number, line.strip(BLANKS), problem=problem)
