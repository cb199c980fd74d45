"""Tables of any kind: what a row says, given the heads of the columns."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from reviews.formats.between import Orphans
from reviews.formats.canonical import citation_from
from reviews.formats.citation import Citation
from reviews.formats.dialect import Dialect, Shape
from reviews.formats.dialects import WOS
from reviews.formats.encoding import split_lines
from reviews.formats.format import ColumnMapping
from reviews.formats.found import Found
from reviews.formats.headers import FIELDS, PLAIN, TableDialect, dialect_of, field_of, word
from reviews.formats.names import glued_names, paired_names, split_list, split_names
from reviews.formats.ourtable import plain_cell
from reviews.formats.problems import ProblemLog
from reviews.formats.rawrecord import RawRecord
from reviews.formats.tableheads import Heads, trimmed
from reviews.formats.tags import WOS_LAYOUT, Layout

_LONGEST_LINE = 2_000  # characters of a row shown in a list of lines

_NAMES = ("authors", "short_authors", "editors")
_LISTS = (*_NAMES, "keywords", "accessions", "trial_ids", "labels")

# What programs write where there is nothing to say; a title, say, may be just that.
_NOTHING = frozenset(
    {"-", "–", "—", "--", "NA", "N/A", "n/a", "nan", "NaN", "None", "null", "NULL"}
)
_WORDS = ("title", "abstract", "original_title", "translated_titles", "notes", "labels")

# In a table, a field of `headers.FIELDS` serves as the tag.
TABLE = Dialect(
    "Table",
    database="",
    title=("title", "title_short"),
    original_title=("original_title",),
    authors=("authors",),
    short_authors=("short_authors",),
    container=("container_title", "container_title_short"),
    container_short=("container_title_short",),
    abstract=("abstract",),
    year=("year", "issued", "imprint year"),
    issued=("issued", "year"),
    volume=("volume",),
    issue=("issue",),
    short_issue=(),
    first_page=("first_page",),
    last_page=("last_page",),
    pages=("pages",),
    number=("number",),
    doi=(("doi", Shape.ANYWHERE), ("urls", Shape.LINK), ("imprint", Shape.MARKED)),
    pmid=("pmid",),
    pmcid=("pmcid",),
    issn=("issn",),
    urls=("urls",),
    keywords=("keywords",),
    language=("language",),
    publisher=("publisher",),
    source=("source",),
    accessions=("accessions",),
    trial_ids=("trial_ids",),
    notes=("notes",),
    type=("type",),
    imprint=("imprint",),
    editors=("editors",),
    title_short=("title_short",),
    translated_titles=("translated_titles",),
    publisher_place=("publisher_place",),
    event_title=("event_title",),
    collection_title=("collection_title",),
    status=("status",),
    labels=("labels",),
)
_LAYOUT = Layout("Table", "", frozenset(), "\n", dialect=TABLE)


class Row(NamedTuple):
    """One row: the numbers of its first and last line (from 1), its own text, and its cells."""

    first: int
    last: int
    raw: str
    cells: list[str]


class UnknownField(ValueError):
    """A mapping names a field that no column can hold."""


class TableReader:
    """The rows of one table as citations, see `format.Reader`.

    The heads, and what stands above them, are orphan lines: no record holds them. So are rows
    with nothing in them, and headings between rows: a single cell that is not a title.
    """

    def __init__(
        self,
        rows: Iterable[Row],
        heads: Heads,
        *,
        log: ProblemLog,
        format_name: str,
        mapping: ColumnMapping | None = None,
    ) -> None:
        self.format = format_name
        self._aside = Orphans(log)
        self.orphans = self._aside.lines
        self.starts = 0
        self._rows = rows
        self._heads = heads
        self._log = log
        self._kind = PLAIN if heads.are_letters else dialect_of(list(heads.texts))
        self._fields = _fields(heads.texts, self._kind, mapping)
        self._dialect = _dialect(self._kind.name)
        # Where a person has said what the columns hold, Web of Science's tags do not count.
        self._has_tags = self._kind.has_tags and not mapping

    @property
    def ends(self) -> int:
        """The same as `starts`, which counts rows."""
        return self.starts

    def __iter__(self) -> Iterator[tuple[Citation, str]]:
        number = 0
        for row in self._rows:
            cells = trimmed(row.cells)
            if not cells:
                self._keep_aside(row, is_expected=True)
                continue
            number += 1
            if number <= self._heads.row + 1:
                self._keep_aside(row, is_expected=number == self._heads.row + 1)
            elif tuple(cells) == self._heads.texts:
                self._keep_aside(row, is_expected=True)  # files put together: the heads come again
            elif self._is_heading(cells):
                self._keep_aside(row)
            else:
                yield self._citation(row, cells), self._kind.name

    def _is_heading(self, cells: list[str]) -> bool:
        """Whether the row is a heading among rows: only one cell, where no title can be."""
        filled = [place for place, cell in enumerate(cells) if cell]
        return (
            len(filled) == 1
            and len(self._fields) > 2
            and filled[0] == 0
            and self._fields[0] not in ("title", "abstract", "trial_ids")
        )

    def _citation(self, row: Row, cells: list[str]) -> Citation:
        self.starts += 1
        if not len(cells) <= len(self._fields) <= len(row.cells):
            self._log.note("ROW_WIDTH", row.first)
        heads = chain(self._heads.texts, [""] * (len(cells) - len(self._fields)))
        fields = [(head, cell) for head, cell in zip(heads, cells, strict=False) if cell]
        if self._has_tags:
            record = RawRecord(WOS_LAYOUT, row.first, row.last, fields, row.raw)
            return citation_from(_by_head(fields), WOS, record, self._log)
        record = RawRecord(_LAYOUT, row.first, row.last, fields, row.raw)
        return citation_from(self._found(cells), self._dialect, record, self._log)

    def _found(self, cells: list[str]) -> Found:
        """The texts by field, lists in their parts."""
        found: Found = {}
        marks = self._kind.marks
        for name, cell in zip(self._fields, cells, strict=False):
            if not name or not cell:
                continue
            # Excel is made to keep a number as text in this way.
            text = cell[2:-1].strip() if cell.startswith('="') and cell.endswith('"') else cell
            if self._kind.is_ours:
                text = plain_cell(cell)
            elif cell in _NOTHING and name not in _WORDS:
                continue
            if name in _NAMES and self._kind.has_pairs:
                found.setdefault(name, []).extend(paired_names(text))
            elif name in _NAMES and self._kind.has_glued_names:
                found.setdefault(name, []).extend(glued_names(text))
            elif name in _NAMES:
                text = text.removesuffix(".") if self._kind.has_stop else text
                found.setdefault(name, []).extend(split_names(text, marks=marks.replace(",", "")))
            elif name in _LISTS:
                found.setdefault(name, []).extend(split_list(text, marks=marks))
            elif text:
                found.setdefault(name, []).append(text)
        if self._kind.kind:
            found["type"] = [self._kind.kind]
            # The number of a register is the first that a trial has.
            found.setdefault("accessions", found.get("trial_ids", [])[:1])
        return {name: texts for name, texts in found.items() if texts}

    def _keep_aside(self, row: Row, *, is_expected: bool = False) -> None:
        problem = "HEADER_SKIPPED" if self.starts == 0 else "ORPHAN_TEXT"
        for number, line in enumerate(split_lines(row.raw), row.first):
            if text := line.strip():
                self._aside.keep(number, text, problem="" if is_expected else problem)


def _fields(heads: Sequence[str], kind: TableDialect, mapping: ColumnMapping | None) -> list[str]:
    """The field of each column, "" if it has none. Raises UnknownField."""
    if mapping is not None and not isinstance(mapping, Mapping):
        mapping = dict(zip(heads, mapping, strict=False))
    if kind.is_ours and not mapping:
        return [kind.columns.get(word(head), "") for head in heads]
    if mapping is None:
        return [kind.columns.get(word(head), field_of(head)) for head in heads]
    for head, name in mapping.items():
        if name and name not in FIELDS:
            raise UnknownField(f"The column “{head}” cannot hold “{name}”.")
    return [mapping.get(head, "") for head in heads]


@lru_cache(maxsize=64)
def _dialect(name: str) -> Dialect:
    return TABLE if name == TABLE.name else replace(TABLE, name=name, database=None)


def _by_head(fields: list[tuple[str, str]]) -> Found:
    found: Found = {}
    for head, cell in fields:
        found.setdefault(head, []).append(cell)
    return found
