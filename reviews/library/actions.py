"""Searches and the files that belong to them."""

import hashlib
from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from reviews.audit import actions as audit
from reviews.choices import ImportState, SourceKind
from reviews.library.models import Search, SourceFile, Study
from reviews.protocol.models import Member, Review

LARGEST_FILE = 1_000_000_000  # bytes; a million references are about a quarter of this


class FileTooLarge(Exception):
    """The file is larger than any search result should be."""


class EmptyUpload(Exception):
    """The file has no content."""


class SeenBefore(Exception):
    """A file with the same content was uploaded already; `earlier` is that one."""

    def __init__(self, earlier: SourceFile) -> None:
        self.earlier = earlier
        super().__init__(
            f"The same file was imported before, as “{earlier.name}” into {earlier.search}."
            " Importing it again would count every record twice."
        )


@transaction.atomic
def add_search(
    librarian: Member,
    *,
    source_kind: SourceKind,
    source_name: str,
    platform: str = "",
    strategy: str = "",
    run_on: date | None = None,
    hits: int | None = None,
    removed_before_import: int = 0,
) -> Search:
    """Add one run of one strategy on one source. `hits`: how many records the source showed."""
    search = Search.objects.create(
        review=librarian.review,
        source_kind=source_kind,
        source_name=source_name,
        platform=platform,
        strategy=strategy,
        run_on=run_on,
        hits=hits,
        removed_before_import=removed_before_import,
        added_by=librarian,
    )
    audit.record("added", search, review_id=librarian.review_id, actor=librarian, **_facts(search))
    return search


@transaction.atomic
def change_search(librarian: Member, search: Search) -> None:
    """Store a search whose description was edited; the log keeps what it said before."""
    earlier = Search.objects.select_for_update().get(pk=search.pk, review=librarian.review_id)
    search.save()
    audit.record(
        "changed",
        search,
        review_id=librarian.review_id,
        actor=librarian,
        earlier=_facts(earlier),
        **_facts(search),
    )


def receive_file(
    librarian: Member, search: Search, upload: "UploadedFile[bytes]", *, again: bool = False
) -> SourceFile:
    """Keep an uploaded file as it came and put it in line to be imported.

    `again`: the person has been told that the same content was imported before, and wants it.
    The caller enqueues the import in the same transaction.

    Raises EmptyUpload, FileTooLarge or SeenBefore; then nothing is kept.
    """
    if not upload.size:
        raise EmptyUpload(f"“{upload.name}” is empty. Export it again from the database.")
    if upload.size > LARGEST_FILE:
        raise FileTooLarge(
            f"“{upload.name}” is larger than 1 GB. Export the search in several files."
        )
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    sha256 = digest.hexdigest()
    if not again and (earlier := seen_before(librarian.review, sha256)):
        raise SeenBefore(earlier)
    upload.seek(0)
    file = SourceFile(
        review=librarian.review,
        search=search,
        name=upload.name or "unnamed",
        sha256=sha256,
        size=upload.size,
        uploaded_by=librarian,
    )
    storage = SourceFile.content.field.storage
    path = f"{sha256[:2]}/{sha256}"
    # Named for its content: the same bytes are stored once, and never overwritten.
    file.content.name = path if storage.exists(path) else storage.save(path, upload)
    with transaction.atomic():
        file.save()
        audit.record(
            "uploaded",
            file,
            review_id=librarian.review_id,
            actor=librarian,
            name=file.name,
            sha256=sha256,
            size=file.size,
            search=search.pk,
        )
    return file


def seen_before(review: Review, sha256: str) -> SourceFile | None:
    """The file with the same content that counts, or may yet, in this review."""
    counted = review.files.exclude(state__in=[ImportState.FAILED, ImportState.UNDONE])
    return counted.filter(sha256=sha256).select_related("search").order_by("pk").first()


CORRECTABLE = (
    "title",
    "authors",
    "year",
    "container_title",
    "volume",
    "issue",
    "pages",
    "doi",
    "pmid",
    "abstract",
)


@transaction.atomic
def correct(librarian: Member, study: Study) -> None:
    """Store a study whose bibliographic fields were corrected.

    The log keeps what they said before; the reference keeps what the file said.
    """
    earlier = Study.objects.select_for_update().get(pk=study.pk, review=librarian.review_id)
    changes = {
        name: [getattr(earlier, name), getattr(study, name)]
        for name in CORRECTABLE
        if getattr(earlier, name) != getattr(study, name)
    }
    if not changes:
        return
    study.save(update_fields=list(changes))
    audit.record(
        "corrected", study, review_id=librarian.review_id, actor=librarian, changes=changes
    )


def _facts(search: Search) -> dict[str, object]:
    described = (
        "source_kind",
        "source_name",
        "platform",
        "strategy",
        "run_on",
        "hits",
        "removed_before_import",
    )
    return {name: getattr(search, name) for name in described}
