"""Files as librarians hand them in, and their import as the worker does it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from reviews.library import receiving
from reviews.library.models import Search, SourceFile
from reviews.protocol.models import Member
from reviews.screening.tasks import import_file

REAL_FILES = Path(__file__).resolve().parents[3] / "shared/data/formats"


def ris(*titles: str, doi: str = "") -> bytes:
    """A RIS file with a record for each title."""
    record = "TY  - JOUR\r\nTI  - {title}\r\nAU  - Rivera, Ana\r\nPY  - 2021\r\n{doi}ER  - \r\n\r\n"
    lines = f"DO  - {doi}\r\n" if doi else ""
    return "".join(record.format(title=title, doi=lines) for title in titles).encode()


def upload(data: bytes, name: str = "results.ris") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def work(file: SourceFile) -> SourceFile:
    """What the worker does with a file in line; returns the file as it stands afterwards."""
    import_file(file_id=file.pk)
    return SourceFile.objects.select_related("review", "search").get(pk=file.pk)


@pytest.fixture
def received(libby: Member, search: Search) -> Callable[..., SourceFile]:
    """Hand a file in; it waits to be imported."""

    def receive(data: bytes, *, name: str = "results.ris", into: Search = search) -> SourceFile:
        found = receiving.receive(libby, into, [upload(data, name)])
        [file] = found.files
        return file

    return receive


@pytest.fixture
def imported(received: Callable[..., SourceFile]) -> Callable[..., SourceFile]:
    """Hand a file in and have it imported."""

    def receive_and_work(data: bytes, **about: object) -> SourceFile:
        return work(received(data, **about))

    return receive_and_work
