"""`manage.py filldemo`: the demo's reviews, made once."""

from django.core.management.base import BaseCommand

from reviews.demo import history


class Command(BaseCommand):
    """Fill the demo, unless it is filled; `manage.py demo` calls this."""

    help = "Fill the demo with its team, their two reviews and what they have done so far."

    def handle(self, **_options: object) -> None:
        if not history.is_there():
            history.fill()
