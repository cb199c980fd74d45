"""Tables in Excel workbooks (XLSX).

The sheets are read one after the other. A record's `raw` is a JSON list of its cells, since a
workbook has no lines; its line numbers are those of its row in its sheet.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, islice

from reviews.formats.citation import Citation
from reviews.formats.format import ColumnMapping, Head, Source, UnreadableFile
from reviews.formats.problems import ProblemLog
from reviews.formats.proposing import Columns, UnknownColumns, proposed_columns
from reviews.formats.rawrecord import OrphanLine
from reviews.formats.table import Row, TableReader
from reviews.formats.tableheads import ROWS_LOOKED_AT, Heads, find_heads

_ROWS_SHOWN = 20


@dataclass(slots=True)
class Sheet:
    """A sheet's name, all its rows, and the first of them again, to find the heads of columns."""

    name: str
    rows: Iterator[Row]
    first: list[Row] = field(default_factory=list)

    def heads(self, mapping: ColumnMapping | None, *, headless: bool | None = None) -> Heads | None:
        """The heads of its columns, or None if the sheet is empty; see `find_heads`.

        A sheet that is wider or narrower than the one without heads whose columns a person has
        named is another table, about which nothing is known.
        """
        cells = [row.cells for row in self.first]
        if not cells:
            return None
        if mapping is None or isinstance(mapping, Mapping):
            return find_heads(cells, mapping, headless=headless)
        is_other = len(cells[0]) != len(mapping)
        return find_heads(cells, () if is_other else mapping)


class XlsxFormat:
    """A workbook in which some sheet is a table of references."""

    name = "Excel"

    def recognises(self, head: Head) -> bool:
        """Whether the file is a workbook."""
        return "xl/workbook.xml" in head.members

    def open(self, source: Source, log: ProblemLog) -> "XlsxReader":
        """Begin to read. Raises UnknownColumns if no sheet has a column known to hold titles."""
        sheets = list(_sheets(source))
        heads = [sheet.heads(source.mapping) for sheet in sheets]
        if not any(one and one.has_title for one in heads):
            if found := xlsx_columns(source):
                raise UnknownColumns(source.name, found)
            raise UnreadableFile(f"“{source.name}” is an empty workbook.")
        return XlsxReader(source, log)


class XlsxReader:
    """The sheets of a workbook, one after the other, see `format.Reader`.

    A sheet without titles holds no references: its rows are orphans.
    """

    format = "Excel"

    def __init__(self, source: Source, log: ProblemLog) -> None:
        self._source = source
        self._log = log
        self._done: list[TableReader] = []
        self._others: list[OrphanLine] = []

    @property
    def starts(self) -> int:
        """How many rows have been read."""
        return sum(reader.starts for reader in self._done)

    @property
    def ends(self) -> int:
        """The same as `starts`."""
        return self.starts

    @property
    def orphans(self) -> list[OrphanLine]:
        """The rows that belong to no record so far."""
        return [*chain.from_iterable(reader.orphans for reader in self._done), *self._others]

    def __iter__(self) -> Iterator[tuple[Citation, str]]:
        for sheet in _sheets(self._source):
            heads = sheet.heads(self._source.mapping)
            if heads and heads.has_title:
                reader = TableReader(
                    sheet.rows,
                    heads,
                    log=self._log,
                    format_name=self.format,
                    mapping=self._source.mapping,
                )
                self._done.append(reader)
                yield from reader
            elif heads:
                self._log.note("OTHER_SHEET", 1, sheet.name)
                self._others += [OrphanLine(row.first, row.raw) for row in sheet.rows]


def xlsx_columns(source: Source, *, headless: bool | None = None) -> Columns | None:
    """The columns of the workbook's first sheet that is a table, or None if none is."""
    best: tuple[tuple[bool, int], Columns] | None = None
    for sheet in _sheets(source):
        heads = sheet.heads(None, headless=headless)
        if heads and len(heads.texts) > 1:
            rank = (heads.has_title, heads.known)
            if best is None or rank > best[0]:
                below = [row.cells for row in sheet.first[heads.row + 1 :]]
                best = (rank, proposed_columns(heads, below))
    return best[1] if best else None


def _sheets(source: Source) -> Iterator[Sheet]:
    """The sheets of the workbook. Raises UnreadableFile if it is damaged, or far too large."""
    # Here, since to import openpyxl takes as long as to read a thousand records of a file that is
    # no workbook, as most are.
    from reviews.formats.workbook import rows_by_sheet

    for name, rows in rows_by_sheet(source.data, source.name):
        first = _padded(list(islice(rows, ROWS_LOOKED_AT + _ROWS_SHOWN)))
        yield Sheet(name, chain(first, rows), first)


def _padded(rows: list[Row]) -> list[Row]:
    """The rows, all of them as wide as the widest."""
    width = max((len(row.cells) for row in rows), default=0)
    return [row._replace(cells=row.cells + [""] * (width - len(row.cells))) for row in rows]
