"""What librarians do: hand files in, have them imported, link studies, and paste texts."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from reviews.library import receiving
from reviews.library.group_models import Companion
from reviews.library.models import Search, SourceFile, Study
from reviews.protocol.models import Member, Review
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


@pytest.fixture
def link(lena: Member) -> Callable[..., Companion]:
    """Write that two studies are companions, or one of a study of an earlier version."""

    def make(
        study: Study, of: Study | None = None, *, earlier: str = "", **more: object
    ) -> Companion:
        return Companion.objects.create(
            review=study.review, study=study, of=of, earlier=earlier, linked_by=lena, **more
        )

    return make


@pytest.fixture
def send(
    libby: Member, review: Review, signed_in: Callable[[Member], Client]
) -> Callable[..., HttpResponse]:
    """Send the page that shows a pasted text, as a browser does: with all that its forms hold."""
    client, url = signed_in(libby), reverse("library:paste", args=[review.pk])

    def send_it(
        text: str, act: str = "read", shown: HttpResponse | None = None, **about: Any
    ) -> HttpResponse:
        fields = {} if shown is None else fields_of(shown)
        for name, value in about.items():
            fields[name.replace("__", "-")] = value
        fields = {name: value for name, value in fields.items() if value is not None}
        # Browsers send line ends of their own.
        return client.post(url, fields | {"text": text.replace("\n", "\r\n"), "act": act})

    return send_it


def fields_of(response: HttpResponse) -> dict[str, Any]:
    """What the forms of a page that shows a pasted text hold."""
    check = response.context["check"]
    fields = {"drafts": len(check.drafts), "page": check.page, "changes": check.changes}
    for form in [*(item.form for item in check.items), check.place]:
        for field in form:
            value = field.value()
            if field.name == "keep":
                value = "on" if value else None
            fields[field.html_name] = "" if value is None and field.name != "keep" else value
    return fields


def words_of(response: HttpResponse) -> str:
    """The text of a page, without its tags."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def imported_of(response: HttpResponse) -> SourceFile:
    """The file that saving a pasted text led to, imported."""
    assert response.status_code == 302, words_of(response)
    return work(SourceFile.objects.get(pk=int(response["Location"].rstrip("/").split("/")[-1])))
