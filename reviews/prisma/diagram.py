"""The flow diagram of PRISMA 2020 as SVG: real text, links, no style sheet and no script needed.

Ink is `currentColor` and fills let the page through, so that the picture takes the theme of the
page it stands in and prints black on white by itself. Colours and sizes are attributes, not styles:
a strict content security policy and every drawing program accept them, and a style sheet that
names the classes overrules them.
"""

from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from reviews.prisma.boxes import BOX_KEYS, OTHER_BOX_KEYS, UPDATE_BOX_KEYS
from reviews.prisma.drawing import Arrow, Panel, PlacedBox, Point, Statement
from reviews.prisma.flow import Flow
from reviews.prisma.layout import SIZE, SMALL_SIZE, layout
from reviews.prisma.lettering import drawable
from reviews.prisma.text import summary

__all__ = ["BOX_KEYS", "svg"]

FONTS = "Helvetica Neue, Arial, Liberation Sans, sans-serif"
INK_ON_COLOUR = "#16202b"


def svg(flow: Flow, *, links: Mapping[str, str] | None = None, paper: bool = False) -> str:
    """The diagram as one <svg> element, ready for a page or a file.

    `links`: from a box's key (BOX_KEYS, OTHER_BOX_KEYS, UPDATE_BOX_KEYS) to the address of the
    list behind its number; boxes without one are plain, and links for boxes that the flow's
    template does not have are left out. `paper`: with a white ground and dark ink whatever
    surrounds it, for a file that may be opened anywhere.

    Raises ValueError when a link names no box of any template.
    """
    links = links or {}
    if unknown := sorted(set(links).difference(BOX_KEYS, OTHER_BOX_KEYS, UPDATE_BOX_KEYS)):
        raise ValueError(f"No box of the diagram is called {', '.join(unknown)}.")

    drawing = layout(flow)
    # An image hides what it holds from assistive technology, links included.
    role = "group" if links else "img"
    ink = f' color="{INK_ON_COLOUR}"' if paper else ""
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="flow-diagram" role="{role}" '
        f'aria-labelledby="flow-title flow-description" data-template="{drawing.template}" '
        f'viewBox="0 0 {drawing.width:g} {drawing.height:g}" '
        f'width="{drawing.width:g}" height="{drawing.height:g}"'
        f'{ink} font-family="{FONTS}" font-size="{SIZE}" fill="currentColor">'
    )
    ground = f'<rect width="{drawing.width:g}" height="{drawing.height:g}" fill="#ffffff"/>'
    notes = "\n".join(_text(note) for note in drawing.notes)
    return "\n".join(
        [
            opening,
            '<title id="flow-title">PRISMA 2020 flow diagram</title>',
            f'<desc id="flow-description">{escape(drawable(summary(flow)))}</desc>',
            *([ground] if paper else []),
            *(_panel(head, "flow-heading") for head in drawing.heads),
            *(_panel(bar, "flow-phase") for bar in drawing.bars),
            *(_arrow(arrow) for arrow in drawing.arrows),
            *(_box(box, links.get(box.key)) for box in drawing.boxes),
            f'<g class="flow-notes" font-size="{SMALL_SIZE}">\n{notes}\n</g>',
            "</svg>",
        ]
    )


def _panel(panel: Panel, name: str) -> str:
    place = panel.place
    return (
        f'<g class="{name}"><rect x="{place.x:g}" y="{place.y:g}" width="{place.width:g}" '
        f'height="{place.height:g}" rx="10" fill="{panel.fill}"/>'
        f"{_text(panel.statement, turned=panel.turned, fill=INK_ON_COLOUR)}</g>"
    )


def _box(box: PlacedBox, href: str | None) -> str:
    """The box's frame and text, inside a link where it has one."""
    place = box.place
    dashes = ' stroke-dasharray="6 4"' if box.waiting else ""
    frame = (
        f'<rect x="{place.x:g}" y="{place.y:g}" width="{place.width:g}" '
        f'height="{place.height:g}" rx="4" fill="currentColor" '
        f'fill-opacity="{0.08 if box.grey else 0.03}" '
        f'stroke="currentColor" stroke-width="1.2"{dashes}/>'
    )
    texts = [_text(statement, linked=href is not None) for statement in box.statements]
    inside = "\n".join([frame, *texts])
    name = "flow-box flow-grey" if box.grey else "flow-box"
    group = f'<g id="flow-{box.key}" class="{name}">\n{inside}\n</g>'
    return group if href is None else f"<a href={quoteattr(drawable(href))}>\n{group}\n</a>"


def _text(
    statement: Statement, *, linked: bool = False, turned: bool = False, fill: str = ""
) -> str:
    """One <text> whose lines are <tspan>s; read aloud or copied, it is one statement.

    `turned` text stands in one line about whose start it is turned.
    """
    last = len(statement.lines) - 1
    spans = []
    for at, line in enumerate(statement.lines):
        shown = escape(line.text)
        if linked and statement.count and at == last:
            words = shown.removesuffix(statement.count)
            shown = f'{words}<tspan text-decoration="underline">{statement.count}</tspan>'
        after = " " if at < last else ""
        at_point = "" if turned else f' x="{line.x:g}" y="{line.y:g}"'
        spans.append(f"<tspan{at_point}>{shown}{after}</tspan>")
    style = ' class="flow-waiting" font-style="italic"' if statement.waiting else ""
    if turned:
        line = statement.lines[0]
        style += f' transform="translate({line.x:g} {line.y:g}) rotate(-90)"'
    if statement.centred:
        style += ' text-anchor="middle"'
    if statement.bold:
        style += ' font-weight="bold"'
    if fill:
        style += f' fill="{fill}"'
    return f"<text{style}>{''.join(spans)}</text>"


def _arrow(arrow: Arrow) -> str:
    return (
        f'<g class="flow-arrow" data-from="{arrow.start}" data-to="{arrow.end}">'
        f'<path d="M{_points(arrow.path, "L")}" fill="none" '
        'stroke="currentColor" stroke-width="1.4"/>'
        f'<polygon points="{_points(arrow.head, " ")}"/></g>'
    )


def _points(points: tuple[Point, ...], between: str) -> str:
    return between.join(f"{x:g},{y:g}" for x, y in points)
