"""Searches, and correcting what people read."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import TypedDict, Unpack

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from reviews.audit import actions as audit
from reviews.choices import SourceKind
from reviews.library import best_of
from reviews.library.keeping import SearchRemoved, one_at_a_time
from reviews.library.keys import renew
from reviews.library.models import Search, Study
from reviews.protocol.models import Member


class ChangedMeanwhile(Exception):
    """Somebody changed what a form shows after it was opened; nothing was saved."""

    def __init__(self) -> None:
        super().__init__(
            "Somebody changed this while you were writing, so nothing was saved. Below is what"
            " you wrote; open the page again to see what they wrote."
        )


class HasFiles(Exception):
    """The search has files, which keep it in the review."""


class More(TypedDict, total=False):
    """What else may be said of a search: what PRISMA-S asks for, and removals before import."""

    limits: str
    filters: str
    peer_review: str
    note: str
    ineligible_before_import: int
    otherwise_removed_before_import: int


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
    **more: Unpack[More],
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
        **more,
    )
    audit.record(
        "added", search, review_id=librarian.review_id, actor=librarian, **facts_of(search)
    )
    return search


def shown_search(librarian: Member, search: Search, *, shown: str) -> Search:
    """The search as it is stored, locked, if that is how it was shown to whoever edited it.

    `shown`: the `fingerprint` of the description that was edited. Raises ChangedMeanwhile or
    keeping.SearchRemoved. To be called in a transaction.
    """
    held = Search.objects.select_for_update(no_key=True)
    earlier = held.filter(pk=search.pk, review=librarian.review_id).first()
    if earlier is None:
        raise SearchRemoved
    if fingerprint(earlier) != shown:
        raise ChangedMeanwhile
    return earlier


@transaction.atomic
def remove_search(librarian: Member, search: Search) -> None:
    """Take out a search that was added by mistake; the log keeps what it said.

    Nothing happens if somebody removed it already. Raises HasFiles: what was uploaded is never
    removed.
    """
    one_at_a_time(librarian.review)
    held = Search.objects.select_for_update()
    if not held.filter(pk=search.pk, review=librarian.review_id):
        return
    if search.files.exists():
        raise HasFiles("This search has files, so it stays. Undo the import of each file instead.")
    Search.objects.filter(pk=search.pk).delete()
    audit.record(
        "removed", search, review_id=librarian.review_id, actor=librarian, **facts_of(search)
    )


CORRECTABLE = tuple(best_of.FIELDS)


@transaction.atomic
def correct(librarian: Member, study: Study, *, shown: str) -> list[str]:
    """Store those fields of a study that were corrected; returns their names.

    `study` says what people should read from now on, also where what they read until now was
    taken from another reference of its group: no reference comes before a correction. The log
    keeps what was read before; the reference keeps what the file said. Later imports find the
    study by what it says now.

    `shown`: the `fingerprint` of the study as it was read. Raises ChangedMeanwhile.
    """
    held = Study.objects.select_for_update(no_key=True)
    stored = held.get(pk=study.pk, review=librarian.review_id)
    [earlier] = best_of.read([stored])
    if fingerprint(earlier) != shown:
        raise ChangedMeanwhile
    changes = {
        name: [getattr(earlier, name), getattr(study, name)]
        for name in CORRECTABLE
        if getattr(earlier, name) != getattr(study, name)
    }
    if not changes:
        return []
    store_corrected(stored, {name: getattr(study, name) for name in changes})
    renew(librarian.review, [stored.pk])
    audit.record(
        "corrected", study, review_id=librarian.review_id, actor=librarian, changes=changes
    )
    return list(changes)


def store_corrected(stored: Study, values: Mapping[str, object]) -> None:
    """Let the study say what a person wrote, field by field.

    Whoever calls this tells the log, and renews the keys of the study.
    """
    for name, value in values.items():
        setattr(stored, name, value)
    stored.corrected = sorted({*stored.corrected, *values})
    stored.save(update_fields=[*values, "corrected"])


def fingerprint(subject: Search | Study) -> str:
    """A short text that differs when the editable fields of a search or study do.

    A form carries it, so that what somebody else wrote meanwhile is not overwritten unseen.
    """
    if isinstance(subject, Study):
        fields: dict[str, object] = {name: getattr(subject, name) for name in CORRECTABLE}
    else:
        fields = facts_of(subject)
    written = json.dumps(fields, sort_keys=True, cls=DjangoJSONEncoder)
    return hashlib.sha256(written.encode()).hexdigest()[:16]


def facts_of(search: Search) -> dict[str, object]:
    """What the team says of a search, by the names of its fields."""
    return {name: getattr(search, name) for name in DESCRIBED}


DESCRIBED = (
    "source_kind",
    "source_name",
    "platform",
    "run_on",
    "hits",
    "strategy",
    "limits",
    "filters",
    "peer_review",
    "note",
    "removed_before_import",
    "ineligible_before_import",
    "otherwise_removed_before_import",
)
