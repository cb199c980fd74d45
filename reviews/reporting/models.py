"""What a report needs that follows from no row: an earlier version's numbers, and frozen flows."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from reviews.protocol.models import Member, Review


class EarlierVersion(models.Model):
    """What an earlier version of the review included, typed in. Append only; the newest counts.

    `dropped_…` are those of its studies and reports that this version no longer includes. Both
    `studies` and `reports` are empty where somebody took the earlier version back.
    """

    review = models.ForeignKey(Review, models.PROTECT, related_name="earlier_versions")
    studies = models.PositiveIntegerField(null=True)
    reports = models.PositiveIntegerField(null=True)
    dropped_studies = models.PositiveIntegerField(default=0)
    dropped_reports = models.PositiveIntegerField(default=0)
    citation = models.TextField(blank=True)
    entered_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="an_earlier_version_has_both_numbers_or_neither",
                condition=Q(studies__isnull=True, reports__isnull=True, citation="")
                | Q(studies__isnull=False, reports__isnull=False),
            ),
            models.CheckConstraint(
                name="an_earlier_version_has_no_more_studies_than_reports",
                condition=Q(studies=None) | Q(studies__lte=F("reports")),
            ),
            models.CheckConstraint(
                name="no_more_is_dropped_than_there_was",
                condition=Q(studies=None, dropped_studies=0, dropped_reports=0)
                | Q(dropped_studies__lte=F("studies"), dropped_reports__lte=F("reports")),
            ),
        ]
        indexes = [models.Index(fields=["review", "-id"], name="newest_earlier_version")]

    def __str__(self) -> str:
        return f"{self.studies} studies in {self.reports} reports"


class FrozenFlow(models.Model):
    """The flow as it stood once, kept for ever. Append only.

    `numbers` is `prisma.Flow.as_dict`. `events` and `head` are the length of the log then and the
    hash of its last event (empty before the first), which prove what the numbers were counted from.
    """

    review = models.ForeignKey(Review, models.PROTECT, related_name="frozen_flows")
    name = models.TextField()
    numbers = models.JSONField()
    events = models.BigIntegerField()
    head = models.BinaryField()
    frozen_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    frozen_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [models.Index(fields=["review", "-id"], name="frozen_flows_newest")]

    def __str__(self) -> str:
        return self.name
