"""The diagram as a PDF: one page of its own size, vectors, and text that can be selected."""

import io
from collections.abc import Iterable
from dataclasses import dataclass

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import Canvas

from reviews.prisma.drawing import Arrow, Drawing, Panel, PlacedBox, Point, Statement, TextLine
from reviews.prisma.layout import LEFT_X, MARGIN, SMALL_LEADING, SMALL_SIZE
from reviews.prisma.lettering import wrap
from reviews.prisma.typefaces import BOLD, ITALIC, REGULAR, Run, runs

# A unit of the drawing is a CSS pixel, of which an inch has 96; PDF counts 72 points in it.
POINTS = 0.75

INK = HexColor("#16202b")
GROUND = HexColor("#f8f9f9")
GREY_GROUND = HexColor("#edeeef")
STAND_IN = (
    "A question mark in a frame stands for a letter that this file has no font for; the diagram as"
    " SVG or for Word holds it."
)


def pdf(drawing: Drawing, *, title: str) -> bytes:
    """The drawing as a PDF of one page; `title` is the document's, and not drawn.

    A letter that no font draws stands as a question mark in a frame, is still itself when copied,
    and a note below the diagram says so. The same drawing gives the same bytes where the same
    fonts are installed.
    """
    return written(drawing, title=title)


def written(drawing: Drawing, *, title: str, left_out: frozenset[str] = frozenset()) -> bytes:
    """As `pdf` does; letters of `left_out` are drawn as if no font had them."""
    note = _note_on_letters(drawing, left_out)
    height = note[-1].y + MARGIN if note else drawing.height
    out = io.BytesIO()
    canvas = Canvas(
        out,
        pagesize=(drawing.width * POINTS, height * POINTS),
        invariant=True,
        lang="en",
    )
    canvas.setTitle(title)
    canvas.setSubject(drawing.template.caption)
    canvas.setAuthor("")
    canvas.setCreator("Tandem")
    canvas.scale(POINTS, POINTS)
    pen = _Pen(canvas, height, left_out)
    for panel in (*drawing.heads, *drawing.bars):
        pen.panel(panel)
    for arrow in drawing.arrows:
        pen.arrow(arrow)
    for box in drawing.boxes:
        pen.box(box)
    edge = drawing.width - MARGIN
    for statement in drawing.notes:
        pen.statement(statement, edge=edge)
    if note:
        pen.statement(Statement(STAND_IN, note, SMALL_SIZE), edge=edge)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def texts(drawing: Drawing) -> list[tuple[str, str]]:
    """Every line of text in the drawing, with the face that it asks for."""
    statements = [
        *(panel.statement for panel in (*drawing.heads, *drawing.bars)),
        *(statement for box in drawing.boxes for statement in box.statements),
        *drawing.notes,
    ]
    return [(line.text, _face(each)) for each in statements for line in each.lines]


def _note_on_letters(drawing: Drawing, left_out: frozenset[str]) -> tuple[TextLine, ...]:
    """What stands below the diagram where a letter of it cannot be drawn; else nothing."""
    drawn = [
        run for text, face in texts(drawing) for run in runs(text, face=face, left_out=left_out)
    ]
    if all(run.font for run in drawn):
        return ()
    pieces = wrap(STAND_IN, within=drawing.width - MARGIN - LEFT_X, size=SMALL_SIZE)
    first = drawing.height - MARGIN + 3 + SMALL_SIZE
    return tuple(
        TextLine(piece, LEFT_X, first + SMALL_LEADING * n) for n, piece in enumerate(pieces)
    )


def _face(statement: Statement) -> str:
    return BOLD if statement.bold else ITALIC if statement.waiting else REGULAR


@dataclass(frozen=True, slots=True)
class _Pen:
    """Draws on a page whose y runs up, while the drawing's runs down from `height`."""

    canvas: Canvas
    height: float
    left_out: frozenset[str]

    def panel(self, panel: Panel) -> None:
        place = panel.place
        self.canvas.setFillColor(HexColor(panel.fill))
        self.canvas.roundRect(
            place.x, self.height - place.bottom, place.width, place.height, 10, stroke=0, fill=1
        )
        if not panel.turned:
            self.statement(panel.statement, edge=place.right)
            return
        line = panel.statement.lines[0]
        self.canvas.saveState()
        self.canvas.translate(line.x, self.height - line.y)
        self.canvas.rotate(90)
        self._line(line.text, (0, 0), panel.statement, room=place.height)
        self.canvas.restoreState()

    def box(self, box: PlacedBox) -> None:
        place = box.place
        self.canvas.setFillColor(GREY_GROUND if box.grey else GROUND)
        self.canvas.setStrokeColor(INK)
        self.canvas.setLineWidth(1.2)
        self.canvas.setDash([6, 4] if box.waiting else [])
        self.canvas.roundRect(
            place.x, self.height - place.bottom, place.width, place.height, 4, stroke=1, fill=1
        )
        self.canvas.setDash([])
        for statement in box.statements:
            self.statement(statement, edge=place.right - 2)

    def arrow(self, arrow: Arrow) -> None:
        self.canvas.setStrokeColor(INK)
        self.canvas.setLineWidth(1.4)
        self._path(arrow.path, filled=False)
        self._path(arrow.head, filled=True)

    def statement(self, statement: Statement, *, edge: float) -> None:
        """Its lines, none of which reaches beyond `edge`."""
        for line in statement.lines:
            room = 2 * (edge - line.x) if statement.centred else edge - line.x
            self._line(line.text, (line.x, self.height - line.y), statement, room=room)

    def _path(self, points: Iterable[Point], *, filled: bool) -> None:
        first, *others = [(x, self.height - y) for x, y in points]
        path = self.canvas.beginPath()
        path.moveTo(*first)
        for point in others:
            path.lineTo(*point)
        if filled:
            path.close()
            self.canvas.setFillColor(INK)
        self.canvas.drawPath(path, stroke=not filled, fill=filled)

    def _line(self, text: str, at: Point, statement: Statement, *, room: float) -> None:
        """One line, set closer where a font is wider than the layout reckoned with."""
        x, y = at
        size = statement.size
        drawn = runs(text, face=_face(statement), left_out=self.left_out)
        wide = sum(run.width(size) for run in drawn)
        closer = min(1.0, room / wide) if wide else 1.0
        if statement.centred:
            x -= wide * closer / 2
        for run in drawn:
            self._run(run, x, y, size, closer, INK)
            x += run.width(size) * closer

    def _run(self, run: Run, x: float, y: float, size: float, closer: float, ink: Color) -> None:
        if run.font is None:
            self._stand_in(run.text, x, y, size * closer, ink)
            return
        words = self.canvas.beginText(x, y)
        words.setFont(run.font, size)
        words.setHorizScale(100 * closer)
        words.setFillColor(ink)
        words.textOut(run.text)
        self.canvas.drawText(words)

    def _stand_in(self, letter: str, x: float, y: float, size: float, ink: Color) -> None:
        """A question mark in a frame, which copies as the letter itself."""
        actual = letter.encode("utf-16-be").hex().upper()
        self.canvas.addLiteral(f"/Span << /ActualText <FEFF{actual}> >> BDC")
        self.canvas.setFillColor(ink)
        self.canvas.setFont(REGULAR, size * 0.7)
        self.canvas.drawCentredString(x + size / 2, y + size * 0.05, "?")
        self.canvas.addLiteral("EMC")
        self.canvas.setStrokeColor(ink)
        self.canvas.setLineWidth(0.7)
        self.canvas.rect(x + size * 0.1, y - size * 0.1, size * 0.8, size * 0.85, fill=0)
