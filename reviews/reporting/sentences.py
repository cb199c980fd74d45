"""The events of the log as plain sentences. `log.py` says who reads which."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from reviews.audit.models import Event
from reviews.library.models import Search, SourceFile, Study
from reviews.protocol.models import ExclusionReason, Member, ProtocolVersion, StageRule
from reviews.reporting.wording import SENTENCES, Facts, Names, Said, anything


@dataclass(frozen=True)
class Line:
    """One event: when, who, and the rest of the sentence."""

    at: datetime
    who: str
    said: Said


def lines(review_id: int, events: Collection[Event]) -> list[Line]:
    """The events as sentences, in the same order. The same number of queries for any number."""
    facts = {event.pk: event.facts for event in events}
    names = _looked_up(review_id, events, list(facts.values()))
    found = []
    for event in events:
        sentence = SENTENCES.get(event.subject_kind, anything)
        said = sentence(event, facts[event.pk], names)
        who = names.people[event.actor_id] if event.actor_id else "Tandem"
        found.append(Line(event.at, who, said))
    return found


def _looked_up(review_id: int, events: Collection[Event], facts: list[Facts]) -> Names:
    subjects: dict[str, set[int]] = {}
    for event in events:
        if event.subject_id is not None:
            subjects.setdefault(event.subject_kind, set()).add(event.subject_id)
    actors = {event.actor_id for event in events if event.actor_id}
    people = Member.objects.filter(
        pk__in=actors
        | subjects.get("member", set())
        | {f["member"] for f in facts if "member" in f}
    )
    studies = subjects.get("study", set()) | {one["study"] for one in facts if "study" in one}
    studies |= {one["of"] for one in facts if one.get("of")}
    # Of an earlier version it is a number, and of removals a list.
    chosen = [one["studies"] for one in facts if isinstance(one.get("studies"), list)]
    studies |= {listed[0] for listed in chosen if listed}
    searches = Search.objects.filter(pk__in=subjects.get("search", set()))
    files = SourceFile.objects.filter(pk__in=subjects.get("sourcefile", set()))
    reasons = {one["reason"] for one in facts if one.get("reason")}
    closed = StageRule.objects.filter(review=review_id, closed_at__isnull=False)
    return Names(
        review_id=review_id,
        people={one.pk: str(one) for one in people.select_related("user")},
        titles=dict(Study.objects.filter(pk__in=studies).values_list("pk", "title")),
        searches={one.pk: str(one) for one in searches},
        files=dict(files.values_list("pk", "name")),
        reasons=dict(ExclusionReason.objects.filter(pk__in=reasons).values_list("pk", "text")),
        reworded=_reworded(review_id),
        closed=frozenset(closed.values_list("stage", flat=True)),
    )


def _reworded(review_id: int) -> dict[int, list[tuple[int, str]]]:
    """By reason, the words that it had until each version of the protocol that gave it others."""
    found: dict[int, list[tuple[int, str]]] = {}
    versions = ProtocolVersion.objects.filter(review=review_id).exclude(reworded=[])
    for pk, reworded in versions.order_by("pk").values_list("pk", "reworded"):
        for one in reworded:
            found.setdefault(one["reason"], []).append((pk, one["earlier"]))
    return found
