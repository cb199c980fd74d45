"""The shape of pasting: the box for the text, and where it came from."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from reviews.choices import SourceKind, label
from reviews.formats.encoding import split_lines
from reviews.formats.paste import Draft, NoReference, Pasted, PasteTooLong, understand
from reviews.library.forms import KINDS
from reviews.library.models import Search
from reviews.library.pasted import drafts_of
from reviews.library.pasting import NewSource, NotText, tidied
from reviews.protocol.models import Review

# About as many as a text may hold. To check and save them takes ten seconds of computing: more
# would keep people waiting, and others from the server.
MOST_DRAFTS = 5_000


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
                f"This text lists {number:,} references, and {MOST_DRAFTS:,} can be pasted at a"
                " time. Paste the list in parts."
            )
        return text


def _understood(text: str) -> Pasted:
    """What the text is; if nothing was found in it, one empty draft, to be written by hand."""
    try:
        return understand(text)
    except NoReference:
        last = len(split_lines(text))
        return Pasted(text, draft=Draft((), text, 1, max(last, 1)))


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
