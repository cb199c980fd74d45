"""What a reader chooses, and what a lead types in: parts of lists, exports, an earlier version."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet

from reviews.choices import BY_DATABASES, Box, SourceKind
from reviews.protocol.models import ExclusionReason, Review
from reviews.reporting.earlier import EarlierNumbers
from reviews.reporting.listings import LISTINGS, Listing
from reviews.reporting.paging import Part
from reviews.reporting.sources import Source
from reviews.screening.models import Screening

KINDS = {
    SourceKind.DATABASE: "All databases",
    SourceKind.REGISTER: "All registers",
    SourceKind.WEBSITE: "All websites",
    SourceKind.ORGANISATION: "All organisations",
    SourceKind.CITATION: "All citation searching",
    SourceKind.OTHER: "All other sources",
}


class ListingFilter(forms.Form):
    """A part of a listing: by source where records come in, by reason where reports go out."""

    def __init__(
        self,
        *args: Any,
        review: Review,
        listing: Listing,
        sources: Collection[Source],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.review, self.listing = review, listing
        self.sources = [source for source in sources if source.via_other in listing.columns]
        if listing.is_of_sources:
            self.fields["source"] = forms.ChoiceField(choices=self._choices(), required=False)
        if listing.has_reasons:
            self.fields["reason"] = forms.ModelChoiceField(
                _reasons(review), required=False, empty_label="Every reason"
            )

    def part(self) -> Part:
        """The part that was chosen; the whole listing if the choice is none of ours."""
        chosen = self.cleaned_data if self.is_valid() else {}
        sources = None
        if key := chosen.get("source"):
            sources = tuple(one for one in self.sources if key in {str(one.key), one.kind.value})
        return Part(self.review, self.listing, sources=sources, reason=chosen.get("reason"))

    def _choices(self) -> list[tuple[str, str]]:
        choices = [("", "Every source")]
        for kind, words in KINDS.items():
            if (kind not in BY_DATABASES) in self.listing.columns:
                choices.append((kind.value, words))
                of_kind = [source for source in self.sources if source.kind == kind]
                choices += [(str(source.key), source.name) for source in of_kind]
        return choices


def _reasons(review: Review) -> QuerySet[ExclusionReason]:
    """The reasons in force, and of the retired ones those that a report was excluded for."""
    excluded = Screening.objects.filter(
        review=review, reason=OuterRef("pk"), box=Box.REPORT_EXCLUDED
    )
    return review.reasons.filter(Q(rank__isnull=False) | Exists(excluded)).order_by("rank", "pk")


# What a team most often exports.
FIRST = ("included", "full_texts_excluded", "reports_not_retrieved", "records_excluded")


def _exportable() -> list[tuple[str, Any]]:
    """Every listing once: those that are asked for most, then each column."""
    rest = [listing for key, listing in LISTINGS.items() if key not in {*FIRST, "total"}]
    return [
        ("Most often", [(key, LISTINGS[key].title) for key in FIRST]),
        *(
            (words, [(one.key, one.title) for one in rest if one.via_other == via_other])
            for words, via_other in (("Databases and registers", False), ("Other methods", True))
        ),
    ]


class ExportForm(forms.Form):
    """Which studies to export, and as what."""

    what = forms.ChoiceField(label="Which studies", choices=_exportable)
    format = forms.ChoiceField(
        choices=[
            ("ris", "RIS, for reference managers and other screening programs"),
            ("nbib", "PubMed text (nbib)"),
            ("bibtex", "BibTeX, for LaTeX"),
            ("endnote", "EndNote XML"),
            ("csl", "CSL-JSON, for Zotero, Pandoc and programs"),
            ("csv", "CSV, for spreadsheets and statistics"),
            ("xlsx", "Excel workbook"),
            ("original", "The original: each record as it stood in its file, in a zip archive"),
        ],
        initial="ris",
        widget=forms.RadioSelect,
    )


# More than any review included; the columns hold no more than 2,147,483,647.
MOST_INCLUDED = 1_000_000_000


class EarlierVersionForm(forms.Form):
    """What the earlier version of the review included, and what of it is dropped now."""

    studies = forms.IntegerField(
        label="Studies it included",
        min_value=0,
        max_value=MOST_INCLUDED,
        help_text="As its own report says.",
    )
    reports = forms.IntegerField(
        label="Reports of these studies", min_value=0, max_value=MOST_INCLUDED
    )
    dropped_studies = forms.IntegerField(
        label="Studies not included any more",
        min_value=0,
        max_value=MOST_INCLUDED,
        required=False,
        help_text="Only if this version leaves out some of them.",
    )
    dropped_reports = forms.IntegerField(
        label="Reports of the studies not included any more",
        min_value=0,
        max_value=MOST_INCLUDED,
        required=False,
    )
    citation = forms.CharField(
        label="Where it was published",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def numbers(self) -> EarlierNumbers:
        """The numbers of a form that holds."""
        said = self.cleaned_data
        return EarlierNumbers(
            studies=said["studies"],
            reports=said["reports"],
            dropped_studies=said["dropped_studies"] or 0,
            dropped_reports=said["dropped_reports"] or 0,
        )


class FreezeForm(forms.Form):
    """A name for the flow as it is now."""

    name = forms.CharField(
        max_length=200,
        help_text="For example: First submission, or Search of March 2026.",
    )
