"""The runs in which studies were joined: what one import, or one person's click, joined at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Min, Q, QuerySet

from reviews.library.group_models import Join
from reviews.library.models import SourceFile
from reviews.protocol.models import Review


@dataclass(frozen=True)
class Run:
    """One run: its first join, how many studies it joined to others, and how many still are."""

    first: Join
    made: int
    stands: int

    @property
    def file(self) -> SourceFile:
        """The file whose import it was, if no person joined."""
        return self.first.study.reference.file


def first_joins(review: Review) -> QuerySet[Join]:
    """For each run of the review the join that was made first."""
    runs = Join.objects.filter(review=review, run__isnull=False).values("run")
    return Join.objects.filter(pk__in=runs.annotate(first=Min("pk")).values("first"))


def told(firsts: Sequence[Join]) -> list[Run]:
    """The runs that these joins began, in the same order; two queries for all of them."""
    named = Join.objects.select_related("joined_by__user", "study__reference__file").defer(
        "study__words", "study__abstract", "study__reference__raw", "study__reference__citation"
    )
    joins = named.in_bulk([join.pk for join in firsts])
    counted = {
        run: (made, stands)
        for run, made, stands in Join.objects.filter(
            review__in={join.review_id for join in firsts}, run__in=[join.run for join in firsts]
        )
        .values_list("run")
        .annotate(made=Count("study", distinct=True), stands=Count("pk", filter=Q(split_at=None)))
    }
    return [Run(joins[join.pk], *counted[join.run]) for join in firsts]


def standing(review: Review, run: UUID) -> QuerySet[Join]:
    """The joins of a run that still stand."""
    return Join.objects.filter(review=review, run=run, split_at=None)


def of_file(file: SourceFile) -> UUID | None:
    """The run in which the import of the file joined duplicates, if it joined any."""
    made = Join.objects.filter(study__reference__file=file, joined_by=None, run__isnull=False)
    return made.order_by("pk").values_list("run", flat=True).first()
