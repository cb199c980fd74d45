"""The shape of what is said about searches and their files."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from reviews.choices import SourceKind, label
from reviews.library.actions import DESCRIBED, fingerprint
from reviews.library.keeping import EmptyUpload, FileTooLarge, size_of
from reviews.library.models import Search, SourceFile
from reviews.protocol.models import Review

MOST_FILES = 100
READ = (
    "RIS, PubMed (.nbib, XML or text), Web of Science, Ovid, Cochrane, EndNote (XML or"
    " .enw), RefWorks, NoteExpress, BibTeX, CSL-JSON, CSV, tab-separated text or Excel; also in a"
    " zip archive."
)


class FilesInput(forms.FileInput):
    """Chooses several files at once."""

    allow_multiple_selected = True


class FilesField(forms.Field):
    """Several files; cleans to a list of them, in the order chosen.

    What is wrong with a single one of them is not the form's to say while others are wanted.
    """

    widget = FilesInput

    def clean(self, value: "Sequence[UploadedFile[bytes]]") -> "list[UploadedFile[bytes]]":
        """The files. Raises ValidationError where one is needed and none can be kept."""
        files = list(value or ())
        if self.required and not files:
            raise ValidationError("Choose at least one file.")
        if len(files) > MOST_FILES:
            raise ValidationError(f"Choose at most {MOST_FILES} files at a time.")
        refusals = [refusal for file in files if (refusal := _refusal(file))]
        if refusals and len(refusals) == len(files):
            raise ValidationError(refusals)
        return files


def _refusal(file: "UploadedFile[bytes]") -> str:
    """Why the file cannot be kept, in a sentence; "" if it can."""
    try:
        size_of(file)
    except (EmptyUpload, FileTooLarge) as refusal:
        return str(refusal)
    return ""


class UploadForm(forms.Form):
    """More files of a search."""

    uploads = FilesField(
        label="Add files",
        help_text=f"{READ} Several at once, up to 1 GB each.",
    )


class ShownForm(forms.ModelForm):  # type: ignore[type-arg]  # Django has no generics
    """A form that knows what it was opened on; `shown` goes to the action, which compares."""

    shown = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["shown"] = fingerprint(self.instance)

    def clean(self) -> dict[str, Any]:
        """Line ends as they are stored; browsers send others."""
        super().clean()
        for name, value in self.cleaned_data.items():
            if isinstance(value, str):
                self.cleaned_data[name] = value.replace("\r\n", "\n")
        return self.cleaned_data


# What each kind of source is, for those who do not know PRISMA's words by heart.
KINDS = {
    SourceKind.DATABASE: "lists publications",
    SourceKind.REGISTER: "lists trials or other studies",
    SourceKind.WEBSITE: "searched or browsed on the web, web search engines included",
    SourceKind.ORGANISATION: "its own collection, or somebody there was asked",
    SourceKind.CITATION: "references of known reports, or what cites them",
    SourceKind.OTHER: "experts asked, journals read by hand, own files",
}
FOR_THE_REPORT = ("limits", "filters", "peer_review", "note")
BEFORE_IMPORT = (
    "removed_before_import",
    "ineligible_before_import",
    "otherwise_removed_before_import",
)


NOTHING = (None, "", 0, "0")  # as a field has it that says nothing


class SearchForm(ShownForm):
    """One run of one strategy on one source, as PRISMA-S wants it reported."""

    source_kind = forms.ChoiceField(
        label="Kind of source",
        help_text="PRISMA counts databases and registers in one column, all others in another.",
        choices=[(kind.value, f"{label(kind)}: {hint}") for kind, hint in KINDS.items()],
        initial=SourceKind.DATABASE,
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Search
        fields = DESCRIBED
        labels = {
            "source_name": "Source",
            "platform": "Platform",
            "run_on": "Searched on",
            "hits": "Hits",
            "strategy": "Strategy",
            "limits": "Limits and restrictions",
            "filters": "Search filters",
            "peer_review": "Peer review of the strategy",
            "note": "Note",
            "removed_before_import": "Duplicates removed before the import",
            "ineligible_before_import": "Marked as ineligible by a tool before the import",
            "otherwise_removed_before_import": "Removed for other reasons before the import",
        }
        help_texts = {
            "source_name": (
                "For example PubMed, Embase or ClinicalTrials.gov; or the website, or the"
                " organisation, or whose references were followed."
            ),
            "platform": "Through which it was searched, if not its own: Ovid, EBSCOhost, …",
            "hits": "How many records the source showed. Tandem compares this with what arrives.",
            "strategy": "The search as it was run, line by line; copied from the source.",
            "limits": "By language, date, kind of publication or anything else, and why.",
            "filters": "Published filters that were used, unchanged or adapted, and where they are"
            " described.",
            "peer_review": "Who checked the strategy, and by which method.",
            "note": "Strategies taken over from earlier reviews, how the search will be updated, or"
            " anything else a reader should know.",
            "removed_before_import": (
                "How many another program removed from these files. They count as identified."
            ),
            "ineligible_before_import": "How many an automation tool sorted out elsewhere.",
            "otherwise_removed_before_import": "How many were taken out for another reason.",
        }
        widgets = {
            # The lists stand in the page.
            "source_name": forms.TextInput(attrs={"list": "sources"}),
            "platform": forms.TextInput(attrs={"list": "platforms"}),
            "run_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "strategy": forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
            **{
                name: forms.Textarea(attrs={"rows": 2})
                for name in ("limits", "filters", "peer_review", "note")
            },
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in BEFORE_IMPORT:
            self.fields[name].required = False

    def what_was_searched(self) -> list[forms.BoundField]:
        """The fields that everybody fills in."""
        folded = {*FOR_THE_REPORT, *BEFORE_IMPORT}
        return [field for field in self.visible_fields() if field.name not in folded]

    def for_the_report(self) -> list[forms.BoundField]:
        """What else PRISMA-S asks for."""
        return [self[name] for name in FOR_THE_REPORT]

    def before_import(self) -> list[forms.BoundField]:
        """Numbers of what another program took out."""
        return [self[name] for name in BEFORE_IMPORT]

    def folds(self) -> list[tuple[str, list[forms.BoundField], bool]]:
        """The fields that are folded away: title, fields, and whether something is in them."""
        return [
            (title, fields, any(field.errors or field.value() not in NOTHING for field in fields))
            for title, fields in (
                ("More for the report", self.for_the_report()),
                ("Removed in another program", self.before_import()),
            )
        ]

    def clean(self) -> dict[str, Any]:
        """None removed before import, unless it is said."""
        cleaned = super().clean()
        for name in BEFORE_IMPORT:
            # What was refused is not there.
            if name in cleaned:
                cleaned[name] = cleaned[name] or 0
        return cleaned

    def clean_run_on(self) -> Any:
        """A day that has begun somewhere on Earth."""
        day = self.cleaned_data["run_on"]
        if day and day > timezone.localdate() + timedelta(days=1):
            raise ValidationError("This day has not come yet.")
        return day


class NewSearchForm(SearchForm):
    """A search together with its files, so that adding one takes one page."""

    uploads = FilesField(
        label="Files from this source",
        required=False,
        help_text=f"{READ} Several at once, up to 1 GB each. You can add them later, too.",
    )
    field_order = ("source_kind", "source_name", "platform", "uploads")


class AgainForm(forms.Form):
    """The wish to import content once more that a file of the review holds already."""

    earlier = forms.ModelChoiceField(SourceFile.objects.none())
    name = forms.CharField(max_length=255)

    def __init__(self, *args: Any, review: Review, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["earlier"].queryset = review.files.all()  # type: ignore[attr-defined]
