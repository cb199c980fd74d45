"""Keeping what is handed in: every byte of it, and nothing that was cut short under its name."""

import errno
import hashlib
from collections import Counter
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile

from reviews.choices import ImportState
from reviews.library import keeping
from reviews.library.models import SourceFile
from reviews.reporting.verifying import differences
from tests.library.conftest import ris, upload, work

RECORDS = ris("Walking", "Swimming", "Cycling")
STORAGE = SourceFile.content.field.storage


class DiskFull(SimpleUploadedFile):
    """An upload of which no more than half can be written down."""

    reads = 0

    def chunks(self, chunk_size=None):
        self.reads += 1
        if self.reads == 1:
            yield from super().chunks(chunk_size)
        else:
            yield self.read(self.size // 2)
            raise OSError(errno.ENOSPC, "No space left on device")


def named(data: bytes) -> Path:
    """Where the bytes are to be found."""
    sha256 = hashlib.sha256(data).hexdigest()
    return Path(STORAGE.path(f"{sha256[:2]}/{sha256}"))


@pytest.fixture(autouse=True)
def _nothing_from_before():
    named(RECORDS).unlink(missing_ok=True)


def test_what_a_full_disk_cut_short_is_not_imported_in_its_place(libby, search, received):
    with pytest.raises(OSError, match="No space"):
        keeping.receive_file(libby, search, DiskFull("results.ris", RECORDS))
    assert not list(named(RECORDS).parent.glob(f"{named(RECORDS).name}*"))

    file = work(received(RECORDS))

    assert file.state == ImportState.DONE
    assert file.references.count() == 3
    assert named(RECORDS).read_bytes() == RECORDS


def test_a_damaged_file_of_that_name_is_mended(received):
    STORAGE.save(str(named(RECORDS).relative_to(STORAGE.location)), ContentFile(RECORDS[:50]))

    file = work(received(RECORDS))

    assert file.references.count() == 3
    assert Path(file.content.path) == named(RECORDS)
    assert named(RECORDS).read_bytes() == RECORDS


def test_the_same_bytes_are_stored_once(received, search, libby):
    first = received(RECORDS)
    before = named(RECORDS).stat()
    second = keeping.receive_file(libby, search, upload(RECORDS), again=True)

    assert str(first.content) == str(second.content)
    assert (named(RECORDS).stat().st_ino, before.st_mtime_ns) == (
        before.st_ino,
        named(RECORDS).stat().st_mtime_ns,
    )


def test_a_large_upload_is_moved_and_not_copied(libby, search):
    sent = TemporaryUploadedFile("large.ris", "text/plain", len(RECORDS), None)
    sent.write(RECORDS)
    sent.flush()
    arrived = Path(sent.temporary_file_path()).stat().st_ino

    file = keeping.receive_file(libby, search, sent)
    sent.close()

    assert Path(file.content.path).stat().st_ino == arrived
    assert Path(file.content.path).read_bytes() == RECORDS


def said(review) -> list[str]:
    return list(differences(review, Counter()))


def test_verify_reads_every_file_once_and_finds_all_well(imported, libby, search, review):
    imported(RECORDS)
    work(keeping.receive_file(libby, search, upload(RECORDS), again=True))
    seen: Counter[str] = Counter()

    assert list(differences(review, seen)) == []
    assert seen["files"] == 2


def test_verify_says_which_file_is_missing(imported, review):
    file = imported(RECORDS)
    named(RECORDS).unlink()

    assert said(review) == [f"File {file.pk}: the stored file is missing."]


def test_verify_says_which_file_is_another_one(imported, review):
    file = imported(RECORDS)
    named(RECORDS).write_bytes(RECORDS.replace(b"Walking", b"Talking"))

    assert said(review) == [f"File {file.pk}: the stored file is not the one that was uploaded."]


def test_verify_says_which_file_was_cut_short(imported, review):
    file = imported(RECORDS)
    named(RECORDS).write_bytes(RECORDS[:50])

    assert said(review) == [
        f"File {file.pk}: the stored file is not the one that was uploaded, which had"
        f" {len(RECORDS)} bytes and not 50."
    ]
