"""Embase's table with its fields in rows: `"AUTHOR NAMES","Ito A.","Sato B."` is one of a record.

Each row is a label with one text or several; a record begins at the row of its title.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reviews.formats.canonical import citation_from
from reviews.formats.citation import Citation
from reviews.formats.csvfile import read_rows
from reviews.formats.encoding import split_lines
from reviews.formats.format import Head, Source, UnreadableFile
from reviews.formats.found import Found
from reviews.formats.headers import field_of
from reviews.formats.problems import ProblemLog
from reviews.formats.rawrecord import RawRecord
from reviews.formats.table import TABLE, Row
from reviews.formats.tableheads import trimmed
from reviews.formats.tags import Layout
from reviews.formats.unmarked import UnmarkedReader

LARGEST_RECORD = 1 << 25  # characters

_START = "TITLE"
# The row of a title, and the label of the one below it.
_SIGN = re.compile(rf'(?:\A|\n)\s*\ufeff?"{_START}","[^\n]*\n\s*"([A-Z][A-Z ,/()-]+)","')
_EMBASE = replace(TABLE, name="Embase", database=None)
_LAYOUT = Layout("Embase", "", frozenset(), "\n", dialect=_EMBASE)


@dataclass(frozen=True, slots=True)
class FieldRowsFormat:
    """A table in which each row is a field, and each record several rows."""

    name: str = "CSV"

    def recognises(self, head: Head) -> bool:
        """Whether a row with the label of another field follows that of a title."""
        text = head.beginning
        return f'"{_START}"' in text and any(field_of(one[1]) for one in _SIGN.finditer(text))

    def open(self, source: Source, log: ProblemLog) -> "FieldRowsReader":
        """Begin to read."""
        return FieldRowsReader(source, log)


class FieldRowsReader(UnmarkedReader):
    """The records with their citations, see `format.Reader`."""

    format = "CSV"

    def __iter__(self) -> Iterator[tuple[Citation, str]]:
        rows: list[Row] = []
        size = 0
        for row in read_rows(self._source.texts(self._log), ",", self._log):
            is_start = bool(row.cells) and row.cells[0].strip("\ufeff ") == _START
            if is_start and rows:
                yield self._citation(rows), _EMBASE.name
            if is_start:
                rows = [row]
                size = 0
            elif rows and trimmed(row.cells):
                rows.append(row)
                size += len(row.raw)
                if size > LARGEST_RECORD:
                    raise UnreadableFile(
                        f"The record that begins in line {rows[0].first:,} does not end within "
                        f"{LARGEST_RECORD:,} characters. Please check that this is the right file."
                    )
            else:
                self._keep_aside(row)
        if rows:
            yield self._citation(rows), _EMBASE.name

    def _citation(self, rows: list[Row]) -> Citation:
        self.starts += 1
        found: Found = {}
        fields: list[tuple[str, str]] = []
        for row in rows:
            label, *texts = trimmed(row.cells)
            fields += [(label, text) for text in texts or [""]]
            if name := field_of(label):
                found.setdefault(name, []).extend(filter(None, texts))
        record = RawRecord(
            _LAYOUT, rows[0].first, rows[-1].last, fields, "".join(row.raw for row in rows)
        )
        told = {name: texts for name, texts in found.items() if texts}
        return citation_from(told, _EMBASE, record, self._log)

    def _keep_aside(self, row: Row) -> None:
        """The search itself stands above the first record."""
        for number, line in enumerate(split_lines(row.raw), row.first):
            if text := line.strip():
                self._aside.keep(number, text, problem="HEADER_SKIPPED")
