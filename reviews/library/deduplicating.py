"""Finding which new studies are reports that the review has already.

Only keys are compared, by an equi-join, so the cost grows with the new records. A study that was
there before is never moved: its decisions stand where they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.db import connection
from django.utils import timezone

from reviews import dedup
from reviews.audit import actions as audit
from reviews.library import pairs
from reviews.library.copying import copy_in
from reviews.library.joining import locked_library
from reviews.library.models import Join, SourceFile, Study
from reviews.protocol.models import Review

# The studies that share a key with a new one: the only ones that could be the same report.
CANDIDATES = """
WITH new AS MATERIALIZED (
    SELECT key.key, key.study_id
    FROM reviews_reference reference
    JOIN reviews_study study ON study.reference_id = reference.id
    JOIN reviews_studykey key ON key.study_id = study.id
    WHERE reference.file_id = %(file)s
), there AS MATERIALIZED (
    SELECT key.key, key.study_id
    FROM (SELECT DISTINCT key FROM new) wanted
    JOIN reviews_studykey key ON key.review_id = %(review)s AND key.key = wanted.key
), sharing AS (
    SELECT DISTINCT study_id
    FROM (SELECT study_id, count(*) OVER (PARTITION BY key) AS sharers FROM there) counted
    WHERE sharers > 1
)
SELECT study.id, study.joined_to_id, reference.file_id = %(file)s, study.abstract <> '',
    study.title, study.authors, study.year, study.container_title, study.volume, study.issue,
    study.pages, study.doi, study.pmid
FROM sharing
JOIN reviews_study study ON study.id = sharing.study_id AND NOT study.undone
JOIN reviews_reference reference ON reference.id = study.reference_id
ORDER BY study.id
"""
JOIN_ALL = """
UPDATE reviews_study study SET joined_to_id = found.root
FROM unnest(%s::bigint[], %s::bigint[]) AS found (study, root)
WHERE study.id = found.study
"""
# The version of the rules in `reviews.dedup`: raise it whenever they decide otherwise.
RULES = "1"
TOLD_AT_ONCE = 10_000  # joins in one row of the log


@dataclass(frozen=True, slots=True)
class Described:
    """A study's fields as the rules for duplicates want them."""

    title: str
    authors: tuple[str, ...]
    year: int | None
    container_title: str
    volume: str
    issue: str
    pages: str
    doi: str
    pmid: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A study that shares a key with another. `is_new`: the import at hand brought it."""

    pk: int
    joined_to: int | None
    is_new: bool
    has_abstract: bool
    described: Described


@dataclass(frozen=True, slots=True)
class Found:
    """That a new study is the same report as the root `into`."""

    study: int
    into: int
    score: float
    evidence: tuple[str, ...]


def join_duplicates(file: SourceFile) -> list[Found]:
    """Join the file's studies to those that are the same report; returns what was found.

    What only a person can tell is kept as pairs, and what one told apart is not joined. To be
    called inside the import's transaction, which gives the joins to `record` at its end.
    """
    locked_library(file.review)
    candidates = _candidates(file)
    grouping = dedup.group(
        [candidate.described for candidate in candidates],
        known=_known(file.review, candidates),
    )
    joins: list[Found] = []
    roots = {candidate.pk: candidate.joined_to or candidate.pk for candidate in candidates}
    for group in grouping:
        members = [candidates[place] for place in group.members]
        new = [candidate for candidate in members if candidate.is_new]
        there = [candidate for candidate in members if not candidate.is_new]
        root = _root(there) or _fullest(new).pk
        joins.extend(
            Found(each.pk, root, group.score, group.evidence) for each in new if each.pk != root
        )
        roots.update((each.pk, root) for each in new)
    if joins:
        _join(file, joins)
    pairs.store(
        file,
        (
            (candidates[pair.a].pk, candidates[pair.b].pk, pair.comparison)
            for pair in (*grouping.to_review, *grouping.related)
        ),
        roots=roots,
        rules=RULES,
    )
    return joins


def _known(review: Review, candidates: list[Candidate]) -> dedup.Known:
    """The groups that stand among the candidates, and those that a person told apart."""
    places: dict[int, list[int]] = {}
    for place, candidate in enumerate(candidates):
        if not candidate.is_new:
            places.setdefault(candidate.joined_to or candidate.pk, []).append(place)
    return dedup.Known(
        joined=tuple(tuple(members) for members in places.values() if len(members) > 1),
        distinct=tuple(
            (places[one][0], places[other][0])
            for one, other in pairs.told_apart(review)
            if one in places and other in places
        ),
    )


def record(file: SourceFile, joins: Sequence[Found]) -> None:
    """Tell the log which studies of the file were joined to which."""
    for start in range(0, len(joins), TOLD_AT_ONCE):
        audit.record(
            "joined the duplicates of",
            file,
            review_id=file.review_id,
            actor=None,
            joined=[[join.study, join.into] for join in joins[start : start + TOLD_AT_ONCE]],
        )


def described(study: Study) -> Described:
    """The study as `dedup` reads it."""
    return _described(
        study.title,
        study.authors,
        study.year,
        study.container_title,
        study.volume,
        study.issue,
        study.pages,
        study.doi,
        study.pmid,
    )


def _described(title: str, authors: str, *rest: Any) -> Described:
    return Described(title, tuple(authors.split("; ")) if authors else (), *rest)


def _candidates(file: SourceFile) -> list[Candidate]:
    with connection.cursor() as cursor:
        cursor.execute(CANDIDATES, {"review": file.review_id, "file": file.pk})
        return [
            Candidate(pk, joined_to, is_new, has_abstract, _described(*fields))
            for pk, joined_to, is_new, has_abstract, *fields in cursor.fetchall()
        ]


def _root(there: list[Candidate]) -> int | None:
    """The root of the group that the first of the earlier studies belongs to."""
    return next((each.joined_to or each.pk for each in there), None)


def _fullest(new: list[Candidate]) -> Candidate:
    """The study to read for a group of new ones: the first with an abstract, else the first."""
    return max(new, key=lambda candidate: (candidate.has_abstract, -candidate.pk))


def _join(file: SourceFile, joins: list[Found]) -> None:
    """Link new studies, which nobody has joined or voted on, all at once."""
    with connection.cursor() as cursor:
        cursor.execute(JOIN_ALL, [[join.study for join in joins], [join.into for join in joins]])
    now, run = timezone.now(), uuid4()
    copy_in(
        Join,
        ("review_id", "study_id", "into_id", "score", "evidence", "joined_at", "rules", "run"),
        (
            (
                file.review_id,
                join.study,
                join.into,
                join.score,
                list(join.evidence),
                now,
                RULES,
                run,
            )
            for join in joins
        ),
    )
