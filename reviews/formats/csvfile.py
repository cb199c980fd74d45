"""Tables as text: cells divided by commas, tabs, semicolons or pipes (CSV, TSV)."""

import csv
import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

from reviews.formats.encoding import LONGEST_LINE, split_lines
from reviews.formats.format import ColumnMapping, Head, Source, UnreadableFile
from reviews.formats.problems import ProblemLog
from reviews.formats.proposing import Columns, UnknownColumns, proposed_columns
from reviews.formats.table import Row, TableReader
from reviews.formats.tableheads import ROWS_LOOKED_AT, Heads, find_heads, trimmed

DELIMITERS = {",": "CSV", "\t": "Tab-separated text", ";": "CSV", "|": "CSV"}
MOST_LINES = 5_000  # of one row; a row with more has a quotation mark that nobody closed
_ROWS_SHOWN = 20
_PIECE = 1 << 12  # characters
_NARROWEST = 3  # columns of a table whose heads nobody knows
# How files begin that need not be looked at as tables, which takes longer than to read a few
# records: RIS, PubMed's and Web of Science's text, BibTeX.
_OTHER_BEGINNING = re.compile(
    r"[\s\ufeff]*(?:TY  - [A-Z]+\s*\n|PMID- \d+\s*\n|FN Clarivate|@[A-Za-z]+\{[^\s{}]*,\s*\n)"
)


@dataclass(frozen=True, slots=True)
class Sketch:
    """How a text is a table: its delimiter, its heads, and the first rows below them."""

    delimiter: str
    heads: Heads
    rows: tuple[list[str], ...]
    is_even: bool  # all rows looked at are as wide as the heads, or nearly all

    @property
    def columns(self) -> Columns:
        """The columns, as a person should see them."""
        return proposed_columns(self.heads, self.rows)


class CsvFormat:
    """A table as text whose columns say plainly that it holds references."""

    name = "CSV"

    def recognises(self, head: Head) -> bool:
        """Whether the heads of its columns are those of a table of references."""
        if _OTHER_BEGINNING.match(head.beginning):
            return False
        sketch = sketch_of(head)
        return sketch is not None and sketch.heads.is_plain

    def open(self, source: Source, log: ProblemLog) -> TableReader:
        """Begin to read. Raises UnknownColumns if no column is known to hold titles."""
        sketch = sketch_of(source.head, heads_from=source.mapping)
        if sketch is None:
            raise UnreadableFile(f"“{source.name}” is not a table.")
        if not sketch.heads.has_title:
            raise UnknownColumns(source.name, sketch.columns)
        rows = read_rows(source.texts(log), sketch.delimiter, log, width=len(sketch.heads.texts))
        return TableReader(
            rows,
            sketch.heads,
            log=log,
            format_name=DELIMITERS[sketch.delimiter],
            mapping=source.mapping,
        )


class OtherCsvFormat(CsvFormat):
    """A table as text, whatever its columns are called: asked after all other formats."""

    def recognises(self, head: Head) -> bool:
        """Whether the text is an even table, or its heads name a title or other fields."""
        sketch = sketch_of(head)
        if sketch is None:
            return False
        heads = sketch.heads
        if heads.has_title or heads.known >= 2:
            return len(heads.texts) >= 2 and (heads.known >= 2 or sketch.is_even)
        narrowest = 2 if heads.are_letters else _NARROWEST
        return sketch.is_even and len(heads.texts) >= narrowest and len(sketch.rows) >= 2


def sketch_of(
    head: Head, *, heads_from: ColumnMapping | None = None, headless: bool | None = None
) -> Sketch | None:
    """How the text that begins with `head` is a table, with the delimiter that explains it best.

    `heads_from` and `headless` are what a person has said of the heads, see `find_heads`. None if
    no row has two cells.
    """
    best: Sketch | None = None
    for delimiter in DELIMITERS:
        rows = _first_rows(head.text, delimiter)
        if not rows:
            return None
        heads = find_heads(rows, heads_from, headless=headless)
        width = len(heads.texts)
        if width < 2:
            continue
        below = rows[heads.row + 1 :]
        even = sum(abs(len(row) - width) <= 1 and len(row) > 1 for row in below)
        sketch = Sketch(
            delimiter, heads, tuple(map(trimmed, below)), bool(below) and even >= 0.9 * len(below)
        )
        if best is None or _rank(sketch) > _rank(best):
            best = sketch
    return best


