"""Reading a search file: `open_file` for a stream of citations, `read` for all of them at once."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reviews.formats.citation import Citation
from reviews.formats.detect import format_of, is_binary, no_records, table_columns
from reviews.formats.encoding import (
    Buffer,
    Encoding,
    chosen_encoding,
    read_blocks,
    sample_of,
    sniff_encoding,
)
from reviews.formats.format import Head, Source, UnreadableFile
from reviews.formats.problems import Problem, ProblemLog
from reviews.formats.rawrecord import OrphanLine
from reviews.formats.table import Columns

HEAD = 1 << 20  # how many characters are looked at, at least, to tell what the file is
FIRST_BYTES = 4096

_LINE_END = re.compile(r"\r\r\n|\r\n|\r")


@dataclass(frozen=True, slots=True)
class ParsedFile:
    """All that a file says.

    `format` is "RIS", "PubMed", "Web of Science", or several of them, as in "RIS and PubMed".
    `dialects` counts the records of each database recognised (the format's name where none was);
    `encoding` is a codec's name, or "" where the file is no text. `starts` and `ends` count the
    marks that open and close records, so that people can compare them with `len(citations)`.
    `orphans` are the lines outside all records. `problems` are in the order of their first lines.
    """

    citations: tuple[Citation, ...]
    problems: tuple[Problem, ...]
    format: str
    dialects: dict[str, int]
    encoding: str
    starts: int
    ends: int
    orphans: tuple[OrphanLine, ...]


class Reading:
    """A file being read: iterate over it once for its citations, in file order.

    While iterating, `bytes_read` of `size` shows how far it has come. `sample` is some text that
    shows whether the encoding is right: the first letters that are not ASCII. The other
    attributes mean what they mean in `ParsedFile`; they are whole when the iteration has ended.
    Iterating raises UnreadableFile if there turns out to be no record, or one of absurd size;
    and RuntimeError the second time.
    """

    def __init__(
        self,
        data: Buffer,
        *,
        name: str,
        encoding: str | None = None,
        mapping: Mapping[str, str] | None = None,
    ) -> None:
        """Look at the beginning of `data` and all of its bytes' encoding, but read no record.

        Raises UnreadableFile if the beginning shows that there is none to read (UnknownColumns
        for a table whose columns a person must name), UnknownEncoding, and UnknownField.
        """
        self.name = name
        self.size = len(data)
        self.records = 0
        self.dialects: Counter[str] = Counter()
        source = _source(data, name, encoding)
        source.mapping = mapping
        self.encoding = source.encoding.name
        self.sample = sample_of(source.head.text)
        self._log = ProblemLog()
        self._source = source
        self._reader = format_of(source.head).open(source, self._log)
        self._has_begun = False

    def __iter__(self) -> Iterator[Citation]:
        if self._has_begun:
            raise RuntimeError(f"“{self.name}” has been read already; open it again.")
        self._has_begun = True
        for citation, dialect in self._reader:
            self.records += 1
            self.dialects[dialect] += 1
            yield citation
        self._source.bytes_read = self.size
        if self.records == 0:
            raise no_records(self.name)

    @property
    def bytes_read(self) -> int:
        """How many bytes have been read."""
        return self._source.bytes_read

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was odd so far, in the order of the first lines."""
        return self._log.problems()

    @property
    def orphans(self) -> tuple[OrphanLine, ...]:
        """The lines outside all records so far."""
        return tuple(self._reader.orphans)

    @property
    def starts(self) -> int:
        """How many marks that open a record have been read."""
        return self._reader.starts

    @property
    def ends(self) -> int:
        """How many marks that close a record have been read."""
        return self._reader.ends

    @property
    def format(self) -> str:
        """The format or formats of the records so far; "" before the first."""
        return self._reader.format


def open_file(
    data: Buffer,
    *,
    name: str,
    encoding: str | None = None,
    mapping: Mapping[str, str] | None = None,
) -> Reading:
    """Begin to read the search file `data`, uploaded as `name`, without holding all of it.

    `encoding` is what a person has chosen, a key of `ENCODINGS`; by default the bytes decide.
    `mapping` is what a person has said of the columns of a table: for the head of each the field
    that it holds, one of `FIELDS`, or "" to ignore it; by default the heads decide.
    Raises UnreadableFile, UnknownEncoding and UnknownField, see `Reading`.
    """
    return Reading(data, name=name, encoding=encoding, mapping=mapping)


def columns(data: Buffer, *, name: str, encoding: str | None = None) -> Columns:
    """The columns of the table `data`, with some of their cells and what they seem to hold.

    Raises UnreadableFile if it is no table, and UnknownEncoding.
    """
    source = _source(data, name, encoding)
    if found := table_columns(source):
        return found
    raise UnreadableFile(f"“{name}” is not a table, so it has no columns to name.")


def read(
    data: Buffer,
    *,
    name: str,
    encoding: str | None = None,
    mapping: Mapping[str, str] | None = None,
) -> ParsedFile:
    """All that the search file `data`, uploaded as `name`, says.

    `encoding` and `mapping` are as for `open_file`. Raises UnreadableFile if the file holds no
    references that can be read, UnknownEncoding, and UnknownField.

    >>> read(b"TY  - JOUR\\nTI  - On screening\\nER  -\\n", name="a.ris").citations[0].title
    'On screening'
    """
    reading = open_file(data, name=name, encoding=encoding, mapping=mapping)
    citations = tuple(reading)
    return ParsedFile(
        citations=citations,
        problems=reading.problems,
        format=reading.format,
        dialects=dict(reading.dialects),
        encoding=reading.encoding,
        starts=reading.starts,
        ends=reading.ends,
        orphans=reading.orphans,
    )


def _source(data: Buffer, name: str, chosen: str | None) -> Source:
    """The file with its encoding, decided or chosen, and its beginning."""
    first = bytes(data[:FIRST_BYTES])
    if is_binary(first):
        return Source(data, name, Encoding("", "latin-1"), Head(first, "", False, name))
    encoding = chosen_encoding(data, chosen) if chosen else sniff_encoding(data)
    texts: list[str] = []
    read = 0
    for block in read_blocks(data, encoding):
        texts.append(block.text)
        read = block.read
        if sum(map(len, texts)) >= HEAD:
            break
    text = _LINE_END.sub("\n", "".join(texts))
    return Source(data, name, encoding, Head(first, text, read == len(data) or not texts, name))
