"""The shape of what is said about studies: corrections, and which belong together."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from reviews.formats.identifiers import clean_doi, clean_pmid
from reviews.library.actions import CORRECTABLE
from reviews.library.forms import ShownForm
from reviews.library.models import Study
from reviews.protocol.models import Review

LINES = ("container_title", "volume", "issue", "pages", "doi", "pmid")


class StudyForm(ShownForm):
    """The fields of a study that people may correct."""

    class Meta:
        model = Study
        fields = CORRECTABLE
        labels = {
            "container_title": "Journal or book",
            "doi": "DOI",
            "pmid": "PMID",
        }
        help_texts = {"authors": "Family name, given name; the next author after a semicolon."}
        widgets = {
            "title": forms.Textarea(attrs={"rows": 2}),
            "authors": forms.Textarea(attrs={"rows": 2}),
            "abstract": forms.Textarea(attrs={"rows": 12}),
            **dict.fromkeys(LINES, forms.TextInput),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].required = False

    def clean_year(self) -> int | None:
        """A year in which something can have been published."""
        year: int | None = self.cleaned_data["year"]
        if year is not None and not 1500 <= year <= 2100:
            raise ValidationError("A year lies between 1500 and 2100.")
        return year

    def clean_doi(self) -> str:
        """The DOI alone, lower case. Raises ValidationError if the text holds none."""
        text: str = self.cleaned_data["doi"]
        doi = clean_doi(text)
        if text and not doi:
            raise ValidationError("A DOI begins with 10. and has a slash, as in 10.1000/182.")
        return doi

    def clean_pmid(self) -> str:
        """The PMID alone. Raises ValidationError if the text is none."""
        text: str = self.cleaned_data["pmid"]
        pmid = clean_pmid(text)
        if text and not pmid:
            raise ValidationError("A PMID is a number of four to eight digits.")
        return pmid


class ChosenForm(forms.Form):
    """Studies of a review that were ticked, each of them live or joined to one that is."""

    studies = forms.ModelMultipleChoiceField(
        Study.objects.none(),
        error_messages={"required": "Tick the studies that are the same report."},
    )

    def __init__(self, *args: Any, review: Review, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["studies"].queryset = _offered(review)  # type: ignore[attr-defined]


class OtherForm(forms.Form):
    """Another study of the review, if one was chosen."""

    of = forms.ModelChoiceField(
        Study.objects.none(),
        required=False,
        error_messages={"invalid_choice": "Choose a study of this review."},
    )

    def __init__(self, *args: Any, review: Review, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["of"].queryset = _offered(review)  # type: ignore[attr-defined]


class CompanionForm(forms.Form):
    """What a study reports on the same investigation as: a study here, or an earlier one's name."""

    of = forms.ModelChoiceField(
        Study.objects.none(),
        required=False,
        error_messages={"invalid_choice": "Choose a study of this review."},
    )
    earlier = forms.CharField(
        label="Its name in the earlier version",
        required=False,
        max_length=500,
        help_text="As its list of included studies calls it, such as “Rivera 2010”.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    note = forms.CharField(
        required=False,
        max_length=2_000,
        help_text="How you know, such as a trial’s number that both give.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, review: Review, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["of"].queryset = _offered(review)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Exactly one of the two."""
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and (cleaned["of"] is None) == (not cleaned["earlier"]):
            raise ValidationError("Choose a study, or name one of an earlier version.")
        return cleaned


def _offered(review: Review) -> QuerySet[Study]:
    """What people may choose from: the review's studies whose import stands, without long texts."""
    there = review.studies.filter(undone=False)
    return there.defer("words", "abstract", "keywords").order_by("pk")
