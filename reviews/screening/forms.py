"""The shape of decisions."""

import re
from typing import Any

from django import forms
from django.http import QueryDict

from reviews.choices import Aside, Retrieval, Stage, Verdict, as_choices, label
from reviews.library.forms import FilesField
from reviews.library.pages import number_in
from reviews.protocol.models import ExclusionReason, Review
from reviews.screening import rules

VERDICTS = [
    (verdict.value, verdict.value) for verdict in (Verdict.INCLUDE, Verdict.MAYBE, Verdict.EXCLUDE)
]
LONGEST_NOTE = 10_000


def chosen_to_stay(asked: QueryDict) -> int | None:
    """The number of the study that is to stay of those that are joined; None if none was chosen.

    0, which is no study's number and so refused, for nonsense.
    """
    return number_in(asked, "stays") if asked.get("stays") else None


class DecisionForm(forms.Form):
    """One screener's verdict. `request_id` makes a repeated click the same decision.

    `done` and `total` are what the screener's own progress will be with this decision, as the page
    foresaw it: it knows whether one stands already, so that the answer need not count again.
    """

    verdict = forms.TypedChoiceField(choices=VERDICTS, coerce=Verdict)
    reason = forms.IntegerField(required=False)
    note = forms.CharField(required=False, max_length=LONGEST_NOTE, strip=True)
    request_id = forms.UUIDField()
    done = forms.IntegerField(required=False, min_value=0)
    total = forms.IntegerField(required=False, min_value=0)

    def __init__(self, *args: Any, review: Review, stage: Stage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.review, self.stage = review, stage

    def clean_reason(self) -> ExclusionReason | None:
        """The review's reason with that number; one that was retired is refused."""
        number = self.cleaned_data["reason"]
        if number is None or self.data.get("verdict") != Verdict.EXCLUDE:
            return None
        reason = self.review.reasons.filter(pk=number, rank__isnull=False).first()
        if reason is None:
            raise forms.ValidationError("That reason is no longer in the protocol. Choose again.")
        return reason

    def clean(self) -> dict[str, Any]:
        """Refuse what the stage does not allow, in words."""
        cleaned = super().clean() or self.cleaned_data
        verdict = cleaned.get("verdict")
        if verdict is None or self.errors:
            return cleaned
        if not rules.allowed(verdict, stage=self.stage, has_reason=bool(cleaned["reason"])):
            raise forms.ValidationError(
                "There is no “maybe” at full text: include or exclude it."
                if verdict == Verdict.MAYBE
                else "Choose the reason for excluding this full text."
                if self.stage == Stage.FULL_TEXT
                else "Reasons are given at full text only."
            )
        return cleaned

    @property
    def decision(self) -> dict[str, Any]:
        """What `actions.decide` takes."""
        return {
            name: self.cleaned_data[name] for name in ("verdict", "reason", "note", "request_id")
        }


class RemovalForm(forms.Form):
    """Why studies are taken out of screening."""

    kind = forms.TypedChoiceField(
        label="What for",
        choices=[
            (Aside.REMOVED.value, "Removed before screening for another reason"),
            (Aside.INELIGIBLE.value, "Marked as ineligible before screening by an automation tool"),
            (Aside.BY_TOOL.value, "Excluded by an automation tool where people would have read it"),
        ],
        coerce=Aside,
        widget=forms.RadioSelect,
    )
    why = forms.CharField(
        label="The reason, or the name of the tool",
        max_length=500,
        help_text="It stands in the log, and where the study is listed.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class ClassificationForm(forms.Form):
    """Why a report can be neither included nor excluded yet."""

    state = forms.TypedChoiceField(
        choices=[
            (state.value, label(state))
            for state in (Retrieval.ONGOING, Retrieval.AWAITING_CLASSIFICATION)
        ],
        coerce=Retrieval,
    )
    note = forms.CharField(
        label="Note",
        required=False,
        max_length=LONGEST_NOTE,
        help_text="What is missing, or when results are expected.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class WithdrawalForm(forms.Form):
    """Taking a decision back."""

    request_id = forms.UUIDField()


class SettlingForm(DecisionForm):
    """The verdict on a conflict, and the decisions that were shown to who settles it."""

    settles = forms.CharField()

    def clean_verdict(self) -> Verdict:
        """A conflict is settled one way or the other."""
        verdict: Verdict = self.cleaned_data["verdict"]
        if verdict == Verdict.MAYBE:
            raise forms.ValidationError("A conflict is settled by including or excluding.")
        return verdict

    def clean_settles(self) -> list[int]:
        """The ids, which the page wrote with commas between them."""
        try:
            return [int(number) for number in self.cleaned_data["settles"].split(",")]
        except ValueError as error:
            raise forms.ValidationError("This page is out of date. Load it again.") from error


class ReopeningForm(forms.Form):
    """Why a study is to be screened again."""

    why = forms.CharField(
        label="Why", max_length=LONGEST_NOTE, widget=forms.Textarea(attrs={"rows": 2})
    )


class SettingAsideForm(forms.Form):
    """Why the votes of somebody who left are set aside."""

    why = forms.CharField(
        label="Why",
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="It stands in the log and beside each of these votes.",
    )


class RetrievalForm(forms.Form):
    """What came of looking for a full text."""

    state = forms.TypedChoiceField(choices=as_choices(Retrieval), coerce=Retrieval)
    note = forms.CharField(required=False, max_length=LONGEST_NOTE)
    asked = forms.CharField(required=False, max_length=LONGEST_NOTE)
    asked_on = forms.DateField(
        required=False,
        error_messages={"invalid": "That is no date. Write it as 2026-03-31."},
    )
    link = forms.URLField(
        required=False,
        max_length=2_000,
        assume_scheme="https",
        error_messages={"invalid": "The link is not an address. It begins with https://."},
    )


class PdfsForm(forms.Form):
    """PDFs, one or many."""

    uploads = FilesField(label="PDFs")


class MatchForm(forms.Form):
    """The study that a PDF is of."""

    study = forms.IntegerField(min_value=1)


class PairsField(forms.MultipleChoiceField):
    """Any pairs of two numbers; whether they are the review's is the act's to say."""

    def valid_value(self, value: str) -> bool:
        """Whether it is two numbers that a database takes."""
        return re.fullmatch(r"\d{1,18}:\d{1,18}", value, re.ASCII) is not None


class MatchesForm(forms.Form):
    """The PDFs that a page proposed a study for, each with its study, as `12:345`."""

    pairs = PairsField()

    def clean_pairs(self) -> list[tuple[int, int]]:
        """The ids of PDF and study."""
        return [
            (int(full_text), int(study))
            for full_text, study in (pair.split(":") for pair in self.cleaned_data["pairs"])
        ]
