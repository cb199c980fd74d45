"""Every Screening computed again from the append-only rows, and compared with what is stored."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import Exists, OuterRef

from reviews.choices import BY_DATABASES, Outcome, Stage
from reviews.library.models import LIVE
from reviews.protocol.actions import VotingRule
from reviews.protocol.models import Review
from reviews.reporting.replaying import Chapter, NotToldOf, chapters, replayed
from reviews.screening.models import Adjudication, Decision, Reopening, Screening
from reviews.screening.settling import State

BATCH = 1_000


@dataclass
class Rows:
    """The append-only rows of one study at one stage."""

    decisions: list[Decision]
    adjudications: dict[int, Adjudication]
    rounds: list[int]


def wrongly_computed(review: Review, seen: Counter[str]) -> Iterator[str]:
    """A sentence for each Screening that its decisions, adjudication and reopenings contradict,
    under the rules in force at the time; and for each rule that is not as the log says.
    """
    try:
        book = chapters(review)
    except NotToldOf:
        yield "The log does not tell of every version of the protocol: nothing can be recomputed."
        return
    yield from _wrong_rules(review, book[-1])
    last = 0
    every = Screening.objects.filter(review=review).order_by("pk")
    while batch := list(every.filter(pk__gt=last)[:BATCH]):
        last = batch[-1].pk
        seen["studies at a stage"] += len(batch)
        rows = _rows_of(batch)
        for screening in batch:
            own = rows[screening.study_id, screening.stage]
            yield from _differences(screening, own, book, review.seed)


def _wrong_rules(review: Review, in_force: Chapter) -> Iterator[str]:
    """A sentence for each stage whose rule is not what the log says."""
    for rule in review.stage_rules.order_by("stage"):
        if VotingRule.in_force(rule) != in_force.rules[Stage(rule.stage)]:
            yield f"The rule of {rule.stage} is not what the log says."
        if rule.protocol_id != in_force.version:
            yield f"The rule of {rule.stage} does not name the version in force."


def wrongly_set_aside(review: Review) -> Iterator[str]:
    """A sentence for each Screening that says otherwise than the tables why, or how, it is not
    read, or by which method it was found.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            SET_ASIDE,
            {"review": review.pk, "by_databases": [kind.value for kind in BY_DATABASES]},
        )
        for study_id, stage, stored, should in cursor.fetchall():
            yield f"Study {study_id} at {stage} is {stored}, and should be {should}."


def missing(review: Review) -> Iterator[str]:
    """A sentence for each study that should be screened at a stage and is not known there."""
    here = Screening.objects.filter(study=OuterRef("pk"))
    at_abstract = here.filter(stage=Stage.TITLE_ABSTRACT)
    studies = review.studies.filter(undone=False).order_by("pk").values_list("pk", flat=True)
    for study_id in studies.exclude(Exists(at_abstract)).iterator(BATCH):
        yield f"Study {study_id} was never entered for screening."
    passed = studies.filter(LIVE, Exists(at_abstract.filter(outcome=Outcome.INCLUDED)))
    for study_id in passed.exclude(Exists(here.filter(stage=Stage.FULL_TEXT))).iterator(BATCH):
        yield f"Study {study_id} is included at title and abstract and unknown at full text."


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
    screening: Screening, rows: Rows, book: Sequence[Chapter], seed: str
) -> Iterator[str]:
    name = f"Study {screening.study_id} at {screening.stage}"
    rounds = list(range(2, len(rows.rounds) + 2))
    if rows.rounds != rounds:
        yield f"{name} was reopened for the rounds {rows.rounds}, not {rounds}."
    round_ = len(rounds) + 1
    required, state = replayed(
        book,
        stage=Stage(screening.stage),
        study_id=screening.study_id,
        seed=seed,
        round_=round_,
        decisions=[decision for decision in rows.decisions if decision.round == round_],
        adjudication=rows.adjudications.get(round_),
    )
    if screening.required != required:
        yield f"{name} asks for {screening.required} votes; the protocol makes it {required}."
    stored = State(
        round=screening.round,
        voters=screening.voters,
        outcome=Outcome(screening.outcome),
        reason_id=screening.reason_id,
        adjudication_id=screening.adjudication_id,
    )
    if stored != state:
        yield f"{name} is stored as {_said(stored)}; its decisions make it {_said(state)}."


def _said(state: State) -> str:
    return (
        f"{state.outcome} in round {state.round}, voters {state.voters}, reason"
        f" {state.reason_id or 'none'}, adjudication {state.adjudication_id or 'none'}"
    )


# What refresh, from_title_abstract_on and count_by_method in reviews/screening bring about, asked
# in another way: of the whole review and from the tables that hold the truth.
SET_ASIDE = """
WITH stage AS (
    SELECT screening.id, screening.study_id, screening.stage, screening.aside, screening.retrieval,
        screening.via_other,
        CASE
            WHEN study.undone THEN 'undone'
            WHEN study.joined_to_id IS NOT NULL THEN 'duplicate'
            ELSE coalesce(removal.kind, '')
        END AS at_abstract,
        abstract.outcome AS outcome, coalesce(note.state, 'sought') AS noted,
        coalesce(study.joined_to_id, study.id) AS root, study.undone,
        search.source_kind <> ALL(%(by_databases)s) AS other
    FROM reviews_screening screening
    JOIN reviews_study study ON study.id = screening.study_id
    JOIN reviews_reference reference ON reference.id = study.reference_id
    JOIN reviews_sourcefile file ON file.id = reference.file_id
    JOIN reviews_search search ON search.id = file.search_id
    LEFT JOIN reviews_screening abstract
        ON abstract.study_id = study.id AND abstract.stage = 'title_abstract'
    LEFT JOIN LATERAL (
        SELECT kind FROM reviews_removal WHERE study_id = study.id ORDER BY id DESC LIMIT 1
    ) removal ON true
    LEFT JOIN LATERAL (
        SELECT state FROM reviews_retrievalnote WHERE study_id = study.id ORDER BY id DESC LIMIT 1
    ) note ON true
    WHERE screening.review_id = %(review)s
), found AS (
    SELECT root, bool_and(other) AS only_other,
        bool_or(other AND study_id = root) AS root_other,
        min(study_id) FILTER (WHERE NOT other) AS first_by_databases
    FROM stage WHERE NOT undone AND stage = 'title_abstract' GROUP BY root
), should AS (
    SELECT stage.*,
        CASE
            WHEN stage.stage = 'title_abstract' THEN at_abstract
            WHEN at_abstract = '' AND outcome = 'included' THEN ''
            ELSE 'not_sought'
        END AS right_aside,
        CASE WHEN stage.stage = 'title_abstract' THEN 'sought' ELSE noted END AS right_retrieval,
        CASE
            WHEN undone THEN via_other
            WHEN study_id = root THEN only_other
            WHEN study_id = first_by_databases THEN root_other
            ELSE other
        END AS right_method
    FROM stage LEFT JOIN found USING (root)
)
SELECT study_id, stage,
    concat_ws(', ', coalesce(nullif(aside, ''), 'screened'), retrieval,
        CASE WHEN via_other THEN 'by other methods' ELSE 'by databases' END),
    concat_ws(', ', coalesce(nullif(right_aside, ''), 'screened'), right_retrieval,
        CASE WHEN right_method THEN 'by other methods' ELSE 'by databases' END)
FROM should
WHERE (aside, retrieval, via_other) <> (right_aside, right_retrieval, right_method)
ORDER BY id
"""
