"""Where everything in the diagram stands: one geometry for every kind of file."""

from reviews.prisma.boxes import chart
from reviews.prisma.chart import Box, Column, Head, Line, Phase
from reviews.prisma.counts import Template
from reviews.prisma.drawing import (
    Arrow,
    Drawing,
    Panel,
    Place,
    PlacedBox,
    Point,
    Statement,
    TextLine,
)
from reviews.prisma.flow import Flow
from reviews.prisma.lettering import KEEP, drawable, width, with_whole_counts, wrap

SIZE = 14
LEADING = 19
SMALL_SIZE = 12
SMALL_LEADING = 17
PADDING = 14
INDENT = 16
BETWEEN_LINES = 3
MARGIN = 10
BAR_WIDTH = 36
LEFT_X = MARGIN + BAR_WIDTH + 18
ROW_GAP = 34
BELOW_HEADS = 22
HEAD_LENGTH = 9
HEAD_HALF = 5
# How far a shaft reaches under its head, so that no gap shows between them.
UNDER_HEAD = 1

BAR_FILL = "#a9c9ea"
HEAD_FILL = "#f7c948"
GREY_FILL = "#d3d7dc"

# From left to right: a column, the gap before it and its width.
_COLUMNS: dict[Template, tuple[tuple[Column, float, float], ...]] = {
    Template.NEW: ((Column.MAIN, 0, 340), (Column.LOSSES, 56, 360)),
    Template.NEW_WITH_OTHER_METHODS: (
        (Column.MAIN, 0, 250),
        (Column.LOSSES, 36, 260),
        (Column.OTHER, 32, 240),
        (Column.OTHER_LOSSES, 36, 240),
    ),
    Template.UPDATED: (
        (Column.PREVIOUS, 0, 200),
        (Column.MAIN, 32, 300),
        (Column.LOSSES, 44, 320),
    ),
    Template.UPDATED_WITH_OTHER_METHODS: (
        (Column.PREVIOUS, 0, 180),
        (Column.MAIN, 28, 240),
        (Column.LOSSES, 36, 250),
        (Column.OTHER, 28, 230),
        (Column.OTHER_LOSSES, 36, 230),
    ),
}


def layout(flow: Flow) -> Drawing:
    """The flow's diagram in its template, with every text broken to fit and every box placed."""
    content = chart(flow)
    spans = _spans(flow.template)
    right_edge = max(right for _, right in spans.values())

    heads = _heads(content.heads, spans)
    y = max(head.place.bottom for head in heads) + BELOW_HEADS
    boxes: list[PlacedBox] = []
    bars: list[Panel] = []
    for phase in content.phases:
        top = y
        for row in phase.rows:
            placed = [_placed(box, spans[box.column], y) for box in row]
            boxes += placed
            y = max(box.place.bottom for box in placed) + ROW_GAP
        y = max(y, top + _least_height(phase) + ROW_GAP)
        bars.append(_bar(phase.name, top, y - ROW_GAP))
    notes, y = _notes(content.notes, right_edge, y - ROW_GAP + 16)

    by_key = {box.key: box.place for box in boxes}
    return Drawing(
        template=flow.template,
        width=right_edge + MARGIN,
        height=y + MARGIN,
        heads=heads,
        bars=tuple(bars),
        boxes=tuple(boxes),
        arrows=tuple(_arrow(start, end, by_key) for start, end in content.arrows),
        notes=notes,
    )


def _spans(template: Template) -> dict[Column, tuple[float, float]]:
    """Where each of the template's columns begins and ends."""
    spans = {}
    x: float = LEFT_X
    for column, gap, wide in _COLUMNS[template]:
        spans[column] = (x + gap, x + gap + wide)
        x += gap + wide
    return spans


def _heads(heads: tuple[Head, ...], spans: dict[Column, tuple[float, float]]) -> tuple[Panel, ...]:
    """The heads in one line, as high as the one with the most text."""
    measured = []
    for head in heads:
        left, right = spans[head.first][0], spans[head.last][1]
        lines = wrap(head.words, within=right - left - 2 * PADDING, size=SIZE, bold=True)
        measured.append((head, left, right, lines))
    height = LEADING * max(len(lines) for *_, lines in measured) + 25
    panels = []
    for head, left, right, lines in measured:
        place = Place(left, MARGIN, right - left, height)
        first = place.level - LEADING * (len(lines) - 1) / 2 + 5
        statement = Statement(
            head.words,
            tuple(
                TextLine(text, place.middle, first + LEADING * at) for at, text in enumerate(lines)
            ),
            SIZE,
            bold=True,
            centred=True,
        )
        panels.append(Panel(place, statement, GREY_FILL if head.first.is_grey else HEAD_FILL))
    return tuple(panels)


