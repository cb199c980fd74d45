"""Reading a search file: `open_file` for a stream of citations, `read` for all of them at once."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from reviews.formats.canonical import citation_of
from reviews.formats.citation import Citation
from reviews.formats.detect import detect, no_records, refuse_unreadable_bytes
from reviews.formats.encoding import Block, Buffer, read_blocks, sniff_encoding
from reviews.formats.problems import Problem, ProblemLog
from reviews.formats.rawrecord import OrphanLine
from reviews.formats.tagged import TaggedText
from reviews.formats.tags import LAYOUTS, Layout

HEAD = 1 << 20  # how many characters are looked at, at least, to tell what the file is


@dataclass(frozen=True, slots=True)
class ParsedFile:
    """All that a file says.

    `format` is "RIS", "PubMed", "Web of Science", or several of them, as in "RIS and PubMed".
    `sources` counts the records of each database recognised ("RIS" where none was); `encoding` is
    a codec's name. `starts` and `ends` count the marks that open and close records, so that
    people can compare them with `len(citations)`.
    `orphans` are the lines outside all records. `problems` are in the order of their first lines.
    """

    citations: tuple[Citation, ...]
    problems: tuple[Problem, ...]
    format: str
    sources: dict[str, int]
    encoding: str
    starts: int
    ends: int
    orphans: tuple[OrphanLine, ...]


class Reading:
    """A file being read: iterate over it once for its citations, in file order.

    While iterating, `bytes_read` of `size` shows how far it has come. The other attributes mean
    what they mean in `ParsedFile`; they are whole when the iteration has ended. Iterating raises
    UnreadableFile if there turns out to be no record, or one of absurd size; and RuntimeError
    the second time.
    """

    def __init__(self, data: Buffer, *, name: str) -> None:
        """Look at the beginning of `data` and all of its bytes' encoding, but read no record.

        Raises UnreadableFile if the beginning shows that there is none to read.
        """
        self.name = name
        self.size = len(data)
        self.bytes_read = 0
        self.records = 0
        self.sources: Counter[str] = Counter()
        refuse_unreadable_bytes(bytes(data[:64]), name=name, size=self.size)
        encoding = sniff_encoding(data)
        self.encoding = encoding.name
        blocks = read_blocks(data, encoding)
        head: list[Block] = []
        for block in blocks:
            head.append(block)
            if sum(len(one.text) for one in head) >= HEAD:
                break
        text = "".join(block.text for block in head)
        detected = detect(text, name=name, is_whole=not head or head[-1].read == self.size)
        self._log = ProblemLog()
        self._text = TaggedText(self._log, detected)
        self._layouts: set[Layout] = set()
        self._blocks: Iterator[Block] | None = chain(head, blocks)

    def __iter__(self) -> Iterator[Citation]:
        if self._blocks is None:
            raise RuntimeError(f"“{self.name}” has been read already; open it again.")
        blocks, self._blocks = self._blocks, None
        for record in self._text.records(self._watched(blocks)):
            citation, dialect = citation_of(record, self._log)
            self.records += 1
            self.sources[dialect] += 1
            self._layouts.add(record.layout)
            yield citation
        self.bytes_read = self.size
        if self.records == 0:
            raise no_records(self.name)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was odd so far, in the order of the first lines."""
        return self._log.problems()

    @property
    def orphans(self) -> tuple[OrphanLine, ...]:
        """The lines outside all records so far."""
        return tuple(self._text.orphans)

    @property
    def starts(self) -> int:
        """How many marks that open a record have been read."""
        return self._text.starts

    @property
    def ends(self) -> int:
        """How many marks that close a record have been read."""
        return self._text.ends

    @property
    def format(self) -> str:
        """The format or formats of the records so far; "" before the first."""
        names = [layout.name for layout in LAYOUTS if layout in self._layouts]
        return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))

    def _watched(self, blocks: Iterator[Block]) -> Iterator[Block]:
        for block in blocks:
            self.bytes_read = block.read
            yield block


def open_file(data: Buffer, *, name: str) -> Reading:
    """Begin to read the search file `data`, uploaded as `name`, without holding all of it.

    Raises UnreadableFile, see `Reading`.
    """
    return Reading(data, name=name)


def read(data: Buffer, *, name: str) -> ParsedFile:
    """All that the search file `data`, uploaded as `name`, says.

    Raises UnreadableFile if it holds no references that can be read.

    >>> read(b"TY  - JOUR\\nTI  - On screening\\nER  -\\n", name="a.ris").citations[0].title
    'On screening'
    """
    reading = open_file(data, name=name)
    citations = tuple(reading)
    return ParsedFile(
        citations=citations,
        problems=reading.problems,
        format=reading.format,
        sources=dict(reading.sources),
        encoding=reading.encoding,
        starts=reading.starts,
        ends=reading.ends,
        orphans=reading.orphans,
    )
