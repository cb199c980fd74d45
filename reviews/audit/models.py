"""The log: every act on a review, append only, each row sealed to the one before it.

A trigger in the database numbers and seals the rows (see the migration), so that no code path
can forget to; `chain.py` recomputes every seal in Python.
"""

import json
from typing import Any

from django.db import models

GENESIS = bytes(32)


class Chain(models.Model):
    """The end of a review's chain of events: the row that a new event locks."""

    review = models.OneToOneField("reviews.Review", models.PROTECT, primary_key=True)
    length = models.BigIntegerField(default=0)
    head = models.BinaryField(default=GENESIS)

    def __str__(self) -> str:
        return f"{self.length} events of review {self.review_id}"


class Event(models.Model):
    """Who did what to what, when. Append only: triggers refuse UPDATE, DELETE and TRUNCATE.

    The trigger sets `sequence` (1, 2, 3, … per review), `at`, `previous_hash` and `hash`.
    `details` is JSON as text, because a seal is made over exact bytes. `actor` is empty for what
    Tandem did by itself.
    """

    review = models.ForeignKey("reviews.Review", models.PROTECT, related_name="events")
    sequence = models.BigIntegerField(db_default=0)
    actor = models.ForeignKey("reviews.Member", models.PROTECT, null=True, related_name="+")
    verb = models.TextField()
    subject_kind = models.TextField()
    subject_id = models.BigIntegerField(null=True)
    details = models.TextField(default="{}")
    at = models.DateTimeField(db_default=models.functions.Now())
    previous_hash = models.BinaryField(db_default=GENESIS)
    hash = models.BinaryField(db_default=GENESIS)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["review", "sequence"], name="events_of_a_review_are_numbered"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sequence}. {self.verb} {self.subject_kind} {self.subject_id or ''}".strip()

    @property
    def facts(self) -> dict[str, Any]:
        """`details`, read."""
        facts: dict[str, Any] = json.loads(self.details)
        return facts
