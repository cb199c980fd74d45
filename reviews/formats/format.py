"""The shape of a format: how it recognises its files, and what reading one gives.

A format is one module with a class that is a `Format`, and one entry in `detect.FORMATS`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from reviews.formats.citation import Citation
from reviews.formats.encoding import Block, Buffer, Encoding, read_blocks, split_lines
from reviews.formats.problems import ProblemLog
from reviews.formats.rawrecord import OrphanLine

BEGINNING = 1 << 15  # characters that nearly always suffice to tell a format
LONG_BEGINNING = 1 << 20

# What a person has said of the columns of a table: for the head of each the field that it holds,
# or "" to ignore it; of a table without heads a list of the fields, from the left.
ColumnMapping = Mapping[str, str] | Sequence[str]


class UnreadableFile(Exception):
    """The file holds no references that can be read; str() says why and what to do instead."""


@dataclass(frozen=True)
class Head:
    r"""What there is to tell a format by.

    `data` is the first few thousand bytes. `decoded` gives the beginning of the text, about so
    many characters of whole lines, each ending in "\n", and says whether that is all there is.
    `members` are the names of the files inside, if the file is a zip archive, as Office documents
    are. `name` only serves to talk about the file.
    """

    data: bytes
    name: str
    decoded: Callable[[int], tuple[str, bool]]
    members: tuple[str, ...] = ()

    @cached_property
    def beginning(self) -> str:
        """The first characters of `text`, enough to tell most formats."""
        return self.decoded(BEGINNING)[0][:BEGINNING]

    @property
    def text(self) -> str:
        """About a million characters (none of a file that is no text); made when asked for."""
        return self._long[0]

    @property
    def is_whole(self) -> bool:
        """Whether `text` is all there is."""
        return self._long[1]

    @cached_property
    def _long(self) -> tuple[str, bool]:
        return self.decoded(LONG_BEGINNING)


@dataclass(slots=True)
class Source:
    """The bytes of one file with all that is needed to read them.

    `bytes_read` shows how far `blocks` has come, or whoever else reads `data` says so there.
    `mapping` is what a person has said of the columns of a table.
    """

    data: Buffer
    name: str
    encoding: Encoding
    head: Head
    bytes_read: int = 0
    mapping: ColumnMapping | None = None

    def blocks(self) -> Iterator[Block]:
        """The decoded text in blocks of whole lines, from the beginning."""
        for block in read_blocks(self.data, self.encoding):
            self.bytes_read = block.read
            yield block

    def texts(self, log: ProblemLog) -> Iterator[str]:
        """The decoded text in pieces of whole lines; damaged letters are told to `log`."""
        number = 0
        for block in self.blocks():
            for bad in block.bad:
                log.note("BAD_BYTE", number + bad + 1)
            number += line_ends(block.text)
            yield block.text


class Reader(Protocol):
    """A file being read: iterating over it once gives each citation with its dialect's name.

    While that runs, `starts` and `ends` count the marks that open and close records, and
    `orphans` the lines that belong to none. `format` names the format or formats of the records
    so far, for people.
    """

    @property
    def starts(self) -> int: ...

    @property
    def ends(self) -> int: ...

    @property
    def format(self) -> str: ...

    @property
    def orphans(self) -> Sequence[OrphanLine]: ...

    def __iter__(self) -> Iterator[tuple[Citation, str]]: ...


class Format(Protocol):
    """A kind of file. `name` is the one that people know it by."""

    @property
    def name(self) -> str: ...

    def recognises(self, head: Head) -> bool:
        """Whether a file with this beginning is of this format, judged by its content."""
        ...

    def open(self, source: Source, log: ProblemLog) -> Reader:
        """Begin to read; what is odd is told to `log`.

        Reading raises UnreadableFile where no more can be made of the file.
        """
        ...


def line_ends(text: str) -> int:
    r"""How many lines end in `text`, which is whole lines.

    >>> line_ends("one\ntwo\r\nthree\rfour\n\n")
    5
    """
    if "\r" not in text:
        return text.count("\n")
    return len(split_lines(text)) - (not text.endswith(("\n", "\r")))
