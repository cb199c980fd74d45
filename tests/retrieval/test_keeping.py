"""Keeping PDFs: by their content, whatever they are called, and nothing that is none."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage, storages
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile

from reviews.retrieval import keeping
from reviews.retrieval.keeping import NotAPdf, PdfTooLarge, keep
from tests.pdfs import a_pdf


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Iterator[Path]:
    """Where full texts are kept during a test."""
    monkeypatch.setattr(storages["full_texts"], "_location", str(tmp_path))
    for name in ("base_location", "location"):
        storages["full_texts"].__dict__.pop(name, None)
    yield tmp_path
    monkeypatch.undo()
    for name in ("base_location", "location"):
        storages["full_texts"].__dict__.pop(name, None)


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_pdf_is_kept_under_its_sha256_and_nobodys_name_is_on_the_disk(folder):
    pdf = a_pdf("Walking")

    kept = keep(SimpleUploadedFile("../../etc/Rivera 2020 – Walking.pdf", pdf))

    sha256 = hashlib.sha256(pdf).hexdigest()
    assert (kept.sha256, kept.size) == (sha256, len(pdf))
    assert [path.relative_to(folder) for path in files(folder)] == [Path(sha256[:2]) / sha256]
    assert (folder / kept.path).read_bytes() == pdf


def test_the_same_content_is_kept_once(folder):
    pdf = a_pdf("Walking")

    first = keep(SimpleUploadedFile("a.pdf", pdf))
    second = keep(SimpleUploadedFile("b.pdf", pdf))

    assert first == second
    assert len(files(folder)) == 1


def test_what_was_cut_short_is_not_taken_for_the_file(folder):
    pdf = a_pdf("Walking")
    sha256 = hashlib.sha256(pdf).hexdigest()
    storages["full_texts"].save(f"{sha256[:2]}/{sha256}", ContentFile(pdf[:100]))

    kept = keep(SimpleUploadedFile("a.pdf", pdf))

    assert (folder / kept.path).read_bytes() == pdf


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html><script>alert(1)</script></html>",
        b"\x89PNG\r\n\x1a\n",
        b" " * 2_000 + b"%PDF-1.7",  # too late to be one
    ],
)
def test_what_is_no_pdf_is_refused_in_words_and_not_kept(folder, content):
    with pytest.raises(NotAPdf, match=r"“report\.pdf” is (empty|not a PDF)"):
        keep(SimpleUploadedFile("report.pdf", content, content_type="application/pdf"))

    assert files(folder) == []


def test_a_pdf_may_begin_with_what_a_mail_program_put_before_it(folder):
    assert keep(SimpleUploadedFile("a.pdf", b"\r\n\r\n" + a_pdf("Walking"))).size


def test_what_is_larger_than_the_setting_is_refused(folder, monkeypatch):
    monkeypatch.setattr(settings, "LARGEST_PDF", 1_000_000)

    with pytest.raises(PdfTooLarge, match="larger than 1 MB"):
        keep(SimpleUploadedFile("a.pdf", a_pdf("Walking") + b" " * 1_000_000))

    assert files(folder) == []


class Piecemeal(TemporaryUploadedFile):
    """An upload that counts how much of it is read at once."""

    largest = 0

    def read(self, size: int = -1) -> bytes:
        data = self.file.read(size)
        self.largest = max(self.largest, len(data))
        return data


@pytest.mark.parametrize(
    "megabytes", [20, pytest.param(300, marks=pytest.mark.full(reason="writes 300 MB"))]
)
def test_a_large_pdf_is_never_read_whole(folder, megabytes):
    upload = Piecemeal("large.pdf", "application/pdf", 0, None)
    upload.file.write(a_pdf("Walking"))
    for _ in range(megabytes):
        upload.file.write(b"%" * (1 << 20))
    upload.size = upload.file.tell()

    kept = keep(upload)

    assert (folder / kept.path).stat().st_size == upload.size > megabytes << 20
    assert upload.largest <= 1 << 20
    upload.close()


def test_a_storage_elsewhere_is_read_through_a_copy(monkeypatch):
    elsewhere = InMemoryStorage()
    monkeypatch.setattr(keeping, "_storage", lambda: elsewhere)
    pdf = a_pdf("Walking")
    kept = keep(SimpleUploadedFile("a.pdf", pdf))

    with keeping.as_local_file(kept.path) as path:
        assert path.read_bytes() == pdf

    assert not path.exists()