def csv_columns(head: Head, *, headless: bool | None = None) -> Columns | None:
    """The columns of the table that begins with `head`, or None if it is no table."""
    sketch = sketch_of(head, headless=headless)
    return sketch.columns if sketch else None


def _rank(sketch: Sketch) -> tuple[bool, int, bool, int]:
    heads = sketch.heads
    return heads.has_title, heads.known, sketch.is_even, len(heads.texts)


def _first_rows(text: str, delimiter: str) -> list[list[str]]:
    """The first rows that are not blank, not all of them whole if they are very long."""
    cells = (row.cells for row in read_rows(_pieces(text), delimiter, ProblemLog()))
    return list(islice((row for row in cells if trimmed(row)), ROWS_LOOKED_AT + _ROWS_SHOWN))


def _pieces(text: str) -> Iterator[str]:
    """`text` in pieces of whole lines, so that only what is needed of it is taken apart."""
    start = 0
    while start < len(text):
        stop = text.find("\n", start + _PIECE) + 1 or len(text)
        yield text[start:stop]
        start = stop


def read_rows(
    texts: Iterable[str], delimiter: str, log: ProblemLog, *, width: int = 0
) -> Iterator[Row]:
    """The rows of a table whose text comes in pieces of whole lines; blank lines are no rows.

    `width` is how many cells a row should have, 0 if unknown. Where a quotation mark is never
    closed, or swallows following rows, the row is read again without it, and that is told to
    `log` as BROKEN_QUOTES. Raises UnreadableFile if a cell is absurdly large.
    """
    csv.field_size_limit(max(csv.field_size_limit(), 4 * LONGEST_LINE))
    feed = _Feed(chain.from_iterable(map(split_lines, texts)))
    reader = csv.reader(feed, delimiter=delimiter)
    number = 1
    while True:
        feed.begin()
        try:
            cells = next(reader, None)
        except csv.Error as damage:
            raise UnreadableFile(
                f"The row that begins in line {number:,} has a cell of more than "
                f"{csv.field_size_limit():,} characters. Please check that this is the right file."
            ) from damage
        lines = feed.taken
        if cells is None:
            return
        if len(lines) > 1 and (feed.ran_dry or _swallows(lines, cells, delimiter, width)):
            log.note("BROKEN_QUOTES", number)
            feed.give_back(lines[1:])
            cells, lines = _cells_of_line(lines[0], delimiter, width), lines[:1]
        last = number + len(lines) - 1
        if cells:
            yield Row(number, last, "".join(lines), cells)
        number = last + 1


class _Feed:
    """The lines for `csv.reader`, which asks for as many as a row needs; they are remembered."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._given_back: deque[str] = deque()
        self.taken: list[str] = []
        self.ran_dry = False  # a line was asked for and there was none, or the row was too long

    def begin(self) -> None:
        """Begin a new row."""
        self.taken = []
        self.ran_dry = False

    def give_back(self, lines: list[str]) -> None:
        """Let these lines come again."""
        self._given_back.extendleft(reversed(lines))

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        if len(self.taken) >= MOST_LINES:
            self.ran_dry = True
            raise StopIteration
        line = self._given_back.popleft() if self._given_back else next(self._lines, None)
        if line is None:
            self.ran_dry = True
            raise StopIteration
        self.taken.append(line)
        # In front of a row a stray carriage return means nothing; in a quoted cell it is text.
        return line.lstrip("\r") if len(self.taken) == 1 else line


def _swallows(lines: list[str], cells: list[str], delimiter: str, width: int) -> bool:
    """Whether a row of several lines has swallowed others: it has not as many cells as it should,
    while its first line alone has, and one of the others too.
    """
    if len(trimmed(cells)) <= width <= len(cells) or not width:
        return False
    widths = [len(_cells_of_line(line, delimiter, width)) for line in lines]
    return widths[0] == width and width in widths[1:]


def _cells_of_line(line: str, delimiter: str, width: int) -> list[str]:
    """The cells of one line whose last quotation mark is not closed.

    The mark may belong to the text of its cell, or open a cell that ends with the line.
    """
    line = line.strip("\r\n")
    quoted = next(csv.reader([line], delimiter=delimiter), [])
    if len(quoted) == width:
        return quoted
    plain = next(csv.reader([line], delimiter=delimiter, quoting=csv.QUOTE_NONE), [])
    return plain if len(plain) == width else quoted
