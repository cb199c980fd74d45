"""Files that people hand in: each kept as it came, under the name of its content."""

import hashlib
import os
from uuid import uuid4

from django.core.files.base import File
from django.core.files.uploadedfile import UploadedFile
from django.db import connection, transaction

from reviews.audit import actions as audit
from reviews.choices import ImportState
from reviews.formats import ColumnMapping
from reviews.library.models import Search, SourceFile
from reviews.library.pasted import Drafts
from reviews.library.rereading import digest
from reviews.protocol.models import Member, Review

LARGEST_FILE = 1_000_000_000  # bytes; half a million references with their abstracts
# How names end of what is still being written; `docker/backup.sh` leaves it out.
IN_TRANSIT = ".part"
# Any number that no other advisory lock of Tandem uses.
UPLOAD_LOCK = 5_173


class FileTooLarge(Exception):
    """The file is larger than any search result should be."""


class EmptyUpload(Exception):
    """The file has no content."""


class SearchRemoved(Exception):
    """Somebody removed the search that was to be changed, or to have another file."""

    def __init__(self) -> None:
        super().__init__("Somebody removed this search meanwhile, so nothing was saved.")


class SeenBefore(Exception):
    """A file with the same content was uploaded already; `earlier` is that one."""

    def __init__(self, earlier: SourceFile) -> None:
        self.earlier = earlier
        super().__init__(
            f"The same file was imported before, as “{earlier.name}” into {earlier.search}."
            " Importing it again would count every record twice."
        )


@transaction.atomic
def receive_file(
    librarian: Member,
    search: Search,
    upload: "UploadedFile[bytes]",
    *,
    again: bool = False,
    drafts: Drafts | None = None,
) -> SourceFile:
    """Keep an uploaded file as it came and put it in line to be imported.

    `again`: the person has been told that the same content was imported before, and wants it.
    `drafts`: the file is pasted text, of which a person saved these. The caller enqueues the
    import in the same transaction.

    Raises EmptyUpload, FileTooLarge, SearchRemoved or SeenBefore; then nothing is kept.
    """
    size = size_of(upload)
    sha256 = sha256_of(upload)
    one_at_a_time(librarian.review)
    if not librarian.review.searches.filter(pk=search.pk).exists():
        raise SearchRemoved
    if not again and (earlier := seen_before(librarian.review, sha256)):
        raise SeenBefore(earlier)
    return keep_file(
        librarian,
        search,
        name=upload.name or "unnamed",
        sha256=sha256,
        size=size,
        path=_stored(upload, sha256, size=size),
        drafts=drafts,
    )


def sha256_of(file: "File[bytes]") -> str:
    """The SHA-256 of a file's content, read in pieces."""
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    return digest.hexdigest()


def _stored(upload: "UploadedFile[bytes]", sha256: str, *, size: int) -> str:
    """Where in the storage the upload's bytes are; the same ones are stored once. `size` in bytes.

    They get their name when all of them are on the disk, so nothing that was cut short has it. What
    has it with another size is damaged, and is mended by that for whoever else refers to it.
    """
    storage, path = SourceFile.content.field.storage, f"{sha256[:2]}/{sha256}"
    if storage.exists(path) and storage.size(path) == size:
        return path
    upload.seek(0)
    part = f"{path}.{uuid4().hex}{IN_TRANSIT}"
    try:
        storage.save(part, upload)
        with storage.open(part, "rb+") as written:
            os.fsync(written.fileno())
        os.replace(storage.path(part), storage.path(path))
    finally:
        storage.delete(part)
    return path


def size_of(upload: "UploadedFile[bytes]") -> int:
    """How many bytes an upload has. Raises EmptyUpload or FileTooLarge where it cannot be kept."""
    if not upload.size:
        raise EmptyUpload(f"“{upload.name}” is empty. Export it again from the database.")
    if upload.size > LARGEST_FILE:
        raise FileTooLarge(
            f"“{upload.name}” is larger than 1 GB. Export the search in several files."
        )
    return upload.size


@transaction.atomic
def keep_file(
    librarian: Member,
    search: Search,
    *,
    name: str,
    sha256: str,
    size: int,
    path: str,
    drafts: Drafts | None = None,
    encoding: str = "",
    mapping: ColumnMapping | None = None,
) -> SourceFile:
    """Note that the bytes stored at `path` belong to the search, and wait to be imported.

    `encoding` and `mapping`: how a person said that they are to be read.

    Of pasted text the log keeps a digest of what was saved, which the file itself tells in full.
    """
    file = SourceFile.objects.create(
        review=librarian.review,
        search=search,
        name=name,
        content=path,
        sha256=sha256,
        size=size,
        uploaded_by=librarian,
        drafts=drafts,
        chosen_encoding=encoding,
        mapping=mapping,
    )
    facts: dict[str, object] = {"name": name, "sha256": sha256, "size": size, "search": search.pk}
    if drafts is not None:
        facts |= {"references": len(drafts), "drafts": digest(drafts)}
    audit.record(
        "uploaded" if drafts is None else "pasted",
        file,
        review_id=librarian.review_id,
        actor=librarian,
        **facts,
    )
    return file


def one_at_a_time(review: Review) -> None:
    """Wait until nobody else receives a file of the review, so that the same two are noticed.

    Nor removes a search meanwhile. To be called before the log is told anything.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [UPLOAD_LOCK, review.pk])


def seen_before(review: Review, sha256: str) -> SourceFile | None:
    """The file with the same content that counts, or may yet, in this review."""
    counted = review.files.exclude(state__in=[ImportState.FAILED, ImportState.UNDONE])
    return counted.filter(sha256=sha256).select_related("search").order_by("pk").first()
