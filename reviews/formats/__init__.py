"""Search files in, citations out; citations in, RIS out. Plain Python, no database, no network.

    bytes -> encoding -> lines -> tagged (raw records) -> canonical -> Citation

`read` gives everything a file says, `open_file` the same as a stream. Nothing in a file is
dropped in silence: every line is in a record's `raw` or among the orphans, every tag in its
`fields`, and what is odd is a `Problem`.
"""

from reviews.formats.citation import Citation
from reviews.formats.detect import UnreadableFile
from reviews.formats.encoding import Buffer
from reviews.formats.problems import Problem
from reviews.formats.rawrecord import OrphanLine
from reviews.formats.reading import ParsedFile, Reading, open_file, read
from reviews.formats.write import Exportable, csv_cell, ris_record, write_ris

__all__ = [
    "Buffer",
    "Citation",
    "Exportable",
    "OrphanLine",
    "ParsedFile",
    "Problem",
    "Reading",
    "UnreadableFile",
    "csv_cell",
    "open_file",
    "read",
    "ris_record",
    "write_ris",
]
