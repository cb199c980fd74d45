"""Tables in Excel workbooks (XLSX).

Formulas are read as the values that Excel last saw; dates as ISO 8601 text. The sheets are read
one after the other. A record's `raw` is a JSON list of its cells, since a workbook has no lines;
its line numbers are those of its row in its sheet.
"""

import datetime
import io
import json
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any

from lxml.etree import XMLSyntaxError
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook

from reviews.formats.citation import Citation
from reviews.formats.encoding import Buffer
from reviews.formats.format import ColumnMapping, Head, Source, UnreadableFile
from reviews.formats.problems import ProblemLog
from reviews.formats.proposing import Columns, UnknownColumns, proposed_columns
from reviews.formats.rawrecord import OrphanLine
from reviews.formats.table import Row, TableReader
from reviews.formats.tableheads import ROWS_LOOKED_AT, Heads, find_heads, trimmed

LARGEST = 1 << 30  # bytes of a workbook once unpacked
_ROWS_SHOWN = 20
# What openpyxl raises for a damaged workbook.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    InvalidFileException,
    XMLSyntaxError,
    SyntaxError,  # of XML, from the standard library's parser
    LookupError,  # of a part that is missing, or of a code of letters that does not exist
    ValueError,
    TypeError,
    AttributeError,
    EOFError,
    OSError,  # openpyxl's word for a workbook without its list of sheets; no disk is read here
    NotImplementedError,
)


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
    book = _opened(source.data, source.name)
    try:
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # what the file says of its size is often wrong
            rows = _rows(sheet.iter_rows(values_only=True), source.name)
            first = _padded(list(islice(rows, ROWS_LOOKED_AT + _ROWS_SHOWN)))
            yield Sheet(sheet.title, chain(first, rows), first)
    finally:
        book.close()


def _opened(data: Buffer, name: str) -> Workbook:
    file = io.BytesIO(data)
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
        if any(member.flag_bits & 1 for member in members):
            raise UnreadableFile(_damaged(name))  # a part of it is locked
        if sum(member.file_size for member in members) > LARGEST:
            raise UnreadableFile(
                f"“{name}” unpacks to more than {LARGEST:,} bytes, which is too much for a "
                "workbook. Please export as RIS instead."
            )
        return load_workbook(file, read_only=True, data_only=True, keep_links=False)
    except _DAMAGE as damage:
        raise UnreadableFile(_damaged(name)) from damage


def _rows(cells: Iterator[tuple[Any, ...]], name: str) -> Iterator[Row]:
    """The rows that are not blank, each as wide as the widest before it."""
    width = 0
    number = 0
    while True:
        number += 1
        try:
            values = next(cells, None)
        except _DAMAGE as damage:
            raise UnreadableFile(_damaged(name)) from damage
        if values is None:
            return
        texts = [_text(value) for value in values]
        full = trimmed(texts)
        if full:
            width = max(width, len(full))
            raw = json.dumps(texts[: len(full)], ensure_ascii=False)
            yield Row(number, number, raw, texts + [""] * (width - len(texts)))


def _padded(rows: list[Row]) -> list[Row]:
    """The rows, all of them as wide as the widest."""
    width = max((len(row.cells) for row in rows), default=0)
    return [row._replace(cells=row.cells + [""] * (width - len(row.cells))) for row in rows]


def _damaged(name: str) -> str:
    return (
        f"“{name}” is a workbook that is damaged or locked with a password. Please open it in "
        "Excel and save it again, or export from the database as RIS."
    )


def _text(value: object) -> str:
    """A cell as text.

    >>> _text(2024.0), _text(None), _text(datetime.datetime(2024, 3, 1))
    ('2024', '', '2024-03-01')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.datetime):
        is_day = value.time() == datetime.time()
        return value.date().isoformat() if is_day else value.isoformat(" ")
    text = str(value)
    return unescape(text) if "_x" in text else text  # a workbook writes CR as _x000D_
