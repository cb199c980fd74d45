"""Citations out, in every format that reference managers and spreadsheets read.

What is written reads back as the same citation, field by field, with what the review says of it
among its notes and keywords (`carrying` shows how); other programs find their usual fields. Three
things only are not given back: a line break within a text where a format writes one text in one
line (`Writer.joins_lines`), the rest of a text that is too long for a cell of Excel, which stands
in a second sheet, and control characters.
"""

from reviews.formats.ourtable import csv_cell
from reviews.formats.writing.exportable import Exportable
from reviews.formats.writing.original import NoOwnText, write_original
from reviews.formats.writing.ris import ris_record, write_ris
from reviews.formats.writing.tables import WrittenWorkbook, write_xlsx
from reviews.formats.writing.writers import WRITERS, Writer

__all__ = [
    "WRITERS",
    "Exportable",
    "NoOwnText",
    "Writer",
    "WrittenWorkbook",
    "csv_cell",
    "ris_record",
    "write_original",
    "write_ris",
    "write_xlsx",
]
