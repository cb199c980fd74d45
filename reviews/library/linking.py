"""Linking companions, and taking links back. Links change no count of reports, and no vote."""

from django.db import transaction
from django.utils import timezone

from reviews.audit import actions as audit
from reviews.library import pairs
from reviews.library.companions import links_of, named, root_of
from reviews.library.group_models import CandidatePair, Companion
from reviews.library.joining import locked_library
from reviews.library.models import Study
from reviews.protocol.models import Member


class NotLinkable(Exception):
    """The studies cannot be linked; the message says why."""


class NotLinked(Exception):
    """The link was taken back already."""


@transaction.atomic
def link(librarian: Member, study: Study, of: Study, *, note: str = "") -> Companion:
    """Say that two studies of the review report on the same investigation.

    Raises NotLinkable for one whose import was undone, for two that are one report or linked to
    each other already, and Study.DoesNotExist for another review's.
    """
    locked_library(librarian.review)
    # As they stand now, which may not be how the page showed them.
    one, other = (librarian.review.studies.get(pk=pk) for pk in (study.pk, of.pk))
    if one.undone or other.undone:
        raise NotLinkable("A study whose import was undone cannot be linked.")
    ends = {root_of(one), root_of(other)}
    if len(ends) == 1:
        raise NotLinkable("These are one report already, not two reports on one investigation.")
    for standing in links_of(librarian.review, root_of(one)):
        if standing.of and {root_of(standing.study), root_of(standing.of)} == ends:
            raise NotLinkable("These two are linked already.")
    return _create(librarian, one, of=other, note=note)


@transaction.atomic
def link_pair(librarian: Member, pair: CandidatePair) -> Companion:
    """Answer a pair of `pairs.related`: its two studies are companions. `unlink` takes it back.

    Raises pairs.NotWaiting if it was answered meanwhile, NotLinkable if one was undone.
    """
    locked_library(librarian.review)
    pair = librarian.review.pairs.select_related("a", "b").get(pk=pair.pk)
    if next(pairs.related(librarian.review, after=pair.pk - 1), None) != pair.pk:
        raise pairs.NotWaiting("Somebody said already what these two are to each other.")
    return link(librarian, pair.a, pair.b)


@transaction.atomic
def link_to_earlier(librarian: Member, study: Study, earlier: str, *, note: str = "") -> Companion:
    """Say that the study reports on one that an earlier version of the review included.

    `earlier` names that one, as the earlier version did.

    Raises NotLinkable, and Study.DoesNotExist for another review's.
    """
    locked_library(librarian.review)
    study = librarian.review.studies.get(pk=study.pk)
    if study.undone:
        raise NotLinkable("A study whose import was undone cannot be linked.")
    if not named(earlier):
        raise NotLinkable("Name the study as the earlier version of the review did.")
    linked = librarian.review.companions.filter(study=study, of=None, unlinked_at=None).first()
    if linked is not None:
        raise NotLinkable(
            f"This study belongs to “{linked.earlier}” already. Take that back first."
        )
    return _create(librarian, study, earlier=earlier.strip(), note=note)


@transaction.atomic
def unlink(librarian: Member, companion: Companion) -> None:
    """Take a link back; its row stays.

    Raises NotLinked.
    """
    locked_library(librarian.review)
    companion = librarian.review.companions.get(pk=companion.pk)
    if companion.unlinked_at is not None:
        raise NotLinked("This link was taken back already.")
    companion.unlinked_by, companion.unlinked_at = librarian, timezone.now()
    companion.save(update_fields=["unlinked_by", "unlinked_at"])
    audit.record(
        "unlinked",
        companion,
        review_id=librarian.review_id,
        actor=librarian,
        study=companion.study_id,
        of=companion.of_id,
        earlier=companion.earlier,
    )


def _create(
    librarian: Member, study: Study, *, of: Study | None = None, earlier: str = "", note: str
) -> Companion:
    made = Companion.objects.create(
        review_id=librarian.review_id,
        study=study,
        of=of,
        earlier=earlier,
        note=note,
        linked_by=librarian,
    )
    audit.record(
        "linked",
        made,
        review_id=librarian.review_id,
        actor=librarian,
        study=study.pk,
        of=made.of_id,
        earlier=earlier,
        note=note,
    )
    return made
