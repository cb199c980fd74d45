"""An import as a whole: read, duplicates joined, votes asked for; and undoing it."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from reviews import formats
from reviews.audit import actions as audit
from reviews.choices import ImportState
from reviews.library import deduplicating, importing, joining, keys, pasting
from reviews.library.models import SourceFile, Study
from reviews.library.progress import Progress
from reviews.protocol.models import Member
from reviews.screening import staying
from reviews.screening.entering import count_by_method, enter_new, hold, refresh
from reviews.screening.models import Decision

# How far an import is, in per cent, when these parts are done; the rest is finding duplicates. Keys
# are made anew only after an upgrade.
KEYS_DONE, READING_DONE = 40, 90


class VotesInTheWay(Exception):
    """Somebody has voted on the file's studies; the message says who."""

    def __init__(self, people: list[str]) -> None:
        super().__init__(
            f"{' and '.join(people)} voted on studies of this file. Undoing the import would take"
            " their work out of the review, so it is not possible any more."
        )


class NotImported(Exception):
    """The file is not imported, so there is nothing to undo."""


def import_file(file: SourceFile) -> None:
    """Import a stored file in one transaction, or note why it cannot be.

    A file that was imported, refused or undone already is left as it is: a job may run twice.
    """
    try:
        with Progress(file) as progress:
            keys.bring_up_to_date(file.review, progress=progress.part(upto=KEYS_DONE))
            with transaction.atomic():
                _import(file, progress)
    except formats.UnknownColumns as question:
        importing.ask_for_columns(file, str(question))
    except formats.UnreadableFile as refusal:
        importing.refuse(file, str(refusal))
    except importing.NotWaiting:
        return


def _import(file: SourceFile, progress: Progress) -> None:
    references = importing.import_records(file, progress=progress.part(upto=READING_DONE))
    corrected = pasting.correct_as_saved(file)
    joins = deduplicating.join_duplicates(file)
    enter_new(file.review, Study.objects.filter(reference__file=file))
    count_by_method(file.review, {join.into for join in joins})
    audit.record(
        "imported",
        file,
        review_id=file.review_id,
        actor=file.uploaded_by,
        sha256=file.sha256,
        references=references,
    )
    pasting.record(file, corrected)
    deduplicating.record(file, joins)


def in_the_way(file: SourceFile) -> QuerySet[Member]:
    """Members who have voted on a study of the file, which would take their work away."""
    voters = Decision.objects.filter(study__reference__file=file).values("screener")
    return Member.objects.filter(pk__in=voters).select_related("user").order_by("user__name")


@dataclass(frozen=True)
class Effect:
    """What undoing an import would take out; `in_the_way` names those whose votes forbid it."""

    references: int
    joined_elsewhere: int
    in_the_way: list[str]


def effect_of_undoing(file: SourceFile) -> Effect:
    """How many references would leave, and how many of them are duplicates of others."""
    own = Study.objects.filter(reference__file=file, undone=False)
    return Effect(
        references=own.count(),
        joined_elsewhere=own.filter(joined_to__isnull=False).count(),
        in_the_way=[str(member) for member in in_the_way(file)],
    )


@transaction.atomic
def undo_import(librarian: Member, file: SourceFile) -> None:
    """Take an imported file's references out of every count and list; they stay in the table.

    Raises importing.BeingRead, NotImported or VotesInTheWay.
    """
    file = importing.held(librarian.review, file)
    joining.locked_library(librarian.review)
    if file.state != ImportState.DONE:
        raise NotImported("This file is not imported, so there is nothing to undo.")
    # Whoever is deciding on one of these studies now commits first, and stands in the way.
    hold(
        librarian.review,
        Study.objects.filter(Q(reference__file=file) | Q(joined_to__reference__file=file)),
    )
    if people := [str(member) for member in in_the_way(file)]:
        raise VotesInTheWay(people)
    own = Study.objects.filter(reference__file=file)
    own.update(undone=True)
    changed = set(own.values_list("pk", flat=True))
    for root in own.filter(joined__undone=False).distinct().order_by("pk"):
        changed.update(joining.detach_root(root, by=librarian, choose=staying.choose))
    file.state, file.undone_by, file.undone_at = ImportState.UNDONE, librarian, timezone.now()
    file.save(update_fields=["state", "undone_by", "undone_at"])
    refresh(librarian.review, changed)
    audit.record(
        "undid the import of",
        file,
        review_id=librarian.review_id,
        actor=librarian,
        name=file.name,
        sha256=file.sha256,
    )