def _bar(name: str, top: float, bottom: float) -> Panel:
    place = Place(MARGIN, top, BAR_WIDTH, bottom - top)
    line = TextLine(name, place.middle + 5, place.level)
    statement = Statement(name, (line,), SIZE, bold=True, centred=True)
    return Panel(place, statement, BAR_FILL, turned=True)


def _least_height(phase: Phase) -> float:
    """How high a phase must at least be for its bar to hold its name."""
    return width(phase.name, size=SIZE, bold=True) + 2 * PADDING


def _placed(box: Box, span: tuple[float, float], y: float) -> PlacedBox:
    """The box in its column with its upper edge at `y`, as high as its text needs."""
    left, right = span
    statements = []
    top = y + PADDING - 4
    for line in box.lines:
        statement = _statement(line, left, right, top)
        statements.append(statement)
        top += LEADING * len(statement.lines) + BETWEEN_LINES
    height = top - BETWEEN_LINES + PADDING - y
    place = Place(left, y, right - left, height)
    return PlacedBox(box.key, place, tuple(statements), box.waiting, grey=box.column.is_grey)


def _statement(line: Line, left: float, right: float, top: float) -> Statement:
    """The line broken to fit between the edges of its box, its count never broken in itself."""
    x = left + PADDING + line.indent * INDENT
    within = right - PADDING - x
    count = line.count.replace(" ", KEEP)
    # The file's own hard spaces are ordinary ones here.
    words = " ".join(drawable(line.words).split())
    if line.below and count:
        pieces = [*wrap(words, within=within, size=SIZE), count]
    else:
        pieces = wrap(f"{words} {count}".strip(), within=within, size=SIZE)
    lines = tuple(
        TextLine(piece.replace(KEEP, " "), x, top + SIZE + LEADING * at)
        for at, piece in enumerate(pieces)
    )
    return Statement(
        f"{words} {line.count}".strip(),
        lines,
        SIZE,
        waiting=line.waiting,
        count=line.count,
        below=line.below,
    )


def _notes(
    notes: tuple[str, ...], right_edge: float, top: float
) -> tuple[tuple[Statement, ...], float]:
    """The footnotes from `top` down, and where they end."""
    statements = []
    y = top
    for note in notes:
        pieces = wrap(with_whole_counts(note), within=right_edge - LEFT_X, size=SMALL_SIZE)
        y += BETWEEN_LINES
        lines = tuple(
            TextLine(piece.replace(KEEP, " "), LEFT_X, y + SMALL_SIZE + SMALL_LEADING * at)
            for at, piece in enumerate(pieces)
        )
        statements.append(Statement(note, lines, SMALL_SIZE))
        y += SMALL_LEADING * len(pieces)
    return tuple(statements), y


def _arrow(start: str, end: str, places: dict[str, Place]) -> Arrow:
    """The arrow between two boxes: straight down or right, or down and then sideways."""
    a, b = places[start], places[end]
    if a.x == b.x:
        return _straight(start, end, (a.middle, a.bottom), (b.middle, b.y))
    if a.y == b.y:
        level = a.y + min(a.height, b.height) / 2
        return _straight(start, end, (a.right, level), (b.x, level))
    # From another column, past whatever stands between, to the side that faces it.
    tip = (b.right, b.level) if a.x > b.x else (b.x, b.level)
    return _arrow_along(start, end, ((a.middle, a.bottom), (a.middle, b.level), tip))


def _straight(start: str, end: str, tail: Point, tip: Point) -> Arrow:
    return _arrow_along(start, end, (tail, tip))


def _arrow_along(start: str, end: str, corners: tuple[Point, ...]) -> Arrow:
    """The arrow along these corners, the last of which is its tip."""
    (from_x, from_y), (x, y) = corners[-2:]
    # One step towards the tip.
    dx = (x > from_x) - (x < from_x)
    dy = (y > from_y) - (y < from_y)
    back_x, back_y = x - HEAD_LENGTH * dx, y - HEAD_LENGTH * dy
    return Arrow(
        start,
        end,
        path=(*corners[:-1], (back_x + UNDER_HEAD * dx, back_y + UNDER_HEAD * dy)),
        head=(
            (x, y),
            (back_x + HEAD_HALF * dy, back_y - HEAD_HALF * dx),
            (back_x - HEAD_HALF * dy, back_y + HEAD_HALF * dx),
        ),
    )
