"""`manage.py filldemo`: the demo's review, made once."""

from django.core.management.base import BaseCommand

from reviews.demo import history


class Command(BaseCommand):
    """Fill the demo review, unless it is there; `manage.py demo` calls this."""

    help = "Fill the demo review with its team and what they have done so far."

    def handle(self, **_options: object) -> None:
        if not history.is_there():
            history.fill()
