"""Whether each row that has an event of its own is what that event says."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q

from reviews.audit.models import Event
from reviews.choices import Verdict
from reviews.library.group_models import Companion
from reviews.protocol.models import Review
from reviews.reporting import earlier, freezing
from reviews.reporting.models import EarlierVersion, FrozenFlow
from reviews.retrieval.models import RetrievalNote
from reviews.screening.models import Adjudication, Decision, Reopening, SetAside

BATCH = 2_000


def wrongly_logged(review: Review, seen: Counter[str]) -> Iterator[str]:
    """A sentence for each event whose row is not there or says something else, and for each row
    that the log does not tell of.
    """
    yield from _differing_from_the_log(review)
    for act in ACTS:
        yield from _missing_in_the_log(review, act, seen)


@dataclass(frozen=True)
class Act:
    """Rows that each have an event, and what it must say: its verb, its actor and some facts.

    `which`: those of the rows that have such an event, if not all.
    """

    model: type[models.Model]
    verbs: tuple[str, ...]
    said: Callable[[Any], tuple[str, int | None, dict[str, Any]]]
    which: Q | None = None

    @property
    def name(self) -> str:
        """What events call these rows."""
        return self.model._meta.model_name or ""


def _of_decision(row: Decision) -> tuple[str, int, dict[str, Any]]:
    facts: dict[str, Any] = {
        "study": row.study_id,
        "stage": row.stage,
        "round": row.round,
        "revision": row.revision,
        "blinded": row.blinded,
        "protocol": row.protocol_id,
    }
    if row.verdict == Verdict.WITHDRAWN:
        return "withdrew", row.screener_id, facts
    facts |= {"verdict": row.verdict, "reason": row.reason_id, "note": row.note}
    return "decided", row.screener_id, facts


def _of_set_aside(row: SetAside) -> tuple[str, int, dict[str, Any]]:
    verb = "gave back" if row.given_back else "set aside"
    return verb, row.done_by_id, {"member": row.member_id, "why": row.why}


def _of_adjudication(row: Adjudication) -> tuple[str, int, dict[str, Any]]:
    return (
        "settled",
        row.adjudicator_id,
        {
            "study": row.study_id,
            "stage": row.stage,
            "round": row.round,
            "verdict": row.verdict,
            "settles": row.settles,
            "settling": row.settling,
            "reason": row.reason_id,
            "note": row.note,
            "protocol": row.protocol_id,
        },
    )


def _of_reopening(row: Reopening) -> tuple[str, int, dict[str, Any]]:
    facts = {"study": row.study_id, "stage": row.stage, "round": row.round, "why": row.why}
    return "reopened", row.reopened_by_id, facts


def _of_note(row: RetrievalNote) -> tuple[str, int, dict[str, Any]]:
    facts = {"study": row.study_id, "state": row.state, "note": row.note}
    facts |= {"asked": row.asked, "link": row.link}
    return "noted", row.noted_by_id, facts


def _of_link(row: Companion) -> tuple[str, int, dict[str, Any]]:
    facts = {"study": row.study_id, "of": row.of_id, "earlier": row.earlier, "note": row.note}
    return "linked", row.linked_by_id, facts


def _of_unlinking(row: Companion) -> tuple[str, int | None, dict[str, Any]]:
    facts = {"study": row.study_id, "of": row.of_id, "earlier": row.earlier}
    return "unlinked", row.unlinked_by_id, facts


def _of_earlier_version(row: EarlierVersion) -> tuple[str, int, dict[str, Any]]:
    verb = "took back" if row.studies is None else "entered"
    return verb, row.entered_by_id, earlier.facts_of(row)


def _of_frozen_flow(row: FrozenFlow) -> tuple[str, int, dict[str, Any]]:
    return "froze", row.frozen_by_id, freezing.facts_of(row)


ACTS = (
    Act(Decision, ("decided", "withdrew"), _of_decision, Q(set_aside=None)),
    Act(SetAside, ("set aside", "gave back"), _of_set_aside),
    Act(Adjudication, ("settled",), _of_adjudication),
    Act(Reopening, ("reopened",), _of_reopening),
    Act(RetrievalNote, ("noted",), _of_note),
    Act(Companion, ("linked",), _of_link),
    Act(Companion, ("unlinked",), _of_unlinking, Q(unlinked_at__isnull=False)),
    Act(EarlierVersion, ("entered", "took back"), _of_earlier_version),
    Act(FrozenFlow, ("froze",), _of_frozen_flow),
)


def _differing_from_the_log(review: Review) -> Iterator[str]:
    """A sentence for each event that tells of a row which is not there, or says something else."""
    by_verb = {(act.name, verb): act for act in ACTS for verb in act.verbs}
    by_name = {act.name: act for act in reversed(ACTS)}
    events = Event.objects.filter(review=review, subject_kind__in=by_name).order_by("sequence")
    last = 0
    while batch := list(events.filter(sequence__gt=last)[:BATCH]):
        last = batch[-1].sequence
        ids: dict[str, list[int]] = {name: [] for name in by_name}
        for event in batch:
            if event.subject_id is not None:
                ids[event.subject_kind].append(event.subject_id)
        rows = {
            name: act.model._default_manager.in_bulk(ids[name]) for name, act in by_name.items()
        }
        for event in batch:
            act = by_verb.get((event.subject_kind, event.verb), by_name[event.subject_kind])
            row = rows[act.name].get(event.subject_id)
            name = f"{act.name.capitalize()} {event.subject_id}"
            if row is None:
                yield f"{name} is not there, but event {event.sequence} says that it was written."
                continue
            verb, actor, facts = act.said(row)
            told = event.facts
            if (event.verb, event.actor_id) != (verb, actor):
                yield f"{name} is not what event {event.sequence} says: another act or person."
            for key, value in facts.items():
                if told.get(key) != value:
                    yield (
                        f"{name} is not what event {event.sequence} says:"
                        f" {key} is {value!r}, and was {told.get(key)!r}."
                    )


def _missing_in_the_log(review: Review, act: Act, seen: Counter[str]) -> Iterator[str]:
    rows = act.model._default_manager.filter(review=review)
    if act.which is None:
        seen[str(act.model._meta.verbose_name_plural)] += rows.count()
    else:
        rows = rows.filter(act.which)
    events = Event.objects.filter(
        review=review, subject_kind=act.name, subject_id=OuterRef("pk"), verb__in=act.verbs
    )
    for pk in rows.exclude(Exists(events)).order_by("pk").values_list("pk", flat=True):
        yield f"{act.name.capitalize()} {pk} is in no event of the log."
