"""What the columns of an unknown table may hold: by their heads, else by what stands in them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reviews.formats import identifiers
from reviews.formats.format import ColumnMapping, UnreadableFile
from reviews.formats.headers import HEADERS, PLAIN, dialect_of, field_of, word
from reviews.formats.tableheads import Heads, trimmed

SAMPLES = 5  # rows shown to a person
_SURE, _LIKELY, _PERHAPS = 1.0, 0.6, 0.4
_SHORTEST_ABSTRACT = 300  # characters
_SHORTEST_TITLE, _LONGEST_TITLE = 20, 400

# Words that say as much as the whole head, where only one column has them.
_TELLING = ("title", "abstract", "author", "authors", "doi", "pmid", "journal", "year", "keywords")

# What all cells of a column look like -> what it holds. Not for PMIDs: other numbers look so.
_SHAPES = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("year", r"(?:1[5-9]|20)\d\d(?:\.0)?"),
        ("issued", r"(?:1[5-9]|20)\d\d-[01]\d(?:-[0-3]\d)?"),
        ("pmcid", r"PMC\d{3,9}"),
        ("issn", r"\d{4}-\d{3}[\dXx](?:[;,] ?\d{4}-\d{3}[\dXx])*"),
        ("urls", r"https?://\S+"),
        ("pages", r"[A-Za-z]?\d+ ?[-–] ?[A-Za-z]?\d+"),
    )
)
# "Ito, A.", "Ito, Aya; Sato, Bo", "Ito A, Sato B"
_PEOPLE = re.compile(
    r"[^\W\d_][^\W\d_'’ -]{1,30}(?:[ '’-][^\W\d_]{2,30}){0,2}"
    r"(?:, (?:[^\W\d_a-z]\.? ?-?){1,4}(?:;|,|&| and |\Z)"
    r"|, [^\W\d_]{2,20}(?: [^\W\d_]\.?)*(?:;|\Z)"
    r"| [A-Z]{1,3}(?:[;,]|\Z))"
)
_JOURNAL = re.compile(
    r"\b(?:Journal|Annals|Archives|Review|Proceedings|Bulletin|Zeitschrift|Revista|Revue|Acta|"
    r"J|Int|Am|Br|Eur|Lancet|JAMA|BMJ|Nature|Science|PLoS)\b",
    re.IGNORECASE,
)
_MOST = 0.8  # of the cells


@dataclass(frozen=True, slots=True)
class Column:
    """One column as a person should see it to say what it holds.

    `samples` are its first few cells. `field` is what we propose, one of `FIELDS` or "" for a
    column of no use, and `score` from 0 to 1 how sure that is: 1 for a head that we know.
    """

    head: str
    samples: tuple[str, ...]
    field: str
    score: float


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table, from left to right; `row` is where their heads stand, from 1.

    It is 0 where the first row is a record already, and the heads are letters.
    """

    columns: tuple[Column, ...]
    row: int

    @property
    def are_headless(self) -> bool:
        """Whether the first row is a record."""
        return self.row == 0

    @property
    def heads(self) -> tuple[str, ...]:
        """The heads as the file has them."""
        return tuple(column.head for column in self.columns)

    @property
    def mapping(self) -> ColumnMapping:
        """What we propose: for each head a field, or "" to ignore the column; or a list of them."""
        return self.mapped([column.field for column in self.columns])

    def mapped(self, fields: Sequence[str]) -> ColumnMapping:
        """That the columns hold `fields`, from the left, as `open_file` takes it."""
        return list(fields) if self.are_headless else dict(zip(self.heads, fields, strict=True))

    def fields_in(self, mapping: ColumnMapping | None) -> list[str | None]:
        """What `mapping` says of each column, None where it says nothing.

        One that speaks of heads says nothing of a table without them, nor the other way round.
        """
        if isinstance(mapping, Mapping):
            return [None if self.are_headless else mapping.get(head) for head in self.heads]
        known: list[str | None] = list(mapping or ()) if self.are_headless else []
        return (known + [None] * len(self.columns))[: len(self.columns)]


class UnknownColumns(UnreadableFile):
    """A table in which no column is known to hold titles; `columns` are what it has.

    A person can say what they hold, and the file be opened again with that as `mapping`.
    """

    def __init__(self, name: str, columns: Columns) -> None:
        super().__init__(
            f"“{name}” is a table, but no column of it is known to hold titles. Please say which "
            "column holds what, or export from the database as RIS."
        )
        self.columns = columns


def proposed_columns(heads: Heads, rows: Sequence[Sequence[str]]) -> Columns:
    """The columns under `heads`, with the field that each most likely holds.

    `rows` are those below the heads. No field is proposed twice on mere likelihood.
    """
    cells = [trimmed(row) for row in rows]
    # A letter is no head: "AU" is a column far to the right.
    texts = [""] * len(heads.texts) if heads.are_letters else list(heads.texts)
    kind = PLAIN if heads.are_letters else dialect_of(texts)
    fields = [kind.columns.get(word(text), field_of(text)) for text in texts]
    taken = set(fields)
    columns: list[Column] = []
    for place, (head, name) in enumerate(zip(heads.texts, fields, strict=True)):
        column = [row[place] for row in cells if place < len(row) and row[place]]
        score = _SURE if name else 0.0
        if not name:
            name, score = _guess(texts[place], column)
            if name in taken:
                name, score = "", 0.0
            taken.add(name)
        columns.append(Column(head, tuple(column[:SAMPLES]), name, score))
    return Columns(tuple(columns), heads.row + 1)


def _guess(head: str, cells: list[str]) -> tuple[str, float]:
    """What a column with an unknown head may hold, and how sure that is."""
    for one in word(head).split():
        if one in _TELLING:
            return HEADERS[one], _LIKELY
    if not cells:
        return "", 0.0
    if all(identifiers.clean_doi(cell) for cell in cells):
        return "doi", _LIKELY
    for name, shape in _SHAPES:
        if all(shape.fullmatch(cell) for cell in cells):
            return name, _LIKELY
    if sum(_PEOPLE.match(cell) is not None for cell in cells) >= _MOST * len(cells):
        return "authors", _LIKELY
    lengths = sorted(map(len, cells))
    middle = lengths[len(lengths) // 2]
    if middle >= _SHORTEST_ABSTRACT:
        return "abstract", _PERHAPS
    words = sum(len(cell.split()) for cell in cells) / len(cells)
    if _SHORTEST_TITLE <= middle <= _LONGEST_TITLE and words >= 4 and ";" not in "".join(cells):
        return "title", _PERHAPS
    if sum(_JOURNAL.search(cell) is not None for cell in cells) >= len(cells) / 2:
        return "container_title", _PERHAPS
    return "", 0.0
