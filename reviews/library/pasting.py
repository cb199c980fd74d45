"""Pasting: text from the clipboard as a file, and what a person made of it.

text -> formats.paste.understand -> drafts, which a person corrects or leaves out
     -> paste -> a SourceFile, which is imported as any other
     -> correct_as_saved: the studies say what was saved, the references what was read (but for
        details that only references have, see `pasted.DETAILS`)
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.dateformat import format as formatted

from reviews.audit import actions as audit
from reviews.choices import SourceKind
from reviews.library import actions, keeping
from reviews.library.jobs import import_later
from reviews.library.keys import renew
from reviews.library.models import Search, SourceFile, Study
from reviews.library.pasted import Saved, as_line
from reviews.protocol.models import Member

# A field's name -> what was read and what was saved.
Changes = dict[str, list[object]]


class NotText(Exception):
    """The text has characters that cannot be kept; str() names them."""


@dataclass(frozen=True, slots=True)
class NewSource:
    """The search that pasted text is to begin, in as few words as will do."""

    source_kind: SourceKind
    source_name: str
    run_on: date | None = None


def tidied(text: str) -> str:
    """The text with the line ends that it is kept with: browsers send others than were copied.

    Raises NotText for what neither a page nor a database holds.
    """
    if "\0" in text:
        raise NotText(
            "This text has a NUL character in it, as files have that are not text. Copy the text"
            " itself, or import the file."
        )
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise NotText("This text has half a character in it (a lone surrogate). Copy it again.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


@transaction.atomic
def paste(
    librarian: Member,
    *,
    text: str,
    source: Search | NewSource,
    saved: Sequence[Saved] | None = None,
    again: bool = False,
) -> SourceFile:
    """Keep pasted text as a file of the search, and put it in line to be imported.

    `saved`: the references that the person made of it; None for text in a known format, which
    is read as any file. `again`: they were told that the same text was pasted before.

    Raises NotText, and the refusals of `keeping.receive_file`; then nothing is kept.
    """
    content = tidied(text).encode()
    if isinstance(source, NewSource):
        keeping.one_at_a_time(librarian.review)  # before the log, which adding the search tells
        source = actions.add_search(
            librarian,
            source_kind=source.source_kind,
            source_name=source.source_name,
            run_on=source.run_on,
        )
    name = f"Pasted {formatted(timezone.localtime(), 'j F Y, H:i')}.txt"
    file = keeping.receive_file(
        librarian,
        source,
        SimpleUploadedFile(name, content),
        again=again,
        drafts=None if saved is None else [one.stored() for one in saved],
    )
    import_later(file)
    return file


def correct_as_saved(file: SourceFile) -> list[tuple[Study, Changes]]:
    """Let the new studies of pasted text say what the person saved; those that this changes.

    To be called inside the import's transaction, which gives the answer to `record` at its end.
    """
    corrected: list[tuple[Study, Changes]] = []
    if file.drafts is None:
        return corrected
    studies = Study.objects.filter(reference__file=file).order_by("reference__position")
    for study, draft in zip(studies, file.drafts, strict=True):
        one = Saved.from_stored(draft)
        changes: Changes = {
            name: [getattr(study, name), value]
            for name, value in one.fields.items()
            if getattr(study, name) != value
        }
        details = one.corrected_details
        if changes or details:
            study.corrected = list(details)
            actions.store_corrected(study, {name: after for name, (_, after) in changes.items()})
            for name, value in details.items():
                changes[name] = [as_line(getattr(one.read, name)), as_line(value)]
            corrected.append((study, changes))
    renew(file.review, [study.pk for study, _ in corrected])
    return corrected


def record(file: SourceFile, corrected: Sequence[tuple[Study, Changes]]) -> None:
    """Tell the log what the person corrected before they saved."""
    for study, changes in corrected:
        audit.record(
            "corrected",
            study,
            review_id=file.review_id,
            actor=file.uploaded_by,
            changes=changes,
        )
