"""One record as it stands in its file, before anyone asks what its tags mean."""

from dataclasses import dataclass, field

from reviews.formats.taglines import BLANKS, WRAPPED
from reviews.formats.tags import Layout

# Tags that may begin a record of PubMed; where the file has PMIDs, PMID alone does.
MEDLINE_STARTS = ("PMID", "PMC", "PMCR")
OLD_START = "UI"  # before 2003, when PMID stood further down


@dataclass(slots=True)
class RawRecord:
    """One record: every tag and text, and the lines themselves.

    A wrapped text is one field: its lines joined by a newline in RIS, where a list may be
    written so, and by a space elsewhere. A text without a tag has the tag "".
    """

    layout: Layout
    first_line: int
    last_line: int = 0
    fields: list[tuple[str, str]] = field(default_factory=list)
    raw: str = ""
    is_wrapped: bool = False

    def unwrap(self) -> None:
        """Join the wrapped lines of each text to it; in a list, each is a field of its own."""
        whole: list[tuple[str, str]] = []
        parts: list[str] = []
        for tag, value in self.fields:
            if tag == WRAPPED and whole[-1][0] not in self.layout.lists:
                parts.append(value)
                continue
            if len(parts) > 1:
                whole[-1] = (whole[-1][0], self._joined(parts))
            whole.append((whole[-1][0] if tag == WRAPPED else tag, value))
            parts = [value]
        if len(parts) > 1:
            whole[-1] = (whole[-1][0], self._joined(parts))
        self.fields = whole

    def _joined(self, parts: list[str]) -> str:
        return self.layout.joiner.join(filter(None, parts))


@dataclass(slots=True)
class OpenRecord(RawRecord):
    """A record that is still being read line by line.

    `strays` are the line numbers where it goes on after a blank line though PMID opens records.
    """

    lines: list[str] = field(default_factory=list)
    strays: list[int] = field(default_factory=list)
    _forerunner: tuple[int, int, int] | None = None  # number, place in fields, place in lines

    def add(self, tag: str, value: str, line: str) -> None:
        """Take a line with what it says."""
        self.fields.append((tag, value))
        self.lines.append(line)

    def expect_split(self, number: int) -> None:
        """Remember that the line to be added next, `number`, may begin the next record."""
        self._forerunner = (number, len(self.fields), len(self.lines))

    def may_split(self) -> bool:
        """Whether the last lines are such that they begin the next record if PMID follows.

        PubMed Central writes the line of PMC in front of the line of PMID.
        """
        return self._forerunner is not None and all(
            tag in MEDLINE_STARTS for tag, _ in self.fields[self._forerunner[1] :]
        )

    def split(self) -> "OpenRecord":
        """Take the last lines out, as the next record. Raises ValueError unless `may_split`."""
        if self._forerunner is None:
            raise ValueError("no line of this record may begin the next one")
        number, fields_kept, lines_kept = self._forerunner
        rest = OpenRecord(self.layout, number, fields=self.fields[fields_kept:])
        rest.lines = self.lines[lines_kept:]
        del self.fields[fields_kept:], self.lines[lines_kept:]
        self.strays = [stray for stray in self.strays if stray < number]
        return rest

    def finish(self, last: int, orphans: "list[OrphanLine]") -> None:
        """Put the texts together; `last` is the number of the last line read so far.

        Blank lines at the end are dropped, and skipped with them the `orphans` in between.
        """
        index = len(orphans) - 1
        while True:
            if index >= 0 and orphans[index].line == last > self.first_line:
                index -= 1
            elif self.lines[-1].strip(BLANKS):
                break
            else:
                self.lines.pop()
            last -= 1
        self.last_line = last
        self.raw = "".join(self.lines)
        self.lines = []
        if self.is_wrapped:
            self.unwrap()


@dataclass(frozen=True, slots=True)
class OrphanLine:
    """A line that belongs to no record: `line` is its number (from 1), `text` what it says."""

    line: int
    text: str
