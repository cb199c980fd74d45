"""`manage.py demo`: Tandem with a review to try."""

from reviews.management.commands import serve


class Command(serve.Command):
    """Serve Tandem with the demo review, in which anyone signs in with one click."""

    help = "Serve Tandem with a fictional review to try; sign in as its people with one click."
    settings_module = "reviews.demo.settings"

    def prepare(self) -> None:
        """Fill the demo review at the first start."""
        self.manage("filldemo")

    def greeting(self) -> str:
        """Where to go, and who can sign in."""
        return (
            f"The Tandem demo is at {self.address} — sign in with one click as Ada or Ben"
            " (screeners), Cleo (adjudicator), Lena (lead), Libby (librarian) or Olive (observer)"
        )
