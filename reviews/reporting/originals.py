"""References in their own words: a zip archive with one file for each that was imported."""

import io
import zipfile
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import PurePosixPath

from reviews import formats
from reviews.choices import ImportState
from reviews.formats.encoding import split_lines
from reviews.formats.writing.tables import MARK
from reviews.library.importing import mapped
from reviews.library.models import Reference, SourceFile
from reviews.library.stored import citation_from
from reviews.protocol.models import Review
from reviews.reporting.exports import BATCH
from reviews.reporting.listings import Listing, behind

TABLES = ("CSV", "Tab-separated text")
LONGEST_NAME = 80  # characters
LONGEST_BEGINNING = 1 << 20  # bytes above the first row of a table


class _Taken(io.RawIOBase):
    """Holds what was written until it is taken, so that the archive needs no file."""

    def __init__(self) -> None:
        super().__init__()
        self._held = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: bytes | bytearray | memoryview) -> int:  # type: ignore[override]
        self._held += data
        return len(data)

    def take(self) -> bytes:
        taken = bytes(self._held)
        self._held.clear()
        return taken


def originals(review: Review, listing: Listing) -> Iterator[bytes]:
    """The records of the listing's studies, each as it stood in its file, as a zip archive.

    The archive is written as it is asked for; its files are in UTF-8. Rows of a workbook have no
    text of their own, so they become CSV, from what was read of them.
    """
    out = _Taken()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in review.files.filter(state=ImportState.DONE).order_by("pk"):
            references = _references(review, listing, file)
            if (first := next(references, None)) is None:
                continue
            name, texts = _written(file, chain([first], references))
            with archive.open(f"{file.pk}-{name}", "w", force_zip64=True) as entry:
                for text in texts:
                    entry.write(text.encode())
                    yield out.take()
    yield out.take()


def _references(review: Review, listing: Listing, file: SourceFile) -> Iterator[Reference]:
    """The references of the file that the listing holds, in its order, fetched in batches."""
    studies = behind(review, listing).filter(reference__file=file)
    numbers = studies.order_by("reference__position").values_list("reference_id", flat=True)
    found = numbers.iterator(BATCH)
    while ids := list(islice(found, BATCH)):
        yield from Reference.objects.filter(pk__in=ids).order_by("position")


def _written(file: SourceFile, references: Iterator[Reference]) -> tuple[str, Iterator[str]]:
    """The name of a file in the archive, and its text."""
    name = PurePosixPath(file.name.replace("\\", "/")).name[-LONGEST_NAME:]
    raws = (reference.raw for reference in references)
    try:
        texts = formats.write_original(raws, format_name=file.format, header=_heads(file))
    except formats.NoOwnText:
        items = (citation_from(reference.citation) for reference in references)
        return f"{name}.csv", formats.WRITERS["csv"].texts(items)
    return name, texts


def _heads(file: SourceFile) -> str:
    """What stands above the rows of a table: its heads; "" for any other file."""
    first = file.references.order_by("position").first()
    if file.format not in TABLES or first is None:
        return ""
    with mapped(file) as data:
        if data[:2] == b"PK":  # an archive, in which lines are counted from each file's beginning
            return ""
        codec = "cp1252" if file.encoding == "windows-1252" else file.encoding
        beginning = bytes(data[:LONGEST_BEGINNING]).decode(codec, "replace")
    return "".join(split_lines(beginning.removeprefix(MARK))[: first.first_line - 1])
