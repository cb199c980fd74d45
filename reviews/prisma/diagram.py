"""The flow diagram of PRISMA 2020 as SVG: real text, links, no style sheet and no script needed.

Ink is `currentColor` and fills let the page through, so that the picture takes the theme of the
page it stands in and prints black on white by itself. Colours and sizes are attributes, not styles:
a strict content security policy and every drawing program accept them, and a style sheet that
names the classes overrules them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from reviews.prisma.boxes import HEADING, Box, Line, Phase, footnotes, phases
from reviews.prisma.flow import Flow
from reviews.prisma.lettering import KEEP, width, wrap
from reviews.prisma.text import summary

BOX_KEYS = (
    "identified",
    "removed",
    "records_screened",
    "records_excluded",
    "reports_sought",
    "reports_not_retrieved",
    "reports_assessed",
    "reports_excluded",
    "included",
)

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
LEFT_WIDTH = 340
RIGHT_X = LEFT_X + LEFT_WIDTH + 56
RIGHT_WIDTH = 360
RIGHT_EDGE = RIGHT_X + RIGHT_WIDTH
PICTURE_WIDTH = RIGHT_EDGE + MARGIN
HEADING_HEIGHT = 44
ROW_GAP = 34

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FONTS = "Helvetica Neue, Arial, Liberation Sans, sans-serif"
_BAR_COLOUR = "#a9c9ea"
_HEADING_COLOUR = "#f7c948"
_INK_ON_COLOUR = "#16202b"


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a box stands, in units of the picture."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        return self.x + self.width / 2

    @property
    def bottom(self) -> float:
        return self.y + self.height


def svg(flow: Flow, *, links: Mapping[str, str] | None = None, paper: bool = False) -> str:
    """The diagram as one <svg> element, ready for a page or a file.

    `links`: from a box's key (see BOX_KEYS) to the address of the list behind its number; boxes
    without one are plain. `paper`: with a white ground and dark ink whatever surrounds it, for a
    file that may be opened anywhere.

    Raises ValueError when a link names no box.
    """
    links = links or {}
    if unknown := sorted(set(links) - set(BOX_KEYS)):
        raise ValueError(f"No box of the diagram is called {', '.join(unknown)}.")

    y: float = MARGIN + HEADING_HEIGHT + 22
    drawn = [_heading()]
    above: _Place | None = None
    for phase in phases(flow):
        top = y
        for row in phase.rows:
            left = _Place(LEFT_X, y, LEFT_WIDTH, _height(row.left, LEFT_WIDTH))
            if above:
                drawn.append(_arrow(above.middle, above.bottom, left.middle, left.y))
            drawn.append(_box(row.left, left, links))
            bottom = left.bottom
            if row.right:
                right = _Place(RIGHT_X, y, RIGHT_WIDTH, _height(row.right, RIGHT_WIDTH))
                level = y + min(left.height, right.height) / 2
                drawn.append(_arrow(left.x + left.width, level, right.x, level))
                drawn.append(_box(row.right, right, links))
                bottom = max(bottom, right.bottom)
            y = bottom + ROW_GAP
            above = left
        y = max(y, top + _bar_length(phase) + ROW_GAP)
        drawn.append(_bar(phase.name, top, y - ROW_GAP))
    notes, height = _notes(flow, y - ROW_GAP + 16)
    drawn.append(notes)

    # An image hides what it holds from assistive technology, links included.
    role = "group" if links else "img"
    ground = f'<rect width="{PICTURE_WIDTH}" height="{height:g}" fill="#ffffff"/>' if paper else ""
    ink = f' color="{_INK_ON_COLOUR}"' if paper else ""
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="flow-diagram" role="{role}" '
        f'aria-labelledby="flow-title flow-description" '
        f'viewBox="0 0 {PICTURE_WIDTH} {height:g}" width="{PICTURE_WIDTH}" height="{height:g}"'
        f'{ink} font-family="{_FONTS}" font-size="{SIZE}" fill="currentColor">'
    )
    return "\n".join(
        [
            opening,
            '<title id="flow-title">PRISMA 2020 flow diagram</title>',
            f'<desc id="flow-description">{escape(_drawable(summary(flow)))}</desc>',
            *filter(None, [ground]),
            *drawn,
            "</svg>",
        ]
    )


def _heading() -> str:
    middle = LEFT_X + (RIGHT_EDGE - LEFT_X) / 2
    return (
        f'<g class="flow-heading"><rect x="{LEFT_X}" y="{MARGIN}" width="{RIGHT_EDGE - LEFT_X}" '
        f'height="{HEADING_HEIGHT}" rx="10" fill="{_HEADING_COLOUR}"/>'
        f'<text x="{middle:g}" y="{MARGIN + HEADING_HEIGHT / 2 + 5:g}" text-anchor="middle" '
        f'font-weight="bold" fill="{_INK_ON_COLOUR}">{HEADING}</text></g>'
    )


def _bar(name: str, top: float, bottom: float) -> str:
    x = MARGIN + BAR_WIDTH / 2 + 5
    y = (top + bottom) / 2
    return (
        f'<g class="flow-phase"><rect x="{MARGIN}" y="{top:g}" width="{BAR_WIDTH}" '
        f'height="{bottom - top:g}" rx="10" fill="{_BAR_COLOUR}"/>'
        f'<text transform="translate({x:g} {y:g}) rotate(-90)" text-anchor="middle" '
        f'font-weight="bold" fill="{_INK_ON_COLOUR}">{name}</text></g>'
    )


def _bar_length(phase: Phase) -> float:
    """How long a phase's bar must at least be to hold its name."""
    return width(phase.name, size=SIZE, bold=True) + 2 * PADDING


