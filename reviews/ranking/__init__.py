"""Orders in which studies are read."""

from reviews.ranking.order import draw, in_sample

__all__ = ["draw", "in_sample"]
