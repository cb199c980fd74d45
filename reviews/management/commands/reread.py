"""`manage.py reread`: what today's reader makes of the files that were imported before."""

from argparse import ArgumentParser
from collections import Counter

from django.core.management.base import CommandError

from reviews import formats
from reviews.choices import ImportState
from reviews.library.models import SourceFile
from reviews.library.rereading import compare
from reviews.management.about_what_is_kept import AboutWhatIsKept
from reviews.protocol.models import Review
from reviews.screening.rereading import reread


class Command(AboutWhatIsKept):
    help = "Read the stored files again and show what changes; with --apply, take it over."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--review", type=int, help="a review's number; default: all")
        parser.add_argument("--apply", action="store_true", help="take the changes over")

    def handle(self, *, review: int | None, apply: bool, **_options: object) -> None:
        """Print each file with its records that are read otherwise, and say what was done."""
        if review is not None and not Review.objects.filter(pk=review).exists():
            raise CommandError(f"There is no review {review}.")
        files = SourceFile.objects.filter(state=ImportState.DONE).select_related("review")
        if review is not None:
            files = files.filter(review=review)
        changes = sum(self._read(file, apply=apply) for file in files.order_by("review", "pk"))
        if not changes:
            self.stdout.write("Every record is read as before.")
        elif not apply:
            self.stdout.write("Nothing was changed. Use --apply to take this over.")

    def _read(self, file: SourceFile, *, apply: bool) -> int:
        """Print what changes in one file; the answer is how many records that concerns."""
        try:
            found = reread(file) if apply else compare(file)
        except (formats.UnreadableFile, FileNotFoundError) as refusal:
            self.stdout.write(f"Review {file.review_id}, “{file.name}”: {refusal}")
            return 0
        fields = Counter(name for one in found.changed for name in one.fields)
        told = ", ".join(f"{name} {number:,}" for name, number in fields.most_common())
        self.stdout.write(
            f"Review {file.review_id}, “{file.name}”: {found.records:,} records,"
            f" {len(found.changed):,} read otherwise{f' ({told})' if told else ''},"
            f" {len(found.new):,} new, {len(found.not_found):,} not found again and kept"
        )
        for one in found.changed:
            self.stdout.write(f"  record {one.position}: {', '.join(one.fields)}")
        for citation in found.new:
            self.stdout.write(f"  new, from line {citation.first_line}: {citation.title}")
        return len(found.changed) + len(found.new)
