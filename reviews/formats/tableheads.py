"""Which row of a table holds the heads of its columns, or that none does."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reviews.formats.format import ColumnMapping
from reviews.formats.headers import field_of
from reviews.formats.identifiers import clean_doi

ROWS_LOOKED_AT = 15  # how far down the heads of the columns may stand
_FEWEST_KNOWN = 3  # heads that leave no doubt
NOWHERE = -1  # the row of the heads in a table that has none
_WORDS_OF_A_TITLE = 4
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?:\.0)?")


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads of the columns, and the row of a table in which they stand, from 0.

    `known` is how many of them say what field they hold, `has_title` whether one holds titles.
    Where the first row is a record already, `row` is `NOWHERE`, and the columns have letters.
    """

    row: int
    texts: tuple[str, ...]
    known: int
    has_title: bool

    @property
    def is_plain(self) -> bool:
        """Whether these are beyond doubt the heads of a table of references."""
        named = sum(1 for text in self.texts if text)
        return self.has_title and self.known >= _FEWEST_KNOWN and self.known >= 0.2 * named

    @property
    def are_letters(self) -> bool:
        """Whether the table has no heads, so that the columns are called by their letters."""
        return self.row == NOWHERE


def find_heads(
    rows: Sequence[Sequence[str]],
    mapping: ColumnMapping | None = None,
    *,
    headless: bool | None = None,
) -> Heads:
    """The row that most looks like heads of columns, among the first ones.

    That is the one with most known heads, titles above all; where none is known, the first of
    the widest rows. `mapping` is what a person has told us of the columns, `headless` whether the
    first row is a record; without either, the row itself says whether it looks like one. Raises
    ValueError if there is no row.
    """
    if headless or not isinstance(mapping, Mapping | None):
        return _letters(rows, () if isinstance(mapping, Mapping | None) else mapping)
    heads = _row_of_heads(rows, mapping)
    if mapping or headless is False or heads.has_title or not _is_record(heads.texts):
        return heads
    return _letters(rows, ())


def _row_of_heads(rows: Sequence[Sequence[str]], mapping: Mapping[str, str] | None) -> Heads:
    found = [_heads(number, row, mapping) for number, row in enumerate(rows[:ROWS_LOOKED_AT])]
    best = max(found, key=lambda one: (one.has_title, one.known, -one.row))
    if best.known:
        return best
    return max(found, key=lambda one: (sum(map(bool, one.texts)), -one.row))


def _letters(rows: Sequence[Sequence[str]], fields: Sequence[str]) -> Heads:
    """The letters of as many columns as the widest row has, which hold `fields` if any."""
    width = max(max(len(trimmed(row)) for row in rows), len(fields))
    known = {name for name in fields if name}
    return Heads(NOWHERE, tuple(map(letters, range(width))), len(known), "title" in known)


def letters(place: int) -> str:
    """What spreadsheets call the column at `place`, counted from 0.

    >>> letters(0), letters(25), letters(26), letters(18_278)
    ('A', 'Z', 'AA', 'AAAA')
    """
    found = ""
    place += 1
    while place:
        place, letter = divmod(place - 1, 26)
        found = chr(ord("A") + letter) + found
    return found


def _is_record(cells: Sequence[str]) -> bool:
    """Whether a row is plainly a record: it has a DOI, or a year and a text as long as titles."""
    if any(clean_doi(cell) for cell in cells):
        return True
    has_text = any(len(cell.split()) >= _WORDS_OF_A_TITLE for cell in cells)
    return has_text and any(_YEAR.fullmatch(cell) for cell in cells)


def _heads(number: int, row: Sequence[str], mapping: Mapping[str, str] | None) -> Heads:
    texts = tuple(trimmed(row))
    fields = {
        name for text in texts if (name := mapping.get(text, "") if mapping else field_of(text))
    }
    return Heads(number, texts, len(fields), "title" in fields)


def trimmed(cells: Sequence[str]) -> list[str]:
    """The cells without blank space around them, and without empty ones at the end."""
    found = [cell.strip(" \t\r\n\xa0\ufeff\x1a") for cell in cells]
    while found and not found[-1]:
        found.pop()
    return found
