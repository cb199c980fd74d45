"""Shapes of a drawing as Word writes them: frames with text, and arrows, each placed by itself.

Lengths in the XML are English Metric Units where nothing else is said, 914,400 to the inch.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from reviews.prisma.drawing import Arrow, Place, Point, Statement
from reviews.prisma.lettering import KEEP, drawable, with_whole_counts

EMU = 9525  # in a unit of the drawing, a CSS pixel
TWIPS = 15  # twentieths of a point, in the same
HALF_POINTS = 1.5

FONT = "Arial"
INK = "16202B"

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in (
        ("w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
        ("wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
        ("a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
        ("mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
        ("wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"),
    )
)
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle with text.

    `fill` is RRGGBB, or empty for none; `outlined`: with a border, `dashed` or not; `rounding` of
    its corners in units; `inset`: left, top, right and bottom; `leading`: from line to line;
    `between`: after each statement; `turned` text runs from the bottom up.
    """

    name: str
    place: Place
    statements: tuple[Statement, ...]
    inset: tuple[float, float, float, float]
    leading: float
    between: float = 0
    fill: str = ""
    outlined: bool = False
    dashed: bool = False
    rounding: float = 0
    turned: bool = False


def frame(shape: Frame, *, number: int, scale: float) -> str:
    """The frame as a run of a paragraph, `number` setting it apart from the page's other shapes."""
    place = shape.place
    share = min(0.5, shape.rounding / min(place.width, place.height))
    geometry = (
        '<a:prstGeom prst="roundRect"><a:avLst>'
        f'<a:gd name="adj" fmla="val {round(share * 100_000)}"/></a:avLst></a:prstGeom>'
        if share
        else '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    )
    fill = f'<a:solidFill><a:srgbClr val="{shape.fill}"/></a:solidFill>' if shape.fill else _NO_FILL
    line = _line(1.2, scale, dashed=shape.dashed) if shape.outlined else f"<a:ln>{_NO_FILL}</a:ln>"
    centred = any(statement.centred for statement in shape.statements)
    left, top, right, bottom = (_emu(side, scale) for side in shape.inset)
    paragraphs = "".join(_paragraph(each, shape, scale) for each in shape.statements)
    content = (
        '<wps:cNvSpPr txBox="1"/>'
        f"<wps:spPr>{_extent(place, scale)}{geometry}{fill}{line}</wps:spPr>"
        f"<wps:txbx><w:txbxContent>{paragraphs}</w:txbxContent></wps:txbx>"
        f'<wps:bodyPr rot="0" vert="{"vert270" if shape.turned else "horz"}" wrap="square" '
        f'lIns="{left}" tIns="{top}" rIns="{right}" bIns="{bottom}" '
        f'anchor="{"ctr" if centred else "t"}" anchorCtr="0"><a:noAutofit/></wps:bodyPr>'
    )
    return _anchored(content, place, name=shape.name, number=number, scale=scale)


def arrow(shape: Arrow, *, number: int, scale: float) -> str:
    """The arrow as a run of a paragraph: a connector if it is straight, else a path."""
    points = [*shape.path[:-1], shape.head[0]]
    xs, ys = zip(*points, strict=True)
    place = Place(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    straight = len(points) == 2
    geometry = (
        '<a:prstGeom prst="straightConnector1"><a:avLst/></a:prstGeom>'
        if straight
        else _path([(x - place.x, y - place.y) for x, y in points], place, scale)
    )
    content = (
        f"{'<wps:cNvCnPr/>' if straight else '<wps:cNvSpPr/>'}"
        f"<wps:spPr>{_extent(place, scale)}{geometry}{'' if straight else _NO_FILL}"
        f"{_line(1.4, scale, arrow=True)}</wps:spPr><wps:bodyPr/>"
    )
    start, end = (key.replace("_", " ") for key in (shape.start, shape.end))
    name = f"Arrow from {start} to {end}"
    return _anchored(content, place, name=name, number=number, scale=scale)


_NO_FILL = "<a:noFill/>"


def _anchored(content: str, place: Place, *, name: str, number: int, scale: float) -> str:
    """The shape at its place, measured from the margin and from the top of its paragraph."""
    named = quoteattr(drawable(name))
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" '
        f'relativeHeight="{number}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="margin">'
        f"<wp:posOffset>{_emu(place.x, scale)}</wp:posOffset></wp:positionH>"
        '<wp:positionV relativeFrom="paragraph">'
        f"<wp:posOffset>{_emu(place.y, scale)}</wp:posOffset></wp:positionV>"
        f'<wp:extent cx="{_emu(place.width, scale)}" cy="{_emu(place.height, scale)}"/>'
        '<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name={named}/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_SHAPE}"><wps:wsp>{content}</wps:wsp>'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        "</mc:AlternateContent></w:r>"
    )


def _extent(place: Place, scale: float) -> str:
    return (
        '<a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{_emu(place.width, scale)}" cy="{_emu(place.height, scale)}"/></a:xfrm>'
    )


def _path(points: Sequence[Point], place: Place, scale: float) -> str:
    """An open line through points that are measured from the corner of `place`."""
    first, *others = [f'<a:pt x="{_emu(x, scale)}" y="{_emu(y, scale)}"/>' for x, y in points]
    lines = "".join(f"<a:lnTo>{point}</a:lnTo>" for point in others)
    return (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        '<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{_emu(place.width, scale)}" h="{_emu(place.height, scale)}" fill="none">'
        f"<a:moveTo>{first}</a:moveTo>{lines}</a:path></a:pathLst></a:custGeom>"
    )


def _line(wide: float, scale: float, *, dashed: bool = False, arrow: bool = False) -> str:
    dash = '<a:prstDash val="dash"/>' if dashed else ""
    head = '<a:tailEnd type="triangle" w="med" len="med"/>' if arrow else ""
    return (
        f'<a:ln w="{_emu(wide, scale)}"><a:solidFill><a:srgbClr val="{INK}"/></a:solidFill>'
        f"{dash}{head}</a:ln>"
    )


def _paragraph(statement: Statement, shape: Frame, scale: float) -> str:
    """The statement, which Word breaks to fit; its count stays in one piece.

    The layout reckoned with letters wider than this font's, so that it takes no more lines here.
    """
    size = int(statement.size * HALF_POINTS * scale)
    style = (
        f'<w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/>'
        f"{'<w:b/>' if statement.bold else ''}{'<w:i/>' if statement.waiting else ''}"
        f'<w:noProof/><w:color w:val="{INK}"/>'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
    )
    count = statement.count.replace(" ", KEEP)
    words = statement.text.removesuffix(statement.count)
    if count and statement.below:
        text = f"{_text(words.rstrip())}<w:br/>{_text(count)}"
    else:
        text = _text(with_whole_counts(words) + count)
    indent = statement.lines[0].x - shape.place.x - shape.inset[0]
    left = "" if statement.centred else f'<w:ind w:left="{_twips(indent, scale)}"/>'
    return (
        f'<w:p><w:pPr><w:spacing w:before="0" w:after="{_twips(shape.between, scale)}" '
        f'w:line="{_twips(shape.leading, scale)}" w:lineRule="exact"/>{left}'
        f'<w:jc w:val="{"center" if statement.centred else "left"}"/></w:pPr>'
        f"<w:r>{style}{text}</w:r></w:p>"
    )


def _text(words: str) -> str:
    return f'<w:t xml:space="preserve">{escape(words)}</w:t>'


def _emu(length: float, scale: float) -> int:
    return round(length * EMU * scale)


def _twips(length: float, scale: float) -> int:
    return round(length * TWIPS * scale)
