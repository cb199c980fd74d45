"""The shapes that a diagram is made of, before anything is measured or drawn."""

from dataclasses import dataclass
from enum import StrEnum


class Column(StrEnum):
    """Where a box stands from left to right. Losses stand to the right of what they leave."""

    PREVIOUS = "previous"
    MAIN = "main"
    LOSSES = "losses"
    OTHER = "other"
    OTHER_LOSSES = "other_losses"

    @property
    def is_grey(self) -> bool:
        """Whether the template greys it: not every review has such a column."""
        return self not in {Column.MAIN, Column.LOSSES}


@dataclass(frozen=True, slots=True)
class Line:
    """One statement in a box: words, and a count where it has one.

    `indent` is 0 for the box's own words, 1 and 2 for what is listed below them. `below` puts the
    count on its own line, as the template does. `waiting` marks what is still to be settled.
    """

    words: str
    n: int | None = None
    indent: int = 0
    below: bool = False
    waiting: bool = False

    @property
    def count(self) -> str:
        """The count as the template writes it, or nothing.

        >>> Line("Records screened", 1204).count
        '(n = 1,204)'
        """
        return "" if self.n is None else f"(n = {self.n:,})"


@dataclass(frozen=True, slots=True)
class Box:
    """One box: its key, by which it is linked, its column, and its lines."""

    key: str
    column: Column
    lines: tuple[Line, ...]

    @property
    def waiting(self) -> bool:
        """Whether something in this box is still to be settled."""
        return any(line.waiting for line in self.lines)


@dataclass(frozen=True, slots=True)
class Head:
    """The words over the columns from `first` to `last`."""

    words: str
    first: Column
    last: Column


@dataclass(frozen=True, slots=True)
class Phase:
    """One bar on the side, and the rows of boxes beside it."""

    name: str
    rows: tuple[tuple[Box, ...], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """All words and numbers of one diagram. `arrows`: pairs of keys of boxes, from and to."""

    heads: tuple[Head, ...]
    phases: tuple[Phase, ...]
    arrows: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
