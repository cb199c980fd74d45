"""The demo's full texts: an invented report as two printed pages, the same bytes at every call."""

import re
from collections.abc import Iterator
from html import escape
from io import BytesIO

from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer

from reviews.demo.report import Report
from reviews.demo.words import MARK
from reviews.prisma.typefaces import BOLD, ITALIC, REGULAR, runs

# A heading of a structured abstract, such as "PATIENTS AND METHODS: ".
_HEADING = re.compile(r"\b([A-Z]{4,}(?: [A-Z]+)*): ")

TITLE = ParagraphStyle("title", fontName=BOLD, fontSize=15, leading=19, spaceAfter=8)
AUTHORS = ParagraphStyle("authors", fontName=ITALIC, fontSize=9.5, leading=13, spaceAfter=5)
SMALL = ParagraphStyle("small", fontName=REGULAR, fontSize=8, leading=11, textColor="#555555")
HEADING = ParagraphStyle(
    "heading", fontName=BOLD, fontSize=11, leading=14, spaceBefore=10, spaceAfter=3
)
TEXT = ParagraphStyle("text", fontName=REGULAR, fontSize=9.5, leading=14, alignment=TA_JUSTIFY)

# What follows the abstract is the same in every report of the demo, and says so.
FURTHER = (
    (
        "About this document",
        "Nobody wrote this report and nobody took part in it. It was made for the demonstration of"
        " Tandem, so that a full text can be opened, searched and decided on. Its numbers are"
        " drawn by chance and must not be used for anything.",
    ),
    (
        "Participants and treatment",
        "Those who took part are described in the abstract. Treatment was given in cycles of four"
        " weeks with two weeks between them, in hospital for the first days of each, and stopped"
        " when the disease came back, when it could not be borne, or after five cycles.",
    ),
    (
        "What was measured",
        "Marrow was looked at after the first cycle and after every second one. Whoever read the"
        " slides and the images did not know what treatment had been given. Deaths were taken from"
        " the registers of the towns in which people lived.",
    ),
    (
        "Strengths and limits",
        "Everyone who began treatment was counted in the group that they began in. Few were"
        " followed for more than three years, and sites differed in how they looked for disease"
        " outside the marrow, so that small differences mean little.",
    ),
)


def pdf_of(report: Report) -> bytes:
    """The report as its journal would print it: title, authors, DOI and abstract, then its text."""
    made = BytesIO()
    document = SimpleDocTemplate(
        made,
        pagesize=A4,
        leftMargin=24 * mm,
        rightMargin=24 * mm,
        topMargin=22 * mm,
        bottomMargin=22 * mm,
        title=report.title,
        author=", ".join(f"{author.given} {author.family}" for author in report.authors),
        invariant=True,
    )
    document.build(list(_printed(report)), canvasmaker=Canvas)
    return made.getvalue()


def _printed(report: Report) -> Iterator[Flowable]:
    place = f"{report.journal.name} {report.year}"
    if report.volume:
        place += f";{report.volume}({report.issue}):{report.pages}"
    if report.doi:
        place += f" · https://doi.org/{report.doi}"
    yield _set(place, SMALL)
    yield Spacer(0, 6 * mm)
    yield _set(report.title, TITLE)
    yield _set(", ".join(f"{author.given} {author.family}" for author in report.authors), AUTHORS)
    if report.abstract:
        yield _set("Abstract", HEADING)
    abstract = report.abstract.removesuffix(MARK).strip()
    for part in _HEADING.sub(r"\n\1: ", abstract).split("\n"):
        if part:
            yield _set(part, TEXT)
    yield _set(MARK, SMALL)
    yield PageBreak()
    for heading, text in FURTHER:
        yield _set(heading, HEADING)
        yield _set(text, TEXT)


def _set(text: str, style: ParagraphStyle) -> Paragraph:
    """A paragraph whose every letter has a font that draws it; one that none does is a square."""
    marked = "".join(
        f'<font name="{run.font}">{escape(run.text)}</font>' if run.font else "□"
        for run in runs(text, face=style.fontName)
    )
    return Paragraph(marked, style)
