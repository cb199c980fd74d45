"""The diagram in pixels: its PDF, rendered."""

import io
from threading import Lock

import pypdfium2
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from reviews.prisma.drawing import Drawing
from reviews.prisma.pdf import POINTS, texts, written
from reviews.prisma.typefaces import is_left_to_the_reader, runs

# Every pixel is held in memory as three bytes.
MOST_PIXELS = 40_000_000

# PDFium must not be called by two threads at a time.
_ONE_AT_A_TIME = Lock()


def png(drawing: Drawing, *, title: str, scale: float = 2) -> bytes:
    """The drawing as a PNG, `scale` pixels for each unit, so 192 to the inch at 2.

    A diagram so long that it would have more than MOST_PIXELS gets fewer to the inch. Letters that
    cannot be drawn here are shown and told as in the PDF.
    """
    scale = min(scale, (MOST_PIXELS / (drawing.width * drawing.height)) ** 0.5)
    with _ONE_AT_A_TIME:
        page = written(drawing, title=title, left_out=_unseen(drawing))
        picture = _rendered(page, scale=scale / POINTS)
        out = io.BytesIO()
        picture.save(out, "PNG", dpi=(96 * scale, 96 * scale))
    return out.getvalue()


def _unseen(drawing: Drawing) -> frozenset[str]:
    """The letters that the PDF leaves to its reader's fonts, and for which there are none here.

    PDFium draws such letters as nothing, so that each is tried in a cell of its own.
    """
    left = [
        letter
        for text, face in texts(drawing)
        for run in runs(text, face=face)
        if run.font and is_left_to_the_reader(run.font)
        for letter in run.text
    ]
    letters = sorted(set(left))
    if not letters:
        return frozenset()
    side = 20
    sheet = io.BytesIO()
    canvas = Canvas(sheet, pagesize=(side * len(letters), side), invariant=True)
    for at, letter in enumerate(letters):
        (run,) = runs(letter)
        canvas.setFont(run.font or "", side * 0.7)
        canvas.drawString(at * side + 3, 5, letter)
    canvas.save()
    picture = _rendered(sheet.getvalue(), scale=1).convert("L")
    cells = {
        letter: picture.crop((at * side, 0, (at + 1) * side, side))
        for at, letter in enumerate(letters)
    }
    return frozenset(letter for letter, cell in cells.items() if cell.getextrema() == (255, 255))


def _rendered(document: bytes, *, scale: float) -> Image.Image:
    """The PDF's first page, with `scale` pixels for each point."""
    pdf = pypdfium2.PdfDocument(document)
    page = pdf[0]
    bitmap = page.render(scale=scale)
    # A copy, since the bitmap's memory is given back now and not whenever Python gets to it.
    picture: Image.Image = bitmap.to_pil().copy()
    for opened in (bitmap, page, pdf):
        opened.close()
    return picture
