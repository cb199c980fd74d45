"""Every Screening computed again from the append-only rows, and compared with what is stored."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import BooleanField, Exists, ExpressionWrapper, F, OuterRef, Q, Subquery

from reviews.choices import Outcome, Retrieval, Stage
from reviews.library.models import LIVE
from reviews.protocol.models import ProtocolVersion, Review
from reviews.retrieval.models import RetrievalNote
from reviews.screening.models import Adjudication, Decision, Reopening, Screening
from reviews.screening.settling import State, derived

BATCH = 1_000

Ranks = dict[int, int | None]


@dataclass
class Rows:
    """The append-only rows of one study at one stage."""

    decisions: list[Decision]
    adjudications: dict[int, Adjudication]
    rounds: list[int]


def wrongly_computed(review: Review, seen: Counter[str]) -> Iterator[str]:
    """A sentence for each Screening that its decisions, adjudication and reopenings contradict."""
    rankings = _rankings(review)
    last = 0
    every = Screening.objects.filter(review=review).order_by("pk")
    while batch := list(every.filter(pk__gt=last)[:BATCH]):
        last = batch[-1].pk
        seen["studies at a stage"] += len(batch)
        rows = _rows_of(batch)
        for screening in batch:
            yield from _differences(screening, rows[screening.study_id, screening.stage], rankings)


def wrongly_in_play(review: Review) -> Iterator[str]:
    """A sentence for each study that is screened and should not be, or the other way round."""
    live = ExpressionWrapper(
        Q(study__joined_to=None, study__undone=False), output_field=BooleanField()
    )
    notes = RetrievalNote.objects.filter(study=OuterRef("study")).order_by("-id").values("state")
    included = Screening.objects.filter(
        study=OuterRef("study"), stage=Stage.TITLE_ABSTRACT, outcome=Outcome.INCLUDED
    )
    every = Screening.objects.filter(review=review)
    at_abstract = every.filter(stage=Stage.TITLE_ABSTRACT).annotate(should=live)
    at_full_text = (
        every.filter(stage=Stage.FULL_TEXT)
        .alias(note=Subquery(notes[:1]))
        .annotate(
            should=ExpressionWrapper(
                Q(study__joined_to=None, study__undone=False)
                & Q(Exists(included))
                & (Q(note=None) | ~Q(note=Retrieval.NOT_RETRIEVED)),
                output_field=BooleanField(),
            )
        )
    )
    for screenings in (at_abstract, at_full_text):
        for screening in screenings.exclude(in_play=F("should")).order_by("pk").iterator(BATCH):
            yield (
                f"{_name(screening)} is {'' if screening.in_play else 'not '}in play,"
                " and should be the other way."
            )


def missing(review: Review) -> Iterator[str]:
    """A sentence for each study that should be screened at a stage and is not known there."""
    here = Screening.objects.filter(study=OuterRef("pk"))
    at_abstract = here.filter(stage=Stage.TITLE_ABSTRACT)
    studies = review.studies.filter(LIVE).order_by("pk").values_list("pk", flat=True)
    for study_id in studies.exclude(Exists(at_abstract)).iterator(BATCH):
        yield f"Study {study_id} was never entered for screening."
    passed = studies.filter(Exists(at_abstract.filter(outcome=Outcome.INCLUDED)))
    for study_id in passed.exclude(Exists(here.filter(stage=Stage.FULL_TEXT))).iterator(BATCH):
        yield f"Study {study_id} is included at title and abstract and unknown at full text."


def _rankings(review: Review) -> list[tuple[int, Ranks]]:
    """The rank of every reason in each version of the protocol, with the version's id, in order."""
    reasons = dict(review.reasons.values_list("text", "pk"))
    versions = ProtocolVersion.objects.filter(review=review).order_by("number")
    return [
        (
            version.pk,
            {
                reasons[text]: rank
                for rank, text in enumerate(version.reasons, 1)
                if text in reasons
            },
        )
        for version in versions
    ]


def _rows_of(batch: list[Screening]) -> defaultdict[tuple[int, str], Rows]:
    """The append-only rows of the batch's studies, in three queries."""
    found: defaultdict[tuple[int, str], Rows] = defaultdict(lambda: Rows([], {}, []))
    studies = {screening.study_id for screening in batch}
    for decision in Decision.objects.filter(study__in=studies).order_by("pk"):
        found[decision.study_id, decision.stage].decisions.append(decision)
    for adjudication in Adjudication.objects.filter(study__in=studies):
        rows = found[adjudication.study_id, adjudication.stage]
        rows.adjudications[adjudication.round] = adjudication
    for reopening in Reopening.objects.filter(study__in=studies).order_by("round"):
        found[reopening.study_id, reopening.stage].rounds.append(reopening.round)
    return found


def _differences(
    screening: Screening, rows: Rows, rankings: list[tuple[int, Ranks]]
) -> Iterator[str]:
    name = _name(screening)
    if not 1 <= screening.required <= 3:
        yield f"{name} asks for {screening.required} votes."
        return
    rounds = list(range(2, len(rows.rounds) + 2))
    if rows.rounds != rounds:
        yield f"{name} was reopened for the rounds {rows.rounds}, not {rounds}."
    states = list(_possible(screening, rows, rankings))
    stored = State(
        round=screening.round,
        voters=screening.voters,
        outcome=Outcome(screening.outcome),
        reason_id=screening.reason_id,
        adjudication_id=screening.adjudication_id,
    )
    if stored not in states:
        yield f"{name} is stored as {_said(stored)}; its decisions make it {_said(states[0])}."


def _possible(
    screening: Screening, rows: Rows, rankings: list[tuple[int, Ranks]]
) -> Iterator[State]:
    """What the study's rows may amount to: one state for each ranking that may have settled it.

    Reasons were weighed by the protocol in force when the study was settled: that of its last
    decision, or a later one that asked for fewer votes. What is settled keeps its reason.
    """
    round_ = len(rows.rounds) + 1
    decisions = [decision for decision in rows.decisions if decision.round == round_]
    latest = max((decision.protocol_id for decision in decisions), default=0)
    for version, ranks in rankings:
        if version >= latest:
            yield derived(
                required=screening.required,
                round_=round_,
                decisions=decisions,
                adjudication=rows.adjudications.get(round_),
                ranks=ranks,
            )


def _name(screening: Screening) -> str:
    return f"Study {screening.study_id} at {screening.stage}"


def _said(state: State) -> str:
    return (
        f"{state.outcome} in round {state.round}, voters {state.voters}, reason"
        f" {state.reason_id or 'none'}, adjudication {state.adjudication_id or 'none'}"
    )
