"""The order in which studies are screened; an order, never an exclusion."""

from reviews.ranking.order import draw, in_sample

__all__ = ["draw", "in_sample"]
