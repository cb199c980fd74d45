"""Uploads: each file kept as it came, and put in line to be imported, or refused by itself."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from reviews.choices import ImportState
from reviews.library import keeping
from reviews.library.jobs import import_later
from reviews.library.models import Search, SourceFile
from reviews.protocol.models import Member


@dataclass(frozen=True)
class Seen:
    """An upload whose content the review has already, in `earlier`."""

    name: str
    earlier: SourceFile


@dataclass
class Received:
    """What became of the files of one upload; `refusals` are sentences."""

    files: list[SourceFile] = field(default_factory=list)
    seen: list[Seen] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)


def receive(
    librarian: Member, search: Search, uploads: "Iterable[UploadedFile[bytes]]"
) -> Received:
    """Take in the files one by one: a problem with one never loses the others.

    Raises keeping.SearchRemoved.
    """
    received = Received()
    for upload in uploads:
        try:
            with transaction.atomic():
                file = keeping.receive_file(librarian, search, upload)
                import_later(file)
        except keeping.SeenBefore as seen:
            received.seen.append(Seen(upload.name or "unnamed", seen.earlier))
        except (keeping.EmptyUpload, keeping.FileTooLarge) as refusal:
            received.refusals.append(str(refusal))
        else:
            received.files.append(file)
    return received


@transaction.atomic
def receive_again(
    librarian: Member, search: Search, earlier: SourceFile, *, name: str
) -> SourceFile:
    """Import content once more, which somebody was told is here already, and wants all the same.

    The stored bytes of `earlier` serve again, so that nobody has to upload them a second time.
    Asked twice, it is the file that still waits since the first time.

    Raises keeping.SearchRemoved.
    """
    held = Search.objects.select_for_update(no_key=True)  # one comes after the other
    if not held.filter(pk=search.pk):
        raise keeping.SearchRemoved
    waiting = search.files.filter(sha256=earlier.sha256, state=ImportState.WAITING)
    if asked_before := waiting.exclude(pk=earlier.pk).first():
        return asked_before
    file = keeping.keep_file(
        librarian,
        search,
        name=name,
        sha256=earlier.sha256,
        size=earlier.size,
        path=str(earlier.content),
    )
    import_later(file)
    return file
