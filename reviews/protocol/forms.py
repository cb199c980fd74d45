"""The shape of a protocol, an invitation and a role, as people type them."""

import re
from typing import Any

from django import forms

from reviews.choices import Relating, Role, Settling, Stage, as_choices, label
from reviews.dedup import Relation
from reviews.protocol import relations
from reviews.protocol.actions import Protocol, VotingRule, VotingRules
from reviews.protocol.models import ProtocolVersion, StageRule

# A reason stands in an index of the database, which takes no more than about 2,700 bytes.
LONGEST_REASON = 500
MOST_REASONS = 50
USUAL_REASONS = (
    "Wrong population",
    "Wrong intervention",
    "Wrong comparator",
    "Wrong outcome",
    "Wrong study design",
    "Wrong publication type",
)
VOTES = [
    (1, "1: one person reads each study"),
    (2, "2: two people read each study, blind"),
    (3, "3: three people read each study, blind"),
]
# What becomes of a full text that all exclude, but for different reasons.
HIGHEST, CONFLICT = "highest", "conflict"
REASONS_DIFFER = [
    (HIGHEST, "The reason that stands highest in the list counts"),
    (CONFLICT, "It is a conflict, to be settled"),
]
MAY = {
    Role.LEAD: "changes the protocol and the team, closes stages, and may do all that follows",
    Role.ADJUDICATOR: "settles conflicts, screens, imports searches and notes full texts",
    Role.SCREENER: "reads studies and decides, blind to what others decided",
    Role.LIBRARIAN: "imports searches, joins duplicates and notes full texts, and does not vote",
    Role.OBSERVER: "sees the protocol, the studies and the numbers, and changes nothing",
}
BULLET = re.compile(r"^(?:[-–—•*·]|\d{1,3}[.)])\s+")


class LinesField(forms.Field):
    """A list typed one entry per line; gives a list of strings.

    Spaces around an entry, a bullet or number before it, empty lines, and what was listed
    already are left out. `longest` (characters) and `most` (entries) refuse more.
    """

    widget = forms.Textarea

    def __init__(
        self, *, longest: int | None = None, most: int | None = None, rows: int = 4, **kwargs: Any
    ) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(**kwargs)
        self.longest, self.most = longest, most

    def to_python(self, value: str | None) -> list[str]:
        """The entries, in the order in which they were typed."""
        text = value or ""
        if "\x00" in text:
            raise forms.ValidationError("This holds a character that is no text.")
        lines = (BULLET.sub("", line.strip()).strip() for line in text.splitlines())
        # A dict keeps the first of those that differ in capitals only, and the order.
        entries: dict[str, str] = {}
        for line in filter(None, lines):
            entries.setdefault(line.casefold(), line)
        return list(entries.values())

    def validate(self, value: list[str]) -> None:
        """Refuse more or longer entries than there is room for."""
        super().validate(value)
        if self.most is not None and len(value) > self.most:
            raise forms.ValidationError(
                f"These are {len(value):,} entries. Keep the {self.most} that matter most."
            )
        if self.longest is not None and any(len(entry) > self.longest for entry in value):
            raise forms.ValidationError(f"Keep each entry below {self.longest} characters.")

    def prepare_value(self, value: Any) -> Any:
        """A list as the text that gives it."""
        return value if isinstance(value, str) else "\n".join(value or ())


