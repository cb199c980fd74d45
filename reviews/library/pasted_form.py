"""A reference that was read in pasted text, as a person corrects it or leaves it out."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict

from reviews.formats.identifiers import clean_issns, clean_pmcid
from reviews.formats.names import split_list
from reviews.formats.paste import Draft, Found
from reviews.library.actions import CORRECTABLE
from reviews.library.models import Study
from reviews.library.naming import NAMES
from reviews.library.pasted import DETAILS, Detail, Saved, as_line
from reviews.library.pasted_lines import said
from reviews.library.preparing import study_fields
from reviews.library.study_forms import StudyForm

SEVERAL = "Several with semicolons between them."
# In the order in which people read a reference; its abstract is long, so it stands last.
SHOWN = (*(name for name in CORRECTABLE if name != "abstract"), *DETAILS, "abstract")
_BETWEEN = re.compile(r"[;,\s]+")
_TRIAL = re.compile(r"(?=.*\d)\S.{2,98}\S", re.DOTALL)


class DraftForm(StudyForm):
    """A draft with its place in the text, and whether it is kept.

    `keep` is what is proposed. `changes` is what a person made of it, see `changed`; None where
    it is shown for the first time, and nothing is wrong with it yet.
    """

    keep = forms.BooleanField(label="Keep this reference", required=False)
    lines = forms.CharField(widget=forms.HiddenInput)
    pmcid = forms.CharField(label=NAMES["pmcid"], required=False)
    issn = forms.CharField(label=NAMES["issn"], required=False, help_text=SEVERAL)
    trial_ids = forms.CharField(label=NAMES["trial_ids"], required=False, help_text=SEVERAL)
    keywords = forms.CharField(
        label=NAMES["keywords"],
        required=False,
        help_text=SEVERAL,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    class Meta(StudyForm.Meta):
        pass

    def __init__(
        self,
        sent: Mapping[str, Any] | None = None,
        *,
        draft: Draft,
        keep: bool,
        prefix: str,
        changes: Mapping[str, str] | None = None,
    ) -> None:
        self.draft = draft
        self.read = draft.citation()
        fields = study_fields(self.read)
        study = Study(**{name: fields[name] for name in CORRECTABLE})
        initial = {
            "keep": keep,
            "lines": f"{draft.first_line}-{draft.last_line}",
            **{name: as_line(getattr(self.read, name)) for name in DETAILS},
        }
        super().__init__(sent, instance=study, initial=initial, prefix=prefix)
        del self.fields["shown"]  # nothing is stored yet that somebody else could change
        if not self["abstract"].value():
            self.fields["abstract"].widget.attrs["rows"] = 3
        if changes is not None:
            self.data = self._shown() | {self.add_prefix(name): changes[name] for name in changes}
            self.is_bound = True

    def _shown(self) -> dict[str, Any]:
        """What the form shows of the draft itself, as a page sends it."""
        shown = {bound.html_name: bound.value() for bound in self}
        return {name: value for name, value in shown.items() if value not in (None, False)}

    def changed(self) -> dict[str, str]:
        """What the person made of the draft that was sent: field -> what stands there now."""
        values = {name: self[name].value() for name in self.changed_data}
        return {
            name: ("on" if value else "") if name == "keep" else value or ""
            for name, value in values.items()
        }

    def full_clean(self) -> None:
        """What is left out may be as it will."""
        if self.is_bound and not self["keep"].value():
            self._errors = ErrorDict()
            self.cleaned_data = {}
            return
        super().full_clean()

    def clean_pmcid(self) -> str:
        """The PMCID alone. Raises ValidationError if the text is none."""
        text: str = self.cleaned_data["pmcid"]
        pmcid = clean_pmcid(text)
        if text and not pmcid:
            raise ValidationError("A PMCID is PMC and a number, as in PMC1234567.")
        return pmcid

    def clean_issn(self) -> tuple[str, ...]:
        """The ISSNs. Raises ValidationError if the text holds anything else."""
        parts = [part for part in _BETWEEN.split(self.cleaned_data["issn"]) if part]
        issns = [clean_issns(part)[0] for part in parts]
        if not all(issns):
            raise ValidationError("An ISSN has eight digits, as in 1234-5679; the last may be X.")
        return tuple(dict.fromkeys(issn for each in issns for issn in each))

    def clean_trial_ids(self) -> tuple[str, ...]:
        """The numbers of trials. Raises ValidationError for what cannot be one."""
        numbers = split_list(self.cleaned_data["trial_ids"])
        if not all(_TRIAL.fullmatch(number) for number in numbers):
            raise ValidationError("A trial’s number is short and has digits, as in NCT01234567.")
        return tuple(dict.fromkeys(numbers))

    def clean_keywords(self) -> tuple[str, ...]:
        """The keywords, each once."""
        return tuple(dict.fromkeys(split_list(self.cleaned_data["keywords"])))

    def clean(self) -> dict[str, Any]:
        """A reference is named by something."""
        cleaned = super().clean()
        if not self.errors and not any(cleaned[name] for name in ("title", "doi", "pmid")):
            raise ValidationError("Give a title, a DOI or a PMID, or leave this reference out.")
        return cleaned

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
            for name in SHOWN
            for one in (found.get(name),)
        ]

    def also_read(self) -> list[tuple[str, Found, str]]:
        """What was read that no field here holds: its name, and where it was read."""
        return [
            (NAMES[one.name], one, said(one.lines))
            for one in self.draft.fields
            if one.name not in SHOWN
        ]

    def saved(self) -> Saved:
        """The reference as the person saves it; only of a form that holds."""
        return Saved(
            self.draft.first_line,
            self.draft.last_line,
            self.read,
            {name: self.cleaned_data[name] for name in CORRECTABLE},
            {name: self._detail(name) for name in DETAILS},
        )

    def _detail(self, name: str) -> Detail:
        """What is saved of a detail: as it was read, if nobody changed the line that shows it."""
        is_changed = name in self.changed_data
        detail: Detail = self.cleaned_data[name] if is_changed else getattr(self.read, name)
        return detail
