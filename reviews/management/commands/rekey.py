"""`manage.py rekey`: the keys that duplicates are found by, made by the rules in force."""

from reviews.library.keys import are_current, bring_up_to_date
from reviews.management.about_what_is_kept import AboutWhatIsKept
from reviews.protocol.models import Review


class Command(AboutWhatIsKept):
    """Make the keys of every review anew whose keys are of other rules.

    An import does this for its review by itself; this does it for all, at a quiet time.
    """

    help = "After an upgrade: make the keys anew by which imports find duplicates."

    def handle(self, **_options: object) -> None:
        """Say of each review how many studies got new keys."""
        behind = [review for review in Review.objects.order_by("pk") if not are_current(review)]
        for review in behind:
            studies = bring_up_to_date(review, progress=self._tell)
            self.stdout.write(f"Review {review.pk}: studies with new keys: {studies:,}")
        if not behind:
            self.stdout.write("All keys are those of the rules in force.")

    def _tell(self, done: int, total: int) -> None:
        self.stderr.write(f"  {done:,} of {total:,}")