class ProtocolForm(forms.Form):
    """A protocol with the rule of each stage. Everything is filled in or may stay empty."""

    question = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="What the review wants to find out, in a sentence or two.",
    )
    inclusion = LinesField(
        label="Include a study when",
        required=False,
        help_text="One criterion per line. Screeners see them beside every study.",
    )
    exclusion = LinesField(
        label="Exclude a study when", required=False, help_text="One criterion per line."
    )
    reasons = LinesField(
        label="Reasons for excluding a full text",
        initial=USUAL_REASONS,
        longest=LONGEST_REASON,
        most=MOST_REASONS,
        rows=7,
        error_messages={
            "required": "Keep at least one reason: every excluded full text is counted under one."
        },
        help_text=(
            "One per line, the weightiest first. When screeners exclude for different reasons,"
            " the study is counted under the one that stands higher here, unless you make that a"
            " conflict below."
        ),
    )
    include_terms = LinesField(
        label="Terms that speak for a study",
        required=False,
        help_text="One word or phrase per line, marked in titles and abstracts.",
    )
    exclude_terms = LinesField(
        label="Terms that speak against a study",
        required=False,
        help_text="One word or phrase per line, marked in another way.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for stage in Stage:
            self.fields.update(_voting_fields(stage))
        self.fields.update(
            (_related_name(relation), _related_field(relation)) for relation in relations.RELATIONS
        )

    @property
    def voting(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The rule of each stage: its name and its fields."""
        return [(label(stage), [self[name] for name in _voting_fields(stage)]) for stage in Stage]

    @property
    def related(self) -> list[forms.BoundField]:
        """What becomes of related reports: a field for each relation."""
        return [self[_related_name(relation)] for relation in relations.RELATIONS]

    @property
    def protocol(self) -> Protocol:
        """What a valid form says of the protocol."""
        cleaned = self.cleaned_data
        return Protocol(
            question=cleaned["question"],
            inclusion=cleaned["inclusion"],
            exclusion=cleaned["exclusion"],
            reasons=cleaned["reasons"],
            include_terms=cleaned["include_terms"],
            exclude_terms=cleaned["exclude_terms"],
            related={
                relation: cleaned[_related_name(relation)] for relation in relations.RELATIONS
            },
        )

    @property
    def rules(self) -> VotingRules:
        """What a valid form says of the two stages."""
        cleaned = self.cleaned_data
        return VotingRules(
            **{
                stage: VotingRule(
                    votes=cleaned[f"{stage}_votes"],
                    dual_share=cleaned[f"{stage}_dual_share"],
                    settling=cleaned[f"{stage}_settling"],
                    reasons_must_agree=cleaned.get(f"{stage}_reasons_must_agree", False),
                )
                for stage in Stage
            }
        )


class StartForm(ProtocolForm):
    """A new review: its title, and the protocol as far as it is known."""

    title = forms.CharField(
        help_text="As it would stand on the paper. You can change it later.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class ProtocolChangeForm(ProtocolForm):
    """The protocol as it should read from now on.

    `version` is the number of the version that was being edited.
    """

    version = forms.IntegerField(widget=forms.HiddenInput)


class TitleForm(forms.Form):
    """Another title for the review."""

    title = forms.CharField(widget=forms.TextInput(attrs={"autocomplete": "off"}))


class InvitationForm(forms.Form):
    """Who is asked to join, as what."""

    role = forms.TypedChoiceField(
        coerce=Role,
        choices=[(role.value, f"{label(role)}: {MAY[role]}") for role in Role],
        initial=Role.SCREENER,
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label="Whom it is for",
        required=False,
        max_length=200,
        help_text="Only leads see this. It helps to tell invitations apart.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class RoleForm(forms.Form):
    """A member's role."""

    role = forms.TypedChoiceField(choices=as_choices(Role), coerce=Role)


def as_typed(version: ProtocolVersion, rules: dict[Stage, StageRule]) -> dict[str, Any]:
    """The initial values of a ProtocolChangeForm: the version in force and its stage rules."""
    typed: dict[str, Any] = {
        "version": version.number,
        "question": version.question,
        "inclusion": version.inclusion,
        "exclusion": version.exclusion,
        "reasons": version.reasons,
        "include_terms": version.include_terms,
        "exclude_terms": version.exclude_terms,
    }
    for relation, what in relations.chosen(version).items():
        typed[_related_name(relation)] = what
    for stage, rule in rules.items():
        typed[f"{stage}_votes"] = rule.votes
        typed[f"{stage}_dual_share"] = rule.dual_share
        typed[f"{stage}_settling"] = rule.settling
        typed[f"{stage}_reasons_must_agree"] = CONFLICT if rule.reasons_must_agree else HIGHEST
    return typed


def _related_name(relation: Relation) -> str:
    return f"related_{relation.name.lower()}"


def _related_field(relation: Relation) -> forms.Field:
    """What becomes of one relation; by itself, reports are offered as companions."""
    return forms.TypedChoiceField(
        label=relations.RELATIONS[relation],
        choices=[
            (what.value, label(what))
            for what in Relating
            if what != Relating.SAME or relation not in relations.NEVER_JOINED
        ],
        coerce=Relating,
        initial=Relating.COMPANION,
        required=False,
        empty_value=Relating.COMPANION,
    )


def _voting_fields(stage: Stage) -> dict[str, forms.Field]:
    fields: dict[str, forms.Field] = {
        f"{stage}_votes": forms.TypedChoiceField(
            label="Votes a study needs", choices=VOTES, coerce=int, initial=2
        ),
        f"{stage}_dual_share": forms.IntegerField(
            label="Share that gets all these votes, in percent",
            min_value=0,
            max_value=100,
            initial=100,
            help_text=(
                "Below 100, a share of the studies drawn at random gets the votes above and the"
                " rest one. The draw can be repeated and reported."
            ),
        ),
        f"{stage}_settling": forms.TypedChoiceField(
            label="Conflicts",
            choices=as_choices(Settling),
            coerce=Settling,
            initial=Settling.ADJUDICATION,
        ),
    }
    if stage == Stage.FULL_TEXT:
        fields[f"{stage}_reasons_must_agree"] = forms.TypedChoiceField(
            label="When all exclude, for different reasons",
            choices=REASONS_DIFFER,
            coerce=lambda chosen: chosen == CONFLICT,
            initial=HIGHEST,
        )
    return fields
