"""Joining and splitting by hand, with what follows for screening."""

from uuid import UUID

from django.db import transaction
from django.db.models import Q

from reviews.audit import actions as audit
from reviews.library import joining, pairs
from reviews.library.models import Study
from reviews.protocol.models import Member
from reviews.screening import foreseeing, staying
from reviews.screening.entering import hold, refresh


@transaction.atomic
def join(
    librarian: Member,
    studies: list[Study],
    *,
    stays: int | None = None,
    shown: str | None = None,
    run: UUID | None = None,
) -> Study:
    """Join two or more studies as the same report; returns the one that is screened from now on.

    The others leave the queue and keep their decisions; splitting gives them back.

    `stays`: the one that the librarian chose, if not the one that `rules.stays` names. `shown`:
    what the librarian was told of the votes before, see `foreseeing.to_stay`.
    `run`: the name to undo the join by.

    Raises joining.NotJoinable, and its kinds foreseeing.LookFirst and CannotStay.
    """
    joining.locked_library(librarian.review)
    # As they stand now, which may not be how the page showed them.
    chosen = librarian.review.studies.filter(pk__in=[study.pk for study in studies])
    roots = {joined_to or pk for pk, joined_to in chosen.values_list("pk", "joined_to")}
    if len(roots) < 2:
        raise joining.NotJoinable("Choose at least two studies that are not joined yet.")
    hold(librarian.review, Study.objects.filter(Q(pk__in=roots) | Q(joined_to__in=roots)))
    claims = staying.claims_on(roots)
    root = foreseeing.to_stay(claims, chosen=stays, shown=shown)
    candidates = {study.pk: study for study in librarian.review.studies.filter(pk__in=roots)}
    into = candidates.pop(root)
    evidence = foreseeing.why_joined(librarian, claims, root)
    changed = joining.link(
        list(candidates.values()), into, by=librarian, evidence=evidence, run=run
    )
    refresh(librarian.review, [*changed, into.pk])
    audit.record(
        "joined",
        into,
        review_id=librarian.review_id,
        actor=librarian,
        studies=changed,
        evidence=evidence,
        chosen=foreseeing.was_chosen(claims, root),
    )
    return into


@transaction.atomic
def split(librarian: Member, study: Study) -> None:
    """Take the study out of its group; each study goes on with its own decisions.

    When it was the one that is screened, `rules.stays` names the one that is screened for the
    others from now on, as in a join.

    What the rules had joined is told apart by that, so that no later import joins it again.

    Raises joining.NotJoined.
    """
    joining.locked_library(librarian.review)
    study = librarian.review.studies.get(pk=study.pk)
    root = study.joined_to_id or study.pk
    hold(librarian.review, Study.objects.filter(Q(pk=root) | Q(joined_to=root)))
    by_rules = pairs.joined_by_rules(study)
    changed = joining.split(study, by=librarian, choose=staying.choose)
    refresh(librarian.review, [*changed, root])
    audit.record(
        "split",
        study,
        review_id=librarian.review_id,
        actor=librarian,
        group=root,
        studies=changed,
    )
    if by_rules is not None:
        pairs.keep_apart(librarian, by_rules)
