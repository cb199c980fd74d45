"""A flow as a file: the one place that knows in which formats."""

from collections.abc import Callable
from dataclasses import dataclass
from json import dumps

from django.http import Http404, HttpResponse

from reviews.prisma import diagram, layout, table
from reviews.prisma.flow import Flow

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True)
class Format:
    """A kind of file that a flow can be written as."""

    extension: str
    label: str
    content_type: str
    write: Callable[[Flow], str | bytes]


def _picture(flow: Flow) -> str:
    """Dark on white, wherever it is opened."""
    return diagram.svg(flow, paper=True)


# The next three bring in libraries that take half a second, which not every process needs.


def _png(flow: Flow) -> bytes:
    from reviews.prisma.png import png

    return png(layout(flow), title=flow.template.caption)


def _pdf(flow: Flow) -> bytes:
    from reviews.prisma.pdf import pdf

    return pdf(layout(flow), title=flow.template.caption)


def _docx(flow: Flow) -> bytes:
    from reviews.prisma.docx import docx

    return docx(layout(flow), title=flow.template.caption)


def _json(flow: Flow) -> str:
    return dumps(flow.as_dict(), indent=2)


FORMATS = {
    one.extension: one
    for one in (
        Format("svg", "Diagram (SVG)", "image/svg+xml", _picture),
        Format("png", "Diagram (PNG)", "image/png", _png),
        Format("pdf", "Diagram (PDF)", "application/pdf", _pdf),
        Format("docx", "Diagram (Word)", DOCX, _docx),
        # In the layout that the PRISMA2020 package for R reads.
        Format("csv", "Numbers (CSV)", "text/csv; charset=utf-8", table.csv),
        Format("json", "Numbers (JSON)", "application/json", _json),
    )
}


def format_named(extension: str) -> Format:
    """The format that an address names; 404 if there is none."""
    if extension not in FORMATS:
        raise Http404("A flow is not written as such a file.")
    return FORMATS[extension]


def answer(chosen: Format, flow: Flow, *, name: str) -> HttpResponse:
    """The flow as a file to be saved."""
    return HttpResponse(
        chosen.write(flow),
        content_type=chosen.content_type,
        headers={"Content-Disposition": f'attachment; filename="{name}.{chosen.extension}"'},
    )
