"""`manage.py verify`: prove that everything stored agrees with the decisions behind it."""

from argparse import ArgumentParser
from collections import Counter

from django.core.management.base import CommandError

from reviews.management.about_what_is_kept import AboutWhatIsKept
from reviews.protocol.models import Review
from reviews.reporting.snapshot import let_the_planner_look, one_snapshot
from reviews.reporting.verifying import differences


class Command(AboutWhatIsKept):
    help = "Check the log's seals and recompute everything that follows from the decisions."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("review", type=int, nargs="?", help="a review's number; default: all")

    def handle(self, *, review: int | None, **_options: object) -> None:
        """Print what was looked at and every difference. Exits with 1 if there is any."""
        reviews = Review.objects.order_by("pk")
        if review is not None:
            reviews = reviews.filter(pk=review)
            if not reviews:
                raise CommandError(f"There is no review {review}.")
        let_the_planner_look()
        found = sum(self._verify(each) for each in reviews)
        if found:
            raise CommandError(f"{found:,} difference{'' if found == 1 else 's'} found.")
        self.stdout.write("Everything agrees.")

    def _verify(self, review: Review) -> int:
        """Print one review's differences and what was looked at; returns how many there are."""
        self.stdout.write(f"Review {review.pk}, “{review.title}”")
        seen: Counter[str] = Counter()
        found = 0
        with one_snapshot():
            for sentence in differences(review, seen):
                self.stdout.write(f"  {sentence}")
                found += 1
        looked_at = ", ".join(f"{number:,} {kind}" for kind, number in seen.items())
        self.stdout.write(f"  looked at: {looked_at}")
        return found
