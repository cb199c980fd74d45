"""What the columns of an unknown table may hold: by their heads, else by what stands in them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reviews.formats import identifiers
from reviews.formats.format import UnreadableFile
from reviews.formats.headers import HEADERS, dialect_of, field_of, word
from reviews.formats.table import Heads, trimmed

SAMPLES = 5  # rows shown to a person
_SURE, _LIKELY, _PERHAPS = 1.0, 0.6, 0.4
_SHORTEST_ABSTRACT = 300  # characters
_SHORTEST_TITLE, _LONGEST_TITLE = 20, 400

# Words that say as much as the whole head, where only one column has them.
_TELLING = ("title", "abstract", "author", "authors", "doi", "pmid", "journal", "year", "keywords")


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
    """The columns of a table, from left to right; `row` is where their heads stand, from 1."""

    columns: tuple[Column, ...]
    row: int

    @property
    def heads(self) -> tuple[str, ...]:
        """The heads as the file has them."""
        return tuple(column.head for column in self.columns)

    @property
    def mapping(self) -> dict[str, str]:
        """What we propose: for each head a field, or "" to ignore the column."""
        return {column.head: column.field for column in self.columns}


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
    kind = dialect_of(list(heads.texts))
    cells = [trimmed(row) for row in rows]
    fields = [kind.columns.get(word(head), field_of(head)) for head in heads.texts]
    taken = set(fields)
    columns: list[Column] = []
    for place, (head, name) in enumerate(zip(heads.texts, fields, strict=True)):
        column = [row[place] for row in cells if place < len(row) and row[place]]
        score = _SURE if name else 0.0
        if not name:
            name, score = _guess(head, column)
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
    if all(re.fullmatch(r"(?:1[5-9]|20)\d\d(?:\.0)?", cell) for cell in cells):
        return "year", _LIKELY
    lengths = sorted(map(len, cells))
    middle = lengths[len(lengths) // 2]
    if middle >= _SHORTEST_ABSTRACT:
        return "abstract", _PERHAPS
    words = sum(len(cell.split()) for cell in cells) / len(cells)
    if _SHORTEST_TITLE <= middle <= _LONGEST_TITLE and words >= 4 and ";" not in "".join(cells):
        return "title", _PERHAPS
    return "", 0.0
