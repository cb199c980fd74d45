"""Whether a reason that a lead changed in place is the same in other words: a lead is asked."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.db.models import Count

from reviews.choices import Box
from reviews.protocol.models import ProtocolVersion, Review
from reviews.protocol.rewording import changed_in_place
from reviews.screening.models import Adjudication, Decision, Screening

SAME, ANOTHER = "same", "another"


@dataclass(frozen=True)
class Reworded:
    """A reason in force and what stands in its place; `excluded`: reports excluded for it."""

    rank: int
    earlier: str
    now: str
    excluded: int


def asked_about(review: Review, in_force: ProtocolVersion, wanted: Sequence[str]) -> list[Reworded]:
    """The reasons changed in place that somebody has named already: of others nothing depends.

    Words that an earlier reason had are that reason's. Four queries, however many there are.
    """
    reasons = {reason.text: reason for reason in review.reasons.all()}
    pairs = [
        (reasons[earlier], now)
        for earlier, now in changed_in_place(in_force.reasons, wanted)
        if earlier in reasons and now not in reasons
    ]
    ids = [reason.pk for reason, _ in pairs]
    named = {
        pk
        for model in (Decision, Adjudication)
        for pk in model._default_manager.filter(review=review, reason__in=ids)
        .order_by()
        .values_list("reason", flat=True)
        .distinct()
    }
    excluded = Counter(
        dict(
            Screening.objects.filter(review=review, box=Box.REPORT_EXCLUDED, reason__in=ids)
            .order_by()
            .values_list("reason")
            .annotate(Count("pk"))
        )
    )
    return [
        Reworded(in_force.reasons.index(reason.text) + 1, reason.text, now, excluded[reason.pk])
        for reason, now in pairs
        if reason.pk in named
    ]


class RewordingForm(forms.Form):
    """For each reason changed in place, whether it is the same or another."""

    def __init__(self, *args: object, about: Sequence[Reworded], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.about = about
        for one in about:
            self.fields[_name(one)] = forms.ChoiceField(
                label=f"“{one.earlier}” is now “{one.now}”",
                choices=[
                    (SAME, f"The same reason in other words: {_go(one.excluded)} with it"),
                    (ANOTHER, f"Another reason: {_stay(one.excluded)} under “{one.earlier}”"),
                ],
                widget=forms.RadioSelect,
                error_messages={"required": "Say which it is."},
            )

    @property
    def words(self) -> dict[str, str]:
        """The new words for the old, of those that a valid form says are the same."""
        return {one.earlier: one.now for one in self.about if self.cleaned_data[_name(one)] == SAME}


def _name(one: Reworded) -> str:
    return f"reworded-{one.rank}"


def _go(excluded: int) -> str:
    if not excluded:
        return "the votes that name it go"
    return (
        "the 1 report excluded for it goes"
        if excluded == 1
        else f"the {excluded:,} reports excluded for it go"
    )


def _stay(excluded: int) -> str:
    if not excluded:
        return "the votes stay"
    return "the 1 report stays" if excluded == 1 else f"the {excluded:,} reports stay"
