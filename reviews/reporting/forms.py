"""What a reader chooses: which of the references behind a number, and what to export."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import QuerySet

from reviews.protocol.models import Review
from reviews.reporting.boxes import LISTINGS, Listing

if TYPE_CHECKING:
    from reviews.reporting.boxes import PlacedStudy


class ListingFilter(forms.Form):
    """A part of a listing: by search where the records come in, by reason where reports go out."""

    def __init__(self, *args: Any, review: Review, listing: Listing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if listing.key == "identified":
            self.fields["search"] = forms.ModelChoiceField(
                review.searches.order_by("pk"), required=False, empty_label="Every search"
            )
        if listing.key == "reports_excluded":
            self.fields["reason"] = forms.ModelChoiceField(
                review.reasons.order_by("rank", "pk"), required=False, empty_label="Every reason"
            )

    def narrowed(self, studies: "QuerySet[PlacedStudy]") -> "QuerySet[PlacedStudy]":
        """The studies of the part that was chosen; all of them if the choice is none of ours."""
        chosen = self.cleaned_data if self.is_valid() else {}
        if search := chosen.get("search"):
            studies = studies.filter(reference__file__search=search)
        if reason := chosen.get("reason"):
            studies = studies.filter(reason_id=reason.pk)
        return studies


# What a team most often exports.
FIRST = ("included", "reports_excluded", "reports_not_retrieved", "records_excluded")


class ExportForm(forms.Form):
    """Which studies to export, and as what."""

    what = forms.ChoiceField(
        label="Which studies",
        choices=[
            (key, LISTINGS[key].title)
            for key in (*FIRST, *(key for key in LISTINGS if key not in FIRST))
        ],
    )
    format = forms.ChoiceField(
        choices=[
            ("ris", "RIS, for reference managers and other screening programs"),
            ("csv", "CSV, for spreadsheets and statistics"),
        ],
        initial="ris",
        widget=forms.RadioSelect,
    )
