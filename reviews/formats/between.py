"""What stands between records: lines that belong to none, and tags after an end mark."""

from typing import NamedTuple

from reviews.formats.format import UnreadableFile
from reviews.formats.problems import ProblemLog
from reviews.formats.rawrecord import OrphanLine, RawRecord

MOST_ORPHAN_TEXT = 1 << 25  # characters outside all records


class Orphans:
    """The lines outside all records: `lines` grows, up to a limit."""

    def __init__(self, log: ProblemLog) -> None:
        self.lines: list[OrphanLine] = []
        self._log = log
        self._characters = 0

    def keep(self, number: int, text: str, *, problem: str = "ORPHAN_TEXT") -> None:
        """Keep the line `number`, which says `text`, and note `problem` unless it is "".

        Raises UnreadableFile if so much is outside all records that this must be another file.
        """
        if problem:
            self._log.note(problem, number)
        self.lines.append(OrphanLine(number, text))
        self._characters += len(text)
        if self._characters > MOST_ORPHAN_TEXT:
            raise UnreadableFile(
                f"Up to line {number:,}, more than {MOST_ORPHAN_TEXT:,} characters belong to no "
                "record. Please check that this is the right file."
            )


class TagLine(NamedTuple):
    """A tag with its text, the number of its line (from 1), and the line itself."""

    number: int
    tag: str
    text: str
    line: str


class LastRecord:
    """The record that was closed last: tags that follow its end mark may still belong to it.

    Whether they do shows when the next record begins: `release` adds them to it, `take_tail`
    takes them away, for the record that begins with them.
    """

    def __init__(self, log: ProblemLog) -> None:
        self.record: RawRecord | None = None
        self._tail: list[TagLine] = []
        self._log = log

    def follow(self, found: TagLine) -> None:
        """Remember a tag that follows the end mark."""
        self._tail.append(found)

    def take_tail(self) -> list[TagLine]:
        """The tags that have followed, which are then not this record's."""
        tail, self._tail = self._tail, []
        return tail

    def release(self) -> RawRecord | None:
        """The record with the tags that followed it, or None if there is none any more."""
        record, self.record = self.record, None
        if record is None:
            return None
        for number, tag, text, line in self.take_tail():
            self._log.note("TAG_AFTER_END", number, tag)
            record.fields.append((tag, text))
            record.last_line = number
            record.raw += line
        return record
