"""The shapes of a diagram that is laid out, for whatever draws it: SVG, PDF, pixels or a document.

Units are those of the picture: 1 is a CSS pixel at full size, x runs to the right and y down.
"""

from dataclasses import dataclass

from reviews.prisma.counts import Template

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a box stands."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of its lower edge."""
        return self.y + self.height

    @property
    def middle(self) -> float:
        """The x of its middle."""
        return self.x + self.width / 2

    @property
    def level(self) -> float:
        """The y of its middle."""
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text. `x` is where it starts, or its middle if centred; `y` is its baseline."""

    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement: `text`, and the lines into which it is broken to fit.

    A word too long for a line is broken in `lines` and whole in `text`. `size` is the font's.
    `count`, if any, is how text and last line end: the number, for a link to underline; `below`:
    it has a line of its own. `waiting`: not settled yet, drawn in italics.
    """

    text: str
    lines: tuple[TextLine, ...]
    size: float
    bold: bool = False
    centred: bool = False
    waiting: bool = False
    count: str = ""
    below: bool = False


@dataclass(frozen=True, slots=True)
class PlacedBox:
    """A box with its text. `grey`: in the template, since not every review has it."""

    key: str
    place: Place
    statements: tuple[Statement, ...]
    waiting: bool
    grey: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """A coloured head over columns, or a bar beside a phase. `fill` is #rrggbb, for dark ink.

    A bar's text is `turned`: a quarter to the left, about the point of its only line.
    """

    place: Place
    statement: Statement
    fill: str
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Arrow:
    """From one box's edge to another's.

    `start` and `end` are keys of boxes. `path`: the corners of its shaft, which ends where the
    head begins. `head`: a filled triangle, its tip first.
    """

    start: str
    end: str
    path: tuple[Point, ...]
    head: tuple[Point, Point, Point]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A diagram: everything that is drawn, and where. Nothing overlaps, no text leaves its box."""

    template: Template
    width: float
    height: float
    heads: tuple[Panel, ...]
    bars: tuple[Panel, ...]
    boxes: tuple[PlacedBox, ...]
    arrows: tuple[Arrow, ...]
    notes: tuple[Statement, ...]

    def box(self, key: str) -> PlacedBox:
        """The box of that key. Raises KeyError if this template has none."""
        for box in self.boxes:
            if box.key == key:
                return box
        raise KeyError(key)
