"""Reading a file again as a person says: in another encoding, or with the columns of a table."""

from django.db import transaction

from reviews.audit import actions as audit
from reviews.choices import ImportState
from reviews.formats import ColumnMapping
from reviews.library import importing, keeping
from reviews.library.jobs import import_later
from reviews.library.joining import locked_library
from reviews.library.models import SourceFile
from reviews.protocol.models import Member
from reviews.screening.imports import undo_import

AS_SAVED = "A person saved what stands in this pasted text, so there is nothing to choose."


class NotReadable(Exception):
    """The file waits, its import was undone, or it is pasted text; the message says so."""


@transaction.atomic
def read_again(
    librarian: Member,
    file: SourceFile,
    *,
    encoding: str | None = None,
    mapping: ColumnMapping | None = None,
) -> SourceFile:
    """Put the file in line to be read as somebody says; returns the file that will be imported.

    `encoding` is a key of `formats.ENCODINGS` or "" to let the bytes decide, `mapping` what each
    column of a table holds; None leaves either as it was. A file whose import stands is undone,
    its references kept, and its bytes imported anew as another file. One that gave no references
    is itself put in line again.

    Raises importing.BeingRead, NotReadable, also for pasted text, or VotesInTheWay.
    """
    found = importing.held(librarian.review, file)
    locked_library(librarian.review)
    if found.drafts is not None:
        raise NotReadable(AS_SAVED)
    encoding = found.chosen_encoding if encoding is None else encoding
    mapping = found.mapping if mapping is None else mapping
    if found.state == ImportState.DONE:
        undo_import(librarian, found)
        again = keeping.keep_file(
            librarian,
            found.search,
            name=found.name,
            sha256=found.sha256,
            size=found.size,
            path=str(found.content),
            encoding=encoding,
            mapping=mapping,
        )
    elif found.state in {ImportState.FAILED, ImportState.COLUMNS}:
        again = found
        again.chosen_encoding, again.mapping = encoding, mapping
        again.state, again.refusal = ImportState.WAITING, ""
        again.save(update_fields=["chosen_encoding", "mapping", "state", "refusal"])
    else:
        raise NotReadable("This file waits to be imported, or its import was undone.")
    import_later(again)
    audit.record(
        "read again",
        again,
        review_id=librarian.review_id,
        actor=librarian,
        earlier=found.pk,
        encoding=again.chosen_encoding,
        mapping=again.mapping,
    )
    return again
