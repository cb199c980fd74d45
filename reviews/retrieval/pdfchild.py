"""A process of its own that opens one PDF: `python pdfchild.py text|picture PATH …`.

PDFs come from anywhere, and what a hostile one breaks is this process alone: its memory and its
processor time are limited, and who started it kills it if it does not end. It knows nothing of
Django, and is run as a script, so that it starts quickly.

`text PATH MOST_PAGES` writes lines of JSON to stdout, so that what was read before it broke off
is not lost: {"pages": 12, "info": {"Title": …, "doi": …}, "xmp": […]}, then {"text": "…"} for each
page. `picture PATH PAGE WIDTH` writes a PNG. Exit codes are those of `Ended`.
"""

import json
import mmap
import re
import sys
from contextlib import suppress
from enum import IntEnum
from pathlib import Path
from typing import Any

import pypdfium2

MOST_MEMORY = 2 << 30  # bytes of address space, of which little is used
MOST_SECONDS = 60  # of processor time
MOST_WRITTEN = 64 << 20  # bytes
MOST_PIXELS = 6_000_000
WRONG_PASSWORD = 4  # as PDFium counts its errors
# Where publishers put a DOI into a PDF, beside the fields that every program writes.
INFO = ("Title", "Author", "Subject", "Keywords", "doi", "DOI", "WPS-ARTICLEDOI", "Identifier")
XMP = re.compile(rb"<x:xmpmeta.{0,200000}?</x:xmpmeta>", re.DOTALL)
XMP_DOI = re.compile(rb"<(?:(?:prism|pdfx):(?:doi|url)|dc:identifier)[^>]*>([^<]{3,300})<", re.I)


class Ended(IntEnum):
    """How the process ended, if it was not cut short."""

    WELL = 0
    BROKEN = 3
    ENCRYPTED = 4
    TOO_LARGE = 5


def text(path: str, most_pages: int) -> Ended:
    """Write what the PDF says of itself, and the text of each page."""
    pdf = pypdfium2.PdfDocument(path)
    if len(pdf) > most_pages:
        _say({"pages": len(pdf)})
        return Ended.TOO_LARGE
    info = {key: value for key in INFO if (value := pdf.get_metadata_value(key))}
    _say({"pages": len(pdf), "info": info, "xmp": _dois_of_xmp(path)})
    for index in range(len(pdf)):
        said = ""
        # A page that cannot be read costs itself, and not the others.
        with suppress(pypdfium2.PdfiumError):
            page = pdf[index]
            said = page.get_textpage().get_text_range()
            page.close()
        _say({"text": said})
    return Ended.WELL


def picture(path: str, number: int, width: int) -> Ended:
    """Write page `number`, the first being 1, as a PNG `width` pixels wide, less if it is long."""
    page = pypdfium2.PdfDocument(path)[number - 1]
    wide, high = page.get_size()
    scale = min(width / wide, (MOST_PIXELS / (wide * high)) ** 0.5)
    page.render(scale=scale).to_pil().save(sys.stdout.buffer, "PNG")
    return Ended.WELL


def _dois_of_xmp(path: str) -> list[str]:
    """What the metadata packets call a DOI, an identifier or an address, as written."""
    with (
        Path(path).open("rb") as file,
        mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data,
    ):
        packets = [match.group() for _, match in zip(range(20), XMP.finditer(data), strict=False)]
    found = [value for packet in packets for value in XMP_DOI.findall(packet)]
    return [value.decode(errors="replace") for value in found[:20]]


def _say(line: dict[str, Any]) -> None:
    print(json.dumps(line), flush=True)


def _limit() -> None:
    """Let the operating system end this process when it takes too much."""
    with suppress(ImportError):  # Windows has no such limits; the time is limited everywhere
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
        resource.setrlimit(resource.RLIMIT_FSIZE, (MOST_WRITTEN, MOST_WRITTEN))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(what: str, path: str, *numbers: str) -> Ended:
    """Do what the arguments say."""
    _limit()
    try:
        return (text if what == "text" else picture)(path, *map(int, numbers))
    except pypdfium2.PdfiumError as error:
        return Ended.ENCRYPTED if error.err_code == WRONG_PASSWORD else Ended.BROKEN
    except MemoryError:
        return Ended.TOO_LARGE


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
