"""The shape of pasting: the box, a draft as a person corrects it, and where it came from."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict

from reviews.choices import SourceKind, label
from reviews.formats.encoding import split_lines
from reviews.formats.paste import Draft, Found, NoReference, Pasted, PasteTooLong, understand
from reviews.library.actions import CORRECTABLE
from reviews.library.forms import KINDS, StudyForm
from reviews.library.importing import study_fields
from reviews.library.models import Search, Study
from reviews.library.naming import NAMES
from reviews.library.pasted import Saved, drafts_of
from reviews.library.pasted_lines import said
from reviews.library.pasting import NewSource, NotText, tidied
from reviews.protocol.models import Review

# As many as one page can send, see DATA_UPLOAD_MAX_NUMBER_FIELDS.
MOST_DRAFTS = 400


class PasteForm(forms.Form):
    """The box that takes whatever is on the clipboard; `pasted` is what was made of it."""

    text = forms.CharField(
        label="What you copied",
        strip=False,
        widget=forms.Textarea(attrs={"rows": 16, "spellcheck": "false", "autofocus": True}),
        help_text=(
            "The page of an article, one citation, a list of references, or records as a database"
            " or a reference manager exports them."
        ),
        error_messages={"required": "Paste something first."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Ours says more of a NUL than Django's.
        self.fields["text"].validators = []

    def clean_text(self) -> str:
        """The text as it is kept. Raises ValidationError for one that cannot be, or is too long."""
        try:
            text = tidied(self.cleaned_data["text"])
            self.pasted = _understood(text)
        except (NotText, PasteTooLong) as refusal:
            raise ValidationError(str(refusal)) from refusal
        if not text.strip():
            raise ValidationError("Paste something first.")
        number = len(drafts_of(self.pasted))
        if number > MOST_DRAFTS:
            raise ValidationError(
                f"This text lists {number:,} references, and one page takes {MOST_DRAFTS}. Paste"
                " the list in parts."
            )
        return text


def _understood(text: str) -> Pasted:
    """What the text is; if nothing was found in it, one empty draft, to be written by hand."""
    try:
        return understand(text)
    except NoReference:
        last = len(split_lines(text))
        return Pasted(text, draft=Draft((), text, 1, max(last, 1)))


class DraftForm(StudyForm):
    """A reference as it was read, to be corrected or left out."""

    keep = forms.BooleanField(label="Keep this reference", required=False)
    lines = forms.CharField(widget=forms.HiddenInput)

    class Meta(StudyForm.Meta):
        pass

    def __init__(self, *args: Any, draft: Draft, keep: bool, **kwargs: Any) -> None:
        self.draft = draft
        self.read = draft.citation()
        fields = study_fields(self.read)
        study = Study(**{name: fields[name] for name in CORRECTABLE})
        place = f"{draft.first_line}-{draft.last_line}"
        super().__init__(*args, instance=study, initial={"keep": keep, "lines": place}, **kwargs)
        del self.fields["shown"]  # nothing is stored yet that somebody else could change
        if not self["abstract"].value():
            self.fields["abstract"].widget.attrs["rows"] = 3

    def full_clean(self) -> None:
        """What is left out may be as it will."""
        if self.is_bound and not self["keep"].value():
            self._errors = ErrorDict()
            self.cleaned_data = {}
            return
        super().full_clean()

    def clean(self) -> dict[str, Any]:
        """A reference is named by something."""
        cleaned = super().clean()
        if not self.errors and not any(cleaned[name] for name in ("title", "doi", "pmid")):
            raise ValidationError("Give a title, a DOI or a PMID, or leave this reference out.")
        return cleaned

    @property
    def is_as_read(self) -> bool:
        """Whether the page that was checked showed this draft."""
        return not self.is_bound or self["lines"].value() == self.initial["lines"]

    @property
    def is_doubtful(self) -> bool:
        """Whether so little was read that a person should look twice."""
        return bool(self.errors) or not all(
            self[name].value() for name in ("title", "authors", "year")
        )

    def rows(self) -> list[tuple[forms.BoundField, Found | None, str]]:
        """Each field with what it was read from, and from which lines."""
        found = {one.name: one for one in self.draft.fields}
        return [
            (self[name], one, said(one.lines) if one else "")
            for name in CORRECTABLE
            for one in (found.get(name),)
        ]

    def also_read(self) -> list[tuple[str, Found, str]]:
        """What was read that no field here holds: its name, and where it was read."""
        return [
            (NAMES[one.name], one, said(one.lines))
            for one in self.draft.fields
            if one.name not in CORRECTABLE
        ]

    def saved(self) -> Saved:
        """The reference as the person saves it; only of a form that holds."""
        fields = {name: self.cleaned_data[name] for name in CORRECTABLE}
        return Saved(self.draft.first_line, self.draft.last_line, self.read, fields)


class PlaceForm(forms.Form):
    """Which search found what was pasted: one of the review's, or a new one, which needs a name."""

    use_required_attribute = False  # whoever chooses a search leaves the rest
    search = forms.ModelChoiceField(
        Search.objects.none(),
        label="Search",
        required=False,
        empty_label="A new one",
        error_messages={"invalid_choice": "Choose a search of this review."},
    )
    source_kind = forms.ChoiceField(
        label="Kind of source",
        choices=[(kind.value, f"{label(kind)}: {hint}") for kind, hint in KINDS.items()],
        widget=forms.RadioSelect,
        required=False,
        error_messages={"required": "Say what kind of source it is."},
    )
    source_name = forms.CharField(
        label="Source",
        required=False,
        error_messages={"required": "Name the source, or choose a search."},
        help_text="The website, the organisation, or whose references these are.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    run_on = forms.DateField(
        label="Found on",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, review: Review, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["search"].queryset = review.searches.order_by("pk")  # type: ignore[attr-defined]
        if not self["search"].value():
            self.fields["source_kind"].required = self.fields["source_name"].required = True

    def of_a_new_source(self) -> list[forms.BoundField]:
        """The fields that are for a new search only."""
        return [self[name] for name in ("source_kind", "source_name", "run_on")]

    def source(self) -> Search | NewSource:
        """What was chosen; only of a form that holds."""
        chosen: Search | None = self.cleaned_data["search"]
        return chosen or NewSource(
            SourceKind(self.cleaned_data["source_kind"]),
            self.cleaned_data["source_name"],
            self.cleaned_data["run_on"],
        )
