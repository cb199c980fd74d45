"""The one app: every room's tables belong to it."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    """Tandem."""

    name = "reviews"
    verbose_name = "Tandem"
