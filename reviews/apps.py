"""The one app: every room's tables belong to it."""

from django.apps import AppConfig

from reviews import arrays


class ReviewsConfig(AppConfig):
    """Tandem."""

    name = "reviews"
    verbose_name = "Tandem"

    def ready(self) -> None:
        """Let conditions hold lists of any length, before the first is written."""
        arrays.register()
