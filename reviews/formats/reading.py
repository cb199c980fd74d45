"""Reading a search file: `open_file` for a stream of citations, `read` for all of them at once."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from reviews.formats.carrying import restored
from reviews.formats.citation import Citation
from reviews.formats.detect import format_of, no_records, table_columns
from reviews.formats.encoding import Buffer, sample_of
from reviews.formats.format import ColumnMapping, Source, UnreadableFile
from reviews.formats.opening import sources
from reviews.formats.problems import Problem, ProblemLog
from reviews.formats.proposing import Columns
from reviews.formats.rawrecord import OrphanLine


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

    An archive is read as the files in it, one after the other: lines are counted from the
    beginning of each, and one that cannot be read is a `Problem` as long as another one can.

    While iterating, `bytes_read` of `size` (unpacked) shows how far it has come. `sample` is some
    text that shows whether the encoding is right, the first letters that are not ASCII; it is
    looked for when it is asked for the first time, in `data`. The other
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
        mapping: ColumnMapping | None = None,
    ) -> None:
        """Look at the beginning of `data` and all of its bytes' encoding, but read no record.

        Raises UnreadableFile if the beginning shows that there is none to read (UnknownColumns
        for a table whose columns a person must name), UnknownEncoding, and UnknownField.
        """
        self.name = name
        self.records = 0
        self.dialects: Counter[str] = Counter()
        self._skipped: list[Problem] = []
        self._parts: list[_Part] = []
        files = sources(data, name=name, encoding=encoding)
        self.size = sum(len(file.data) for file in files)
        for file in files:
            file.mapping = mapping
            try:
                self._parts.append(_Part(file))
            except UnreadableFile as refusal:
                if len(files) == 1:
                    raise
                self._skip(refusal)
        if not self._parts:
            raise UnreadableFile(
                f"None of the {len(files)} files in “{name}” can be read. {self._skipped[0].text}"
            )
        self._is_archive = len(files) > 1
        self.encoding = _listed(part.source.encoding.name for part in self._parts)
        self._has_begun = False

    def __iter__(self) -> Iterator[Citation]:
        if self._has_begun:
            raise RuntimeError(f"“{self.name}” has been read already; open it again.")
        self._has_begun = True
        for part in self._parts:
            before = self.records
            for citation, dialect in part.reader:
                self.records += 1
                self.dialects[dialect] += 1
                if citation.notes:
                    citation = restored(citation)
                if self._is_archive:
                    citation = replace(citation, member=part.source.name)
                yield citation
            part.source.bytes_read = len(part.source.data)
            if self.records == before and self._is_archive:
                self._skip(no_records(part.source.name, part.reader.format))
        if self.records == 0:
            raise no_records(self.name, self.format)

    @cached_property
    def sample(self) -> str:
        """Some text that shows whether the encoding is right; "" if it is all ASCII."""
        samples = (sample_of(part.source.head.text) for part in self._parts)
        return next(filter(None, samples), "")

    @property
    def bytes_read(self) -> int:
        """How many bytes have been read."""
        return sum(part.source.bytes_read for part in self._parts)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was odd so far, file by file in the order of the first lines."""
        if not self._is_archive:
            return self._parts[0].log.problems()
        told = (
            replace(problem, text=f"“{part.source.name}”: {problem.text}")
            for part in self._parts
            for problem in part.log.problems()
        )
        return (*self._skipped, *told)

    @property
    def orphans(self) -> tuple[OrphanLine, ...]:
        """The lines outside all records so far."""
        return tuple(orphan for part in self._parts for orphan in part.reader.orphans)

    @property
    def starts(self) -> int:
        """How many marks that open a record have been read."""
        return sum(part.reader.starts for part in self._parts)

    @property
    def ends(self) -> int:
        """How many marks that close a record have been read."""
        return sum(part.reader.ends for part in self._parts)

    @property
    def format(self) -> str:
        """The format or formats of the records so far; "" before the first."""
        return _listed(part.reader.format for part in self._parts)

    def _skip(self, refusal: UnreadableFile) -> None:
        self._skipped.append(
            Problem(
                code="FILE_SKIPPED",
                line=1,
                tag="",
                text=str(refusal),
                action="This file of the archive was left out; the others were read.",
            )
        )


class _Part:
    """One file of what is read, with its reader. Raises UnreadableFile if it is none to read."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.log = ProblemLog()
        self.reader = format_of(source.head).open(source, self.log)


def _listed(names: Iterable[str]) -> str:
    """The distinct names in words: "RIS, PubMed and CSV"."""
    *but_last, last = dict.fromkeys(filter(None, names)) or [""]
    return " and ".join(filter(None, [", ".join(but_last), last]))


def open_file(
    data: Buffer,
    *,
    name: str,
    encoding: str | None = None,
    mapping: ColumnMapping | None = None,
) -> Reading:
    """Begin to read the search file `data`, uploaded as `name`, without holding all of it.

    `encoding` is what a person has chosen, a key of `ENCODINGS`; by default the bytes decide.
    `mapping` is what a person has said of the columns of a table: for the head of each the field
    that it holds, one of `FIELDS`, or "" to ignore it; by default the heads decide. A list says it
    of the columns from the left, and that the first row is a record and holds no heads.
    Raises UnreadableFile, UnknownEncoding and UnknownField, see `Reading`.
    """
    return Reading(data, name=name, encoding=encoding, mapping=mapping)


def columns(
    data: Buffer, *, name: str, encoding: str | None = None, headless: bool | None = None
) -> Columns:
    """The columns of the table `data`, with some of their cells and what they seem to hold.

    `headless` says whether the first row is a record, not heads; by default its look decides.
    Raises UnreadableFile if it is no table, and UnknownEncoding.
    """
    files = sources(data, name=name, encoding=encoding)
    if len(files) == 1 and (found := table_columns(files[0], headless=headless)):
        return found
    raise UnreadableFile(f"“{name}” is not a table, so it has no columns to name.")


def read(
    data: Buffer,
    *,
    name: str,
    encoding: str | None = None,
    mapping: ColumnMapping | None = None,
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
