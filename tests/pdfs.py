"""PDFs made for the tests: of text, of a picture, with a password, damaged."""

from collections.abc import Sequence
from io import BytesIO

from pypdf import PdfReader, PdfWriter
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader, simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

# Enough of it that no page passes for a scanned one.
WORDS = (
    "Adults with low back pain walked for thirty minutes on five days of each week. After twelve"
    " weeks pain and disability were measured again by people who knew of no assignment. "
)


def a_pdf(
    *pages: str, title: str = "", subject: str = "", font: str = "Helvetica", filled: bool = True
) -> bytes:
    """A PDF with these texts, one a page, each followed by some more unless not `filled`."""
    made = BytesIO()
    canvas = Canvas(made, pagesize=A4, invariant=True)
    if font.startswith("Heisei"):
        pdfmetrics.registerFont(UnicodeCIDFont(font))
    canvas.setTitle(title)
    canvas.setSubject(subject)
    for text in pages or (WORDS,):
        canvas.setFont(font, 11)
        lines = [line for part in text.split("\n") for line in simpleSplit(part, font, 11, 450)]
        more = simpleSplit(WORDS * 3, font, 11, 450) if filled else []
        for number, line in enumerate([*lines, "", *more]):
            canvas.drawString(72, 780 - 15 * number, line)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def scanned(pages: int = 2) -> bytes:
    """A PDF of pictures alone."""
    from PIL import Image, ImageDraw

    made = BytesIO()
    canvas = Canvas(made, pagesize=A4, invariant=True)
    for number in range(pages):
        image = Image.new("L", (600, 800), 255)
        ImageDraw.Draw(image).text((100, 100 + number), "Walking helped.", fill=0)
        canvas.drawImage(ImageReader(image), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def encrypted(pdf: bytes, *, password: str) -> bytes:
    """The same PDF, which opens with the password; with none it opens and is encrypted all the
    same, as publishers send it.
    """
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf)))
    writer.encrypt(user_password=password, owner_password="publisher", algorithm="RC4-128")
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def with_xmp(pdf: bytes, doi: str) -> bytes:
    """The same PDF with a packet of metadata that names a DOI, as publishers write it."""
    packet = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description>'
        f"<prism:doi>{doi}</prism:doi></rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    return pdf + b"\n% " + packet.encode() + b"\n%%EOF\n"


def broken(pdf: bytes) -> bytes:
    """The beginning of a PDF, the rest of which got lost."""
    return pdf[: len(pdf) // 8]


def of_title(title: str, *, doi: str = "", references: Sequence[str] = (), **more: str) -> bytes:
    """A report as journals print it: title and DOI first, references on a page of their own."""
    first = f"{title}\nAna Rivera, Min Cho\n" + (f"https://doi.org/{doi}\n" if doi else "")
    last = "\n".join(["References", *references]) if references else "Walking helped."
    return a_pdf(first, "Methods", last, **more)
