"""Cutting XML text into its records, a window at a time and without parsing it.

Each record's own text is found by its tags, and parsed later on its own. So a damaged record
costs no other one, memory does not grow with the file, `raw` is what stands in the file, and no
document type definition is ever parsed: its entities and addresses are text like any other.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reviews.formats.encoding import split_lines
from reviews.formats.format import UnreadableFile
from reviews.formats.problems import ProblemLog
from reviews.formats.rawrecord import OrphanLine
from reviews.formats.taglines import BLANKS

LARGEST_RECORD = 1 << 25  # characters
MOST_ORPHAN_TEXT = 1 << 25  # characters outside all records
LONGEST_TAIL = 1 << 12  # characters of wrappers' end tags at the end of a file
LONGEST_ASIDE = 1 << 20  # characters of a comment or a CDATA section

MOST_NAMESPACES = 64

_ASIDES = {"<!--": "-->", "<![CDATA[": "]]>"}
_REST_OF_EMPTY_TAG = re.compile(r"[^<>]*/>")
_NAMESPACE = re.compile(r"\sxmlns(?::[\w.-]+)?\s*=\s*(?:\"[^\"<&]*\"|'[^'<&]*')")
_MARKUP = re.compile(r"<[^<>]*>")
_LONE_CR = re.compile(r"(?<=[^\n])\r(?!\r?\n)")
_NAME = r"(?:[\w.-]+:)?"


@dataclass(frozen=True, slots=True)
class XmlRecord:
    """One record's text in the file. `name` is its element, with a prefix if it has one.

    `has_start` says whether its start tag is there, `has_end` its end tag.
    """

    name: str
    raw: str
    first_line: int
    last_line: int
    has_start: bool = True
    has_end: bool = True


class XmlText:
    """Splits XML text into records, the elements called `names`; `records()` may be run once.

    `wrappers` are the elements around them. While it runs, `orphans`, `starts`, `ends` and
    `namespaces` (the declarations seen outside of records) grow.
    """

    def __init__(self, names: Iterable[str], wrappers: Iterable[str], log: ProblemLog) -> None:
        self.orphans: list[OrphanLine] = []
        self.starts = 0
        self.ends = 0
        self.namespaces: dict[str, str] = {}
        self._log = log
        name = "|".join(map(re.escape, names))
        wrapper = "|".join(map(re.escape, wrappers))
        self._mark = re.compile(
            rf"<!--|<!\[CDATA\[|<(?P<start>{_NAME}(?:{name}))(?=[\s/>])"
            rf"|</(?P<end>{_NAME}(?:{name}))\s*>"
        )
        self._before = re.compile(
            rf"(?:\s|\ufeff|<\?.*?\?>|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>|<!--.*?-->"
            rf"|</?{_NAME}(?:{wrapper})(?:\s[^<>]*)?>)*",
            re.S,
        )
        self._after = re.compile(rf"(?:\s|\x1a|</{_NAME}(?:{wrapper})\s*>)*\Z")
        self._text = ""  # what is not used up yet, and one character before it
        self._gap = 0  # in it: where the text outside of records begins
        self._begin = -1  # where the open record begins, or -1
        self._name = ""  # of the open record
        self._first = 1  # its first line
        self._scan = 0  # up to where marks have been looked for
        self._line = 1  # the number of the line at _counted
        self._counted = 0
        # Up to where each closing of an aside has been looked for in vain.
        self._unclosed = dict.fromkeys(_ASIDES.values(), 0)
        self._orphan_characters = 0

    def records(self, texts: Iterable[str]) -> Iterator[XmlRecord]:
        """The records in file order. Raises UnreadableFile if one is absurdly large."""
        for text in texts:
            self._text += text
            yield from self._closed_records(is_last=False)
            self._refuse_excess()
            self._trim()
        yield from self._closed_records(is_last=True)
        if self._begin >= 0:
            yield self._cut_off()
        self._keep_aside(len(self._text))

    def _closed_records(self, *, is_last: bool) -> Iterator[XmlRecord]:
        """The records that end in the text at hand."""
        tag = self._text.rfind("<")
        is_halved = not is_last and tag >= 0 and self._text.find(">", tag) < 0
        limit = tag if is_halved else len(self._text)
        while (mark := self._mark.search(self._text, self._scan)) and mark.start() < limit:
            if mark["start"]:
                yield from self._open(mark)
            elif mark["end"]:
                yield from self._close(mark)
            elif not self._pass_over(mark, is_last=is_last):
                return
        self._scan = max(self._scan, limit)

    def _open(self, mark: re.Match[str]) -> Iterator[XmlRecord]:
        """Begin a record; one that is open ends here, without its end tag."""
        if self._begin >= 0:
            stop = self._begin + len(self._text[self._begin : mark.start()].rstrip())
            yield self._taken(stop, has_end=False)
        self._keep_aside(mark.start())
        self.starts += 1
        self._begin, self._name = mark.start(), mark["start"]
        self._first = self._number_at(mark.start())
        self._scan = mark.end()
        if empty := _REST_OF_EMPTY_TAG.match(self._text, mark.end()):
            self.ends += 1
            yield self._taken(empty.end())

    def _close(self, mark: re.Match[str]) -> Iterator[XmlRecord]:
        """End the open record, or the one whose start tag is missing."""
        if self._begin >= 0:
            if mark["end"] != self._name:
                self._scan = mark.end()
                return
            self.ends += 1
            yield self._taken(mark.end())
            return
        before = self._before.match(self._text, self._gap, mark.start())
        start = before.end() if before else self._gap
        if not self._text[start : mark.start()].strip():
            self._keep_aside(mark.end())
            self._scan = mark.end()
            return
        self._keep_aside(start)
        self.ends += 1
        self._begin, self._name, self._first = start, mark["end"], self._number_at(start)
        self._log.note("NO_START", self._first, f"<{self._name}>")
        yield self._taken(mark.end(), has_start=False)

    def _cut_off(self) -> XmlRecord:
        """The open record where the file ends."""
        after = self._after.search(self._text, max(self._begin, len(self._text) - LONGEST_TAIL))
        stop = after.start() if after else len(self._text)
        record = self._taken(stop, has_end=False)
        if not self._text[stop:].strip():
            self._log.note("TRUNCATED_FILE", record.last_line)
        return record

    def _taken(self, stop: int, *, has_start: bool = True, has_end: bool = True) -> XmlRecord:
        """The open record, which ends at `stop`."""
        raw = self._text[self._begin : stop]
        record = XmlRecord(self._name, raw, self._first, self._number_at(stop), has_start, has_end)
        self._begin = -1
        self._gap = self._scan = stop
        return record

    def _pass_over(self, mark: re.Match[str], *, is_last: bool) -> bool:
        """Skip a comment or a CDATA section; False if its end is still to come."""
        closing = _ASIDES[mark[0]]
        end = self._text.find(closing, max(mark.end(), self._unclosed[closing]))
        if end >= 0:
            self._scan = end + len(closing)
            return True
        self._unclosed[closing] = max(len(self._text) - len(closing), 0)
        if is_last or len(self._text) - mark.start() > LONGEST_ASIDE:
            self._scan = mark.end()  # never closed, so it hides no records
        else:
            self._scan = mark.start()
            return False
        return True

    def _keep_aside(self, stop: int) -> None:
        """Keep the text outside of records, up to `stop`, as orphan lines."""
        text = self._text[self._gap : stop]
        if text.strip(BLANKS):
            for declaration in _NAMESPACE.findall(text):
                if len(self.namespaces) < MOST_NAMESPACES:
                    self.namespaces[declaration.split("=")[0].strip()] = declaration
            number = self._number_at(self._gap)
            if _MARKUP.sub("", text).strip(BLANKS):
                self._log.note("ORPHAN_TEXT", number)
            for line in split_lines(text):
                if said := line.strip(BLANKS):
                    self.orphans.append(OrphanLine(number, said))
                    self._orphan_characters += len(said)
                number += 1
        self._gap = stop

    def _number_at(self, position: int) -> int:
        """The number of the line at `position`, which is never before an earlier one asked for."""
        counted, self._counted = self._counted, position
        self._line += self._text.count("\n", counted, position)
        if self._text.find("\r", counted, position) >= 0:
            self._line += sum(1 for _ in _LONE_CR.finditer(self._text, counted, position))
        return self._line

    def _refuse_excess(self) -> None:
        if self._begin >= 0 and len(self._text) - self._begin > LARGEST_RECORD:
            raise UnreadableFile(
                f"The record that begins in line {self._first:,} does not end within "
                f"{LARGEST_RECORD:,} characters. Please check that this is the right file."
            )
        waiting = len(self._text) - self._gap if self._begin < 0 else 0
        if self._orphan_characters + waiting > MOST_ORPHAN_TEXT:
            raise UnreadableFile(
                f"After line {self._line:,}, more than {MOST_ORPHAN_TEXT:,} characters belong to "
                "no record. Please check that this is the right file."
            )

    def _trim(self) -> None:
        """Forget the text that is used up, but for one character that shows how lines end."""
        used = self._begin if self._begin >= 0 else self._gap
        self._number_at(used)
        used = max(used - 1, 0)
        self._text = self._text[used:]
        self._gap -= used
        self._scan -= used
        self._counted -= used
        for closing in self._unclosed:
            self._unclosed[closing] = max(self._unclosed[closing] - used, 0)
        if self._begin >= 0:
            self._begin -= used
