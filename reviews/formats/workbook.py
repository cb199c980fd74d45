"""The cells of an Excel workbook (XLSX) as text: what openpyxl is for.

Formulas are read as the values that Excel last saw; dates as ISO 8601 text.
"""

import datetime
import io
import json
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from lxml.etree import XMLSyntaxError
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook

from reviews.formats.encoding import Buffer
from reviews.formats.format import UnreadableFile
from reviews.formats.table import Row
from reviews.formats.tableheads import trimmed

LARGEST = 1 << 30  # bytes of a workbook once unpacked
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


def rows_by_sheet(data: Buffer, name: str) -> Iterator[tuple[str, Iterator[Row]]]:
    """The name of each sheet with its rows that are not blank, each as wide as the widest before.

    Raises UnreadableFile, also between two rows, if the workbook is damaged, or far too large.
    """
    book = _opened(data, name)
    try:
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # what the file says of its size is often wrong
            yield sheet.title, _rows(sheet.iter_rows(values_only=True), name)
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
