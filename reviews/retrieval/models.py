"""The full texts: what came of looking for each report."""

from django.db import models
from django.db.models.functions import Now

from reviews.choices import Retrieval, as_choices
from reviews.library.models import Study
from reviews.protocol.models import Member, Review


class RetrievalNote(models.Model):
    """What somebody wrote down about a study's full text. Append only; the newest counts.

    SOUGHT takes an earlier RETRIEVED or NOT_RETRIEVED back.
    """

    review = models.ForeignKey(Review, models.PROTECT, related_name="+")
    study = models.ForeignKey(Study, models.PROTECT, related_name="retrieval_notes")
    state = models.CharField(max_length=13, choices=as_choices(Retrieval))
    note = models.TextField(blank=True)
    noted_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [models.Index(fields=["study", "-id"], name="newest_retrieval_note")]

    def __str__(self) -> str:
        return f"{self.study}: {self.state}"
