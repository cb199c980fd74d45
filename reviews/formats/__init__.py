"""Search files in, citations out; citations in, files out. Plain Python, no database, no network.

    bytes -> encoding -> detect: which format -> its reader -> Citation
    Citation -> writing: its format's writer -> bytes, which read back as the same citation

A format is one module and one entry in `detect.FORMATS`, see `format`. `read` gives everything
a file says, `open_file` the same as a stream. Nothing in a file is dropped in silence: every
line is in a record's `raw` or among the orphans, every text in its `fields`, and what is odd is
a `Problem`.
"""

from reviews.formats.citation import Citation
from reviews.formats.encoding import ENCODINGS, Buffer, UnknownEncoding
from reviews.formats.format import ColumnMapping, UnreadableFile
from reviews.formats.headers import FIELDS
from reviews.formats.problems import Problem
from reviews.formats.proposing import Column, Columns, UnknownColumns
from reviews.formats.rawrecord import OrphanLine
from reviews.formats.reading import ParsedFile, Reading, columns, open_file, read
from reviews.formats.table import UnknownField
from reviews.formats.writing import (
    WRITERS,
    Exportable,
    NoOwnText,
    Writer,
    WrittenWorkbook,
    csv_cell,
    ris_record,
    write_original,
    write_ris,
    write_xlsx,
)

__all__ = [
    "ENCODINGS",
    "FIELDS",
    "WRITERS",
    "Buffer",
    "Citation",
    "Column",
    "ColumnMapping",
    "Columns",
    "Exportable",
    "NoOwnText",
    "OrphanLine",
    "ParsedFile",
    "Problem",
    "Reading",
    "UnknownColumns",
    "UnknownEncoding",
    "UnknownField",
    "UnreadableFile",
    "Writer",
    "WrittenWorkbook",
    "columns",
    "csv_cell",
    "open_file",
    "read",
    "ris_record",
    "write_original",
    "write_ris",
    "write_xlsx",
]
