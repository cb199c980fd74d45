"""The paragraphs of a report as a Word document."""

import io
from collections.abc import Sequence

import docx as word

from reviews.prisma.lettering import drawable
from reviews.prisma.methods import Paragraph


def as_docx(paragraphs: Sequence[Paragraph], *, title: str) -> bytes:
    """The paragraphs, each below its heading, in Word's own styles, so that they take others."""
    document = word.Document()
    properties = document.core_properties
    # Nothing stays of what the template says that it is made from.
    for inherited in list(properties._element):
        properties._element.remove(inherited)
    title = " ".join(drawable(title).split())
    properties.title, properties.language = title[:255], "en"
    document.add_heading(title, level=1)
    for paragraph in paragraphs:
        document.add_heading(paragraph.heading, level=2)
        document.add_paragraph(drawable(paragraph.text))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