def _box(box: Box, place: _Place, links: Mapping[str, str]) -> str:
    """The box's frame and text, inside a link where it has one."""
    href = links.get(box.key)
    dashes = ' stroke-dasharray="6 4"' if box.waiting else ""
    parts = [
        f'<rect x="{place.x:g}" y="{place.y:g}" width="{place.width:g}" '
        f'height="{place.height:g}" rx="4" fill="currentColor" fill-opacity="0.03" '
        f'stroke="currentColor" stroke-width="1.2"{dashes}/>'
    ]
    y = place.y + PADDING - BETWEEN_LINES - 1
    for line in box.lines:
        y += BETWEEN_LINES
        wrapped = _wrapped(line, place.width)
        parts.append(_text(line, wrapped, place.x, y, linked=href is not None))
        y += LEADING * len(wrapped)
    inside = "\n".join(parts)
    group = f'<g id="flow-{box.key}" class="flow-box">\n{inside}\n</g>'
    return group if href is None else f"<a href={quoteattr(_drawable(href))}>\n{group}\n</a>"


def _height(box: Box, box_width: float) -> float:
    lines = sum(len(_wrapped(line, box_width)) for line in box.lines)
    return 2 * PADDING + LEADING * lines + BETWEEN_LINES * (len(box.lines) - 1) - 4


def _wrapped(line: Line, box_width: float) -> list[str]:
    """The line's text broken to fit the box, its count never broken in itself."""
    within = box_width - 2 * PADDING - line.indent * INDENT
    count = line.count.replace(" ", KEEP)
    # The file's own hard spaces are ordinary ones here.
    words = _drawable(line.words).replace(KEEP, " ")
    if line.below:
        return [*wrap(words, within=within, size=SIZE), *filter(None, [count])]
    return wrap(f"{words} {count}".strip(), within=within, size=SIZE)


def _text(line: Line, wrapped: list[str], box_x: float, y: float, *, linked: bool) -> str:
    """One <text> whose lines are <tspan>s; read aloud or copied, it is one statement."""
    x = box_x + PADDING + line.indent * INDENT
    spans = []
    for at, piece in enumerate(wrapped):
        shown = escape(piece.replace(KEEP, " "))
        if linked and line.count and shown.endswith(line.count):
            words = shown.removesuffix(line.count)
            shown = f'{words}<tspan text-decoration="underline">{line.count}</tspan>'
        after = " " if at < len(wrapped) - 1 else ""
        baseline = y + SIZE + LEADING * at
        spans.append(f'<tspan x="{x:g}" y="{baseline:g}">{shown}{after}</tspan>')
    style = ' class="flow-waiting" font-style="italic"' if line.waiting else ""
    return f"<text{style}>{''.join(spans)}</text>"


def _drawable(text: str) -> str:
    """The text with a sign in place of every character that XML cannot hold."""
    return _NOT_IN_XML.sub("\ufffd", text)


def _arrow(x1: float, y1: float, x2: float, y2: float) -> str:
    """A line with a head, straight down or straight to the right."""
    head = (
        f"{x2 - 5:g},{y2 - 9:g} {x2 + 5:g},{y2 - 9:g}"
        if x1 == x2
        else f"{x2 - 9:g},{y2 - 5:g} {x2 - 9:g},{y2 + 5:g}"
    )
    shaft = (x2, y2 - 8) if x1 == x2 else (x2 - 8, y2)
    return (
        f'<g class="flow-arrow"><path d="M{x1:g} {y1:g}L{shaft[0]:g} {shaft[1]:g}" '
        f'stroke="currentColor" stroke-width="1.4"/>'
        f'<polygon points="{x2:g},{y2:g} {head}"/></g>'
    )


def _notes(flow: Flow, top: float) -> tuple[str, float]:
    """The footnotes, and where the picture ends below them."""
    y = top
    texts: list[str] = []
    for note in footnotes(flow):
        lines = wrap(note, within=RIGHT_EDGE - LEFT_X, size=SMALL_SIZE)
        y += BETWEEN_LINES
        texts.append(f"<text>{''.join(_note_lines(lines, y))}</text>")
        y += SMALL_LEADING * len(lines)
    inside = "\n".join(texts)
    group = f'<g class="flow-notes" font-size="{SMALL_SIZE}">\n{inside}\n</g>'
    return group, y + MARGIN


def _note_lines(lines: list[str], top: float) -> Iterator[str]:
    for at, piece in enumerate(lines):
        after = " " if at < len(lines) - 1 else ""
        baseline = top + SMALL_SIZE + SMALL_LEADING * at
        yield f'<tspan x="{LEFT_X}" y="{baseline:g}">{escape(piece)}{after}</tspan>'
