"""The diagram as a Word document: shapes that can be moved, and text that can be changed."""

import io
from dataclasses import dataclass
from itertools import count

import docx as word
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.shared import Pt, RGBColor

from reviews.prisma.drawing import Drawing, Panel, Place, PlacedBox
from reviews.prisma.layout import (
    BETWEEN_LINES,
    LEADING,
    LEFT_X,
    MARGIN,
    PADDING,
    SMALL_LEADING,
    SMALL_SIZE,
)
from reviews.prisma.lettering import drawable, wrap
from reviews.prisma.wordshapes import FONT, INK, NAMESPACES, Frame, arrow, frame

MARGINS = 36.0  # of the page, in points
TITLE_SIZE = 13.0
TITLE_LEADING = 18.0
POINTS = 0.75  # in a unit of the drawing

BOX_FILL = "F8F9F9"
GREY_BOX_FILL = "EDEEEF"


@dataclass(frozen=True, slots=True)
class Page:
    """A size of paper, in points."""

    width: float
    height: float


# In the order in which they are tried: A4, A3, and the largest that Word knows, 22 inches.
PAGES = (
    Page(595.3, 841.9),
    Page(841.9, 595.3),
    Page(841.9, 1190.6),
    Page(1190.6, 841.9),
    Page(1584, 1584),
)
# Below this part of its size the diagram would have letters of less than 7 points.
LEAST_SCALE = 0.67


def docx(drawing: Drawing, *, title: str) -> bytes:
    """The drawing as a document of one page: its title, and below it the diagram as shapes.

    The page is A4 where the letters stay readable on it, else larger.
    """
    title = " ".join(drawable(title).split())
    page, scale = _page_for(drawing, title)
    document = word.Document()
    _set_page(document, page)
    _set_properties(document, title, subject=drawing.template.caption)
    _add_title(document, title)
    numbers = count(1)
    shapes = [
        *(arrow(each, number=next(numbers), scale=scale) for each in drawing.arrows),
        *(frame(each, number=next(numbers), scale=scale) for each in _frames(drawing)),
    ]
    paragraph = parse_xml(
        f'<w:p {NAMESPACES}><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr>'
        f"{''.join(shapes)}</w:p>"
    )
    document.element.body.insert_element_before(paragraph, "w:sectPr")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _frames(drawing: Drawing) -> list[Frame]:
    return [
        *(_of_panel(panel) for panel in (*drawing.heads, *drawing.bars)),
        *(_of_box(box) for box in drawing.boxes),
        _of_notes(drawing),
    ]


def _of_panel(panel: Panel) -> Frame:
    return Frame(
        name=panel.statement.text,
        place=panel.place,
        statements=(panel.statement,),
        inset=(2, 2, 2, 2),
        leading=LEADING,
        fill=panel.fill.removeprefix("#").upper(),
        rounding=10,
        turned=panel.turned,
    )


def _of_box(box: PlacedBox) -> Frame:
    return Frame(
        name=f"Box: {box.statements[0].text}",
        place=box.place,
        statements=box.statements,
        inset=(PADDING, PADDING - 4, PADDING / 2, 0),
        leading=LEADING,
        between=BETWEEN_LINES,
        fill=GREY_BOX_FILL if box.grey else BOX_FILL,
        outlined=True,
        dashed=box.waiting,
        rounding=4,
    )


def _of_notes(drawing: Drawing) -> Frame:
    top = drawing.notes[0].lines[0].y - SMALL_SIZE
    place = Place(LEFT_X, top, drawing.width - MARGIN - LEFT_X, drawing.height - top)
    return Frame(
        name="Notes",
        place=place,
        statements=drawing.notes,
        inset=(0, 0, 0, 0),
        leading=SMALL_LEADING,
        between=BETWEEN_LINES,
    )


def _page_for(drawing: Drawing, title: str) -> tuple[Page, float]:
    """The first page on which the diagram stays readable, and the scale at which it fits there."""
    for page in PAGES:
        room = page.height - 2 * MARGINS - TITLE_LEADING * len(_title_lines(title, page)) - 10
        scale = min(
            1.0,
            (page.width - 2 * MARGINS) / (drawing.width * POINTS),
            room / (drawing.height * POINTS),
        )
        if scale >= LEAST_SCALE:
            break
    return page, scale


def _title_lines(title: str, page: Page) -> list[str]:
    return wrap(title, within=page.width - 2 * MARGINS, size=TITLE_SIZE, bold=True)


def _set_page(document: Document, page: Page) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Pt(page.width), Pt(page.height)
    wide = page.width > page.height
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = Pt(MARGINS)
    section.top_margin = section.bottom_margin = Pt(MARGINS)
    section.header_distance = section.footer_distance = Pt(MARGINS / 2)


def _set_properties(document: Document, title: str, *, subject: str) -> None:
    """What the document says of itself; nothing is left of the template that it is made from."""
    properties = document.core_properties
    for inherited in list(properties._element):
        properties._element.remove(inherited)
    properties.title, properties.subject, properties.language = title[:255], subject, "en"


def _add_title(document: Document, title: str) -> None:
    paragraph = document.add_paragraph(style="Heading 1")
    run = paragraph.add_run(title)
    run.font.name, run.font.size, run.font.bold = FONT, Pt(TITLE_SIZE), True
    run.font.color.rgb = RGBColor.from_string(INK)
    layout = paragraph.paragraph_format
    layout.space_before, layout.space_after = Pt(0), Pt(10)
    layout.line_spacing = Pt(TITLE_LEADING)
