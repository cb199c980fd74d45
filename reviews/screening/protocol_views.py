"""Changing the protocol: the form, a preview of what would change, and the change."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from reviews.choices import Stage, label
from reviews.http import UserRequest
from reviews.protocol import access
from reviews.protocol.actions import VotingRule, VotingRules, current_protocol
from reviews.protocol.forms import CONFLICT, HIGHEST, REASONS_DIFFER, ProtocolChangeForm, as_typed
from reviews.protocol.models import Member, ProtocolVersion, StageRule
from reviews.protocol.relations import as_stored, in_words
from reviews.screening import protocol_changes
from reviews.screening.protocol_changes import Effect
from reviews.screening.rewording import RewordingForm, asked_about

LISTS = (
    ("inclusion", "Include a study when"),
    ("exclusion", "Exclude a study when"),
    ("reasons", "Reasons for excluding a full text"),
    ("include_terms", "Terms that speak for a study"),
    ("exclude_terms", "Terms that speak against a study"),
)


@dataclass(frozen=True)
class Difference:
    """What would read differently in one part of the protocol."""

    label: str
    removed: list[str]
    added: list[str]

    @property
    def is_order(self) -> bool:
        """Whether only the order changes."""
        return not self.removed and not self.added


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: UserRequest, review_id: int) -> HttpResponse:
    """Edit the protocol; then show what that would change; then, confirmed, change it."""
    lead = access.as_lead(request.user, review_id)
    in_force = current_protocol(lead.review)
    rules = {Stage(rule.stage): rule for rule in lead.review.stage_rules.all()}
    if request.method != "POST":
        return _edit(request, ProtocolChangeForm(initial=as_typed(in_force, rules)))
    form = ProtocolChangeForm(request.POST)
    if not form.is_valid() or "edit" in request.POST:
        return _edit(request, form)
    if form.cleaned_data["version"] != in_force.number:
        return _superseded(request, protocol_changes.Superseded(in_force))

    found = differences(in_force, rules, form)
    if not found:
        messages.info(request, "The protocol reads as before, so there is no new version.")
        return redirect("protocol:protocol", review_id)
    about = asked_about(lead.review, in_force, form.protocol.reasons)
    answers = RewordingForm(request.POST if "confirm" in request.POST else None, about=about)
    if not answers.is_valid():
        return _preview(request, lead, form, in_force, rules, found, answers)
    try:
        number = protocol_changes.change_protocol(
            lead,
            protocol_=form.protocol,
            rules=form.rules,
            edited=form.cleaned_data["version"],
            reworded=answers.words,
        )
    except protocol_changes.Superseded as refusal:
        return _superseded(request, refusal)
    messages.success(request, f"Version {number} of the protocol is in force.")
    return redirect("protocol:protocol", review_id)


def differences(
    in_force: ProtocolVersion, rules: dict[Stage, StageRule], form: ProtocolChangeForm
) -> list[Difference]:
    """What a valid form would change in the protocol and the rules, part by part."""
    parts = [("Question", _filled(in_force.question), _filled(form.protocol.question))]
    for name, title in LISTS:
        parts.append((title, list(getattr(in_force, name)), list(getattr(form.protocol, name))))
    parts.append(
        (
            "Related reports",
            in_words(in_force.related),
            in_words(as_stored(form.protocol.related)),
        )
    )
    for stage, rule in rules.items():
        title = f"How {label(stage).lower()} is screened"
        in_force_here, wanted = VotingRule.in_force(rule), form.rules.of(stage)
        parts.append((title, _in_words(stage, in_force_here), _in_words(stage, wanted)))
    return [
        Difference(
            title,
            removed=[entry for entry in earlier if entry not in later],
            added=[entry for entry in later if entry not in earlier],
        )
        for title, earlier, later in parts
        if earlier != later
    ]


def _filled(text: str) -> list[str]:
    return [text] if text else []


def _edit(request: UserRequest, form: ProtocolChangeForm, *, refusal: str = "") -> HttpResponse:
    refused = refusal or (form.is_bound and not form.is_valid())
    return render(
        request,
        "screening/protocol_change.html",
        {"form": form, "refusal": refusal},
        status=422 if refused else 200,
    )


def _superseded(request: UserRequest, refusal: protocol_changes.Superseded) -> HttpResponse:
    """The form as it was typed, to be compared with the version in force from now on."""
    typed = request.POST.copy()
    typed["version"] = str(refusal.in_force.number)
    return _edit(request, ProtocolChangeForm(typed), refusal=str(refusal))


def _preview(
    request: UserRequest,
    lead: Member,
    form: ProtocolChangeForm,
    in_force: ProtocolVersion,
    rules: dict[Stage, StageRule],
    found: list[Difference],
    answers: RewordingForm,
) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form,
        "differences": found,
        "effects": _effects(lead, rules, form.rules),
        "related": protocol_changes.preview_related(lead.review, in_force, form.protocol.related),
        "version": form.cleaned_data["version"] + 1,
        "answers": answers,
    }
    status = 422 if answers.is_bound else 200
    return render(request, "screening/protocol_preview.html", context, status=status)


def _effects(
    lead: Member, rules: dict[Stage, StageRule], wanted: VotingRules
) -> list[tuple[str, Effect]]:
    """What the wanted rules would do, for stages whose rule changes."""
    changed = {
        stage for stage, rule in rules.items() if VotingRule.in_force(rule) != wanted.of(stage)
    }
    if not changed:
        return []
    effects = protocol_changes.preview(lead.review, wanted)
    return [(label(effect.stage), effect) for effect in effects if effect.stage in changed]


def _in_words(stage: Stage, rule: VotingRule) -> list[str]:
    words = [
        f"Votes a study needs: {rule.votes}",
        f"Share that gets all these votes: {rule.dual_share} %"
        + ("" if rule.dual_share or rule.votes == 1 else ", so every study needs 1"),
        f"Conflicts: {label(rule.settling)}",
    ]
    if stage == Stage.FULL_TEXT:
        differ = dict(REASONS_DIFFER)[CONFLICT if rule.reasons_must_agree else HIGHEST]
        words.append(f"When all exclude, for different reasons: {differ}")
    return words
