"""The full texts: what came of looking for each report."""

from typing import Any

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.core.files.storage import storages
from django.db import models
from django.db.models import Q
from django.db.models.functions import Left, Now

from reviews.choices import Retrieval, TextState, as_choices
from reviews.library.models import Study
from reviews.protocol.models import Member, Review


class PdfField(models.FileField):
    """A file in the storage for full texts.

    Where they are kept is a setting, so migrations take it for any file field.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options | {"storage": storages["full_texts"]})

    def deconstruct(self) -> Any:
        """As a plain FileField."""
        name, _, arguments, options = super().deconstruct()
        options.pop("storage")
        return name, "django.db.models.FileField", arguments, options


class RetrievalNote(models.Model):
    """What somebody wrote down about a study's full text. Append only; the newest counts.

    SOUGHT takes an earlier state back. `asked` says from whom a REQUESTED report was asked for,
    and `asked_on` when; `link` where it can be read, which any note may say.
    """

    review = models.ForeignKey(Review, models.PROTECT, related_name="+")
    study = models.ForeignKey(Study, models.PROTECT, related_name="retrieval_notes")
    state = models.CharField(max_length=23, choices=as_choices(Retrieval))
    note = models.TextField(blank=True)
    asked = models.TextField(blank=True)
    asked_on = models.DateField(null=True)
    link = models.TextField(blank=True)
    noted_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [models.Index(fields=["study", "-id"], name="newest_retrieval_note")]

    def __str__(self) -> str:
        return f"{self.study}: {self.state}"


class FullText(models.Model):
    """A PDF of a report, kept as it came, under the SHA-256 of its content.

    Without a `study` it has only arrived: `proposed` is the study that it seems to be of, and
    `evidence` says why, until somebody confirms or chooses. `text` is what could be read in it.
    Taking one away keeps the row and the file.
    """

    review = models.ForeignKey(Review, models.PROTECT, related_name="full_texts")
    study = models.ForeignKey(Study, models.PROTECT, null=True, related_name="full_texts")
    name = models.TextField()
    content = PdfField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField()
    added_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(db_default=Now())
    state = models.CharField(
        max_length=9, choices=as_choices(TextState), default=TextState.WAITING.value
    )
    pages = models.PositiveIntegerField(null=True)
    text = models.TextField(blank=True)
    proposed = models.ForeignKey(Study, models.PROTECT, null=True, related_name="+")
    evidence = models.TextField(blank=True)
    matched_by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+")
    matched_at = models.DateTimeField(null=True)
    removed_by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+")
    removed_at = models.DateTimeField(null=True)
    words = models.GeneratedField(
        # A search vector holds at most a megabyte.
        expression=SearchVector(Left("text", 200_000), config="simple"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["review", "study", "sha256"],
                condition=Q(removed_at=None, study__isnull=False),
                name="a_study_has_each_pdf_once",
            ),
        ]
        indexes = [
            models.Index(fields=["review", "study"], name="full_texts_of_a_study"),
            models.Index(fields=["review", "sha256"], name="full_texts_by_content"),
            GinIndex(fields=["words"], name="full_texts_by_words"),
        ]

    def __str__(self) -> str:
        return self.name
