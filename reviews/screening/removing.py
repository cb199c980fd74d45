"""Taking studies out before screening, excluding by a tool, and bringing them back."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from reviews.audit import actions as audit
from reviews.choices import Aside, Outcome, Stage
from reviews.library.models import Study
from reviews.protocol.models import Member, Review
from reviews.screening import rules
from reviews.screening.entering import hold, refresh
from reviews.screening.models import REMOVALS, Removal, Screening
from reviews.screening.staying import ever_voted_on

TOLD_AT_ONCE = 10_000  # studies in one row of the log


class NothingToRemove(rules.Refused):
    """None of the studies can be removed; the message says why."""


class NothingToBringBack(rules.Refused):
    """None of the studies was removed."""


# What is screened, and would be free to leave if nobody ever voted on it: see `_with_votes`.
SCREENED = Q(stage=Stage.TITLE_ABSTRACT, aside=Aside.NOT)
FREE = SCREENED & Q(was_voted_on=False, outcome=Outcome.AWAITING)


@dataclass(frozen=True)
class Effect:
    """What taking studies out of screening would do, by the number of studies.

    `free` would leave it. `voted` stay, as somebody has voted on them at some time; `elsewhere`
    are joined to another or out of screening already.
    """

    chosen: int
    free: int
    voted: int

    @property
    def elsewhere(self) -> int:
        """Those that are not screened as it is."""
        return self.chosen - self.free - self.voted


def effect_of_removing(review: Review, studies: QuerySet[Study]) -> Effect:
    """What `remove` would do to these studies now; nothing is written. One query."""
    there = Screening.objects.filter(
        review=review, study__in=studies.values("pk"), stage=Stage.TITLE_ABSTRACT
    )
    found = _with_votes(there).aggregate(
        chosen=Count("pk"),
        free=Count("pk", filter=FREE),
        voted=Count("pk", filter=SCREENED & ~FREE),
    )
    return Effect(**found)


def _with_votes(screenings: QuerySet[Screening]) -> QuerySet[Screening]:
    """Whether anybody ever voted on each, in whatever round, also if that was taken back since.

    What somebody has screened was not removed before screening, however often it is reopened.
    """
    return screenings.annotate(was_voted_on=ever_voted_on("study"))


def studies_of_act(removal: Removal) -> list[int]:
    """The studies that were removed in the same act, as far as nothing was said of them since."""
    later = Removal.objects.filter(study=OuterRef("study"), pk__gt=OuterRef("pk"))
    return list(_of_act(removal).exclude(Exists(later)).values_list("study", flat=True))


def studies_brought_back(removal: Removal) -> list[int]:
    """Those of the act that were brought back since, by the newest that was said of them."""
    newest = Removal.objects.filter(study=OuterRef("study"), pk__gt=OuterRef("pk")).order_by("-pk")
    back = _of_act(removal).annotate(now=newest.values("kind")[:1]).filter(now=Aside.NOT)
    return list(back.values_list("study", flat=True))


def _of_act(removal: Removal) -> QuerySet[Removal]:
    """The rows that one act wrote: all at the time of its transaction."""
    return Removal.objects.filter(
        review=removal.review_id,
        kind=removal.kind,
        why=removal.why,
        removed_by=removal.removed_by_id,
        removed_at=removal.removed_at,
    )


@transaction.atomic
def remove(librarian: Member, study_ids: Collection[int], *, kind: Aside, why: str) -> list[int]:
    """Take studies out of screening; returns the ids of those that were.

    `kind` is one of REMOVALS: PRISMA's two removals before screening, or an exclusion by a tool;
    `why` names the reason or the tool. Studies on which somebody ever voted, and those that are
    joined or removed already, are left as they are: nobody's work is put aside, and the flow
    counts what was screened as screened.

    Raises NothingToRemove, and ValueError for another kind.
    """
    if kind not in REMOVALS:
        raise ValueError(f"{kind!r} is no kind of removal")
    review = librarian.review
    hold(review, Study.objects.filter(review=review, pk__in=study_ids))
    free = _with_votes(Screening.objects.filter(review=review, study__in=study_ids)).filter(FREE)
    chosen = list(free.order_by("study").values_list("study", flat=True))
    if not chosen:
        raise NothingToRemove(
            "None of these studies can be removed: somebody has voted on them, now or earlier, or"
            " they are not screened. Nothing was changed. To leave out what was voted on, vote to"
            " exclude it; a study that is settled must be reopened for that."
        )
    _write(librarian, chosen, kind=kind, why=why, verb="removed")
    return chosen


@transaction.atomic
def bring_back(librarian: Member, study_ids: Collection[int]) -> list[int]:
    """Ask for votes again on studies that were removed; returns the ids of those that were.

    Raises NothingToBringBack.
    """
    review = librarian.review
    hold(review, Study.objects.filter(review=review, pk__in=study_ids))
    removed = Screening.objects.filter(
        review=review, study__in=study_ids, stage=Stage.TITLE_ABSTRACT, aside__in=REMOVALS
    )
    chosen = list(removed.order_by("study").values_list("study", flat=True))
    if not chosen:
        raise NothingToBringBack("None of these studies is removed. Nothing was changed.")
    _write(librarian, chosen, kind=Aside.NOT, why="", verb="brought back")
    return chosen


def _write(librarian: Member, studies: list[int], *, kind: Aside, why: str, verb: str) -> None:
    Removal.objects.bulk_create(
        [
            Removal(
                review_id=librarian.review_id,
                study_id=study_id,
                kind=kind,
                why=why,
                removed_by=librarian,
            )
            for study_id in studies
        ],
        batch_size=TOLD_AT_ONCE,
    )
    refresh(librarian.review, studies)
    for start in range(0, len(studies), TOLD_AT_ONCE):
        audit.record(
            verb,
            librarian.review,
            review_id=librarian.review_id,
            actor=librarian,
            studies=studies[start : start + TOLD_AT_ONCE],
            kind=kind,
            why=why,
        )
