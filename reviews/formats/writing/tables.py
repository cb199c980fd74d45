"""Citations as tables: CSV, and Excel workbooks."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from reviews.formats.citation import Citation
from reviews.formats.writing.cells import rows
from reviews.formats.writing.exportable import Exportable, control_characters, exportables

MARK = "\ufeff"  # tells spreadsheets that the text is UTF-8
BATCH = 500  # rows written at a time
LONGEST_CELL = 32_767  # characters that Excel allows in a cell
MOST_ROWS = 1_048_576  # that Excel allows in a sheet, the heads included
LONG_TEXTS = "Long texts"
TAKEN_OUT = "Taken out"
_CONTINUED = " […]"


@dataclass(slots=True)
class WrittenWorkbook:
    """What became of the items.

    How many `rows`, how many texts did not fit their cells, and how many fields had control
    characters.
    """

    rows: int = 0
    long_texts: int = 0
    taken_out: int = 0


def write_csv(items: Iterable[Exportable | Citation]) -> Iterator[str]:
    """The items as CSV under one line of heads, in batches, with a byte order mark.

    What a review says of them comes in the first columns, all that does not fit any other column
    in the last one.
    """
    out = io.StringIO()
    out.write(MARK)
    writer = csv.writer(out)
    for number, row in enumerate(rows(items), 1):
        writer.writerow(row)
        if number % BATCH == 0:
            yield out.getvalue()
            out.seek(0)
            out.truncate()
    yield out.getvalue()


def write_xlsx(items: Iterable[Exportable | Citation], file: IO[bytes]) -> WrittenWorkbook:
    """Write the items into `file` as a workbook, row by row, in constant memory.

    Excel allows 32,767 characters in a cell: a longer text ends in “[…]” there, and stands whole,
    in parts, in the sheet “Long texts”, by sheet, row and column. Control characters, which no
    cell may hold, are taken out; the sheet “Taken out” says where. A sheet that is full is
    followed by another.
    """
    written = WrittenWorkbook()
    with Workbook(file, {"constant_memory": True, "strings_to_urls": False}) as book:
        sheets = _Sheets(book)
        for row in rows(_told(items, sheets, written)):
            written.long_texts += sheets.add(row)
            written.rows += 1
    written.rows -= 1  # the heads
    return written


def _told(
    items: Iterable[Exportable | Citation], sheets: "_Sheets", written: WrittenWorkbook
) -> Iterator[Exportable]:
    """The items, telling `sheets` of the control characters of each after it was written."""
    for place, item in enumerate(exportables(items)):
        yield item
        for name, count in control_characters(item.said):
            sheets.tell_taken_out(place, name, count)
            written.taken_out += 1


class _Sheets:
    """The sheets of the workbook being written."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._heads: list[str] = []
        self._sheet: Worksheet | None = None
        self._sheets = 0
        self._row = 0
        self._long_texts: Worksheet | None = None
        self._long_row = 0
        self._taken_out: Worksheet | None = None
        self._taken_out_row = 0

    def add(self, row: list[str]) -> int:
        """Write a row, the first as the heads; the answer is how many texts were too long."""
        if not self._heads:
            self._heads = row
        if self._sheet is None or self._row == MOST_ROWS:
            self._sheets += 1
            self._sheet = self._book.add_worksheet(f"References {self._sheets}")
            self._row = 0
            if self._sheets > 1:
                self._write(self._heads)
        return self._write(row)

    def _write(self, row: list[str]) -> int:
        long_texts = 0
        for column, cell in enumerate(row):
            text = cell
            if _length(cell) > LONGEST_CELL:
                long_texts += 1
                text = _shortened(cell)
                self._write_long(column, cell)
            if text and self._sheet:
                self._sheet.write_string(self._row, column, text)
        self._row += 1
        return long_texts

    def tell_taken_out(self, place: int, name: str, count: int) -> None:
        """Say that the item at `place`, from 0, loses `count` control characters in a field.

        One cell says it all: a row with the name of a field would read as the heads of a table.
        """
        if self._taken_out is None:
            self._taken_out = self._book.add_worksheet(TAKEN_OUT)
        sheet, row = divmod(place, MOST_ROWS - 1)  # each sheet begins with the heads
        if self._taken_out_row < MOST_ROWS:
            what = "control character" if count == 1 else "control characters"
            told = f"References {sheet + 1}, row {row + 2}, {name}: {count:,} {what}"
            self._taken_out.write_string(self._taken_out_row, 0, told)
            self._taken_out_row += 1

    def _write_long(self, column: int, text: str) -> None:
        if self._long_texts is None:
            self._long_texts = self._book.add_worksheet(LONG_TEXTS)
            for number, head in enumerate(("sheet", "row", "column", "part", "text")):
                self._long_texts.write_string(0, number, head)
        step = LONGEST_CELL // 2  # a character may count as two
        for part, start in enumerate(range(0, len(text), step), 1):
            self._long_row += 1
            place = (
                f"References {self._sheets}",
                str(self._row + 1),
                self._heads[column],
                str(part),
            )
            for number, word in enumerate((*place, text[start : start + step])):
                self._long_texts.write_string(self._long_row, number, word)


def _length(text: str) -> int:
    """The length as Excel counts: in UTF-16."""
    return len(text) if len(text) * 2 <= LONGEST_CELL else len(text.encode("utf-16-le")) // 2


def _shortened(text: str) -> str:
    return (
        text.encode("utf-16-le")[: 2 * (LONGEST_CELL - len(_CONTINUED))].decode(
            "utf-16-le", "ignore"
        )
        + _CONTINUED
    )
