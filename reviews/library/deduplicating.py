"""Finding which new studies are reports that the review has already.

Only keys are compared, by an equi-join, so the cost grows with the new records. A study that was
there before is never moved: its decisions stand where they are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product
from uuid import uuid4

from django.db import connection
from django.utils import timezone

from reviews import dedup
from reviews.audit import actions as audit
from reviews.dedup import storing
from reviews.dedup.collecting import seldom_collecting
from reviews.library import pairs
from reviews.library.copying import copy_in
from reviews.library.describing import Abstract
from reviews.library.group_models import Join
from reviews.library.joining import locked_library
from reviews.library.models import SourceFile
from reviews.library.standing import Standing, standing_between
from reviews.protocol.relations import policy_of

# The studies that share a key with a new one, which alone could be the same report, and those that
# are joined with one of them, which may contradict it.
#
# What OFFSET 0 fences off is looked up in an index row by row. PostgreSQL cannot know how many rows
# will share a key, nor yet what this transaction wrote: where it expects next to none it would join
# all with all, and where it expects many, read all that the library has for a small file.
CANDIDATES = """
WITH new AS MATERIALIZED (
    SELECT key.key, study.id AS study_id
    FROM reviews_reference reference
    CROSS JOIN LATERAL (
        SELECT id FROM reviews_study WHERE reference_id = reference.id OFFSET 0
    ) study
    CROSS JOIN LATERAL (
        SELECT key FROM reviews_studykey WHERE study_id = study.id OFFSET 0
    ) key
    WHERE reference.file_id = %(file)s AND reference.position > %(after)s
), sharing AS MATERIALIZED (
    SELECT DISTINCT unnest(found.studies) AS study_id
    FROM (SELECT DISTINCT key FROM new ORDER BY key) shared
    CROSS JOIN LATERAL (
        SELECT array_agg(study_id) AS studies FROM reviews_studykey
        WHERE review_id = %(review)s AND key = shared.key
        HAVING count(*) > 1
    ) found
), roots AS MATERIALIZED (
    SELECT DISTINCT root.id
    FROM sharing
    CROSS JOIN LATERAL (
        SELECT coalesce(joined_to_id, id) AS id FROM reviews_study
        WHERE id = sharing.study_id OFFSET 0
    ) root
), wanted AS (
    SELECT study_id AS id FROM sharing
    UNION SELECT id FROM roots
    UNION SELECT joined.id FROM roots CROSS JOIN LATERAL (
        SELECT id FROM reviews_study WHERE joined_to_id = roots.id OFFSET 0
    ) joined
)
SELECT wanted.id, study.joined_to_id, reference.is_new, study.has_abstract, marks.profile
FROM (SELECT id FROM wanted ORDER BY id) wanted
CROSS JOIN LATERAL (
    SELECT joined_to_id, abstract <> '' AS has_abstract, reference_id FROM reviews_study
    WHERE id = wanted.id AND NOT undone OFFSET 0
) study
CROSS JOIN LATERAL (
    SELECT file_id = %(file)s AND position > %(after)s AS is_new FROM reviews_reference
    WHERE id = study.reference_id OFFSET 0
) reference
CROSS JOIN LATERAL (
    SELECT profile FROM reviews_studyprofile WHERE study_id = wanted.id OFFSET 0
) marks
ORDER BY wanted.id
"""
JOIN_ALL = """
UPDATE reviews_study study SET joined_to_id = found.root
FROM unnest(%s::bigint[], %s::bigint[]) AS found (study, root)
WHERE study.id = found.study
"""
TOLD_AT_ONCE = 10_000  # joins in one row of the log


@dataclass(frozen=True, slots=True)
class Candidate:
    """A study that shares a key with another. `is_new`: the import at hand brought it."""

    pk: int
    joined_to: int | None
    is_new: bool
    has_abstract: bool
    profile: dedup.Profile
    keys: tuple[str, ...]

    @property
    def root(self) -> int:
        """The group that it belonged to before the import; of a new one itself."""
        return self.joined_to or self.pk


@dataclass(frozen=True, slots=True)
class Found:
    """That a new study is the same report as the root `into`."""

    study: int
    into: int
    score: float
    evidence: tuple[str, ...]


def join_duplicates(file: SourceFile, *, after: int = 0) -> list[Found]:
    """Join the file's studies to those that are the same report; returns what was found.

    `after`: only those of records beyond this position are new; the others stay where they are.
    What only a person can tell is kept as pairs, and what one told apart is not joined. To be
    called inside the import's transaction, which gives the joins to `record` at its end.
    """
    locked_library(file.review)
    candidates = _candidates(file, after)
    standing = standing_between({one.root for one in candidates if not one.is_new})
    grouping = dedup.group_profiles(
        [candidate.profile for candidate in candidates],
        keys=[candidate.keys for candidate in candidates],
        known=_known(candidates, standing),
        policy=policy_of(file.review),
    )
    joins: list[Found] = []
    bridged: list[tuple[int, int, dedup.Comparison]] = []
    roots = {candidate.pk: candidate.root for candidate in candidates}
    for group in grouping:
        members = [candidates[place] for place in group.members]
        new = [candidate for candidate in members if candidate.is_new]
        there = [candidate for candidate in members if not candidate.is_new]
        root = there[0].root if there else _fullest(new).pk
        joins.extend(
            Found(each.pk, root, group.score, group.evidence) for each in new if each.pk != root
        )
        roots.update((each.pk, root) for each in new)
        bridged += _bridged(there)
    if joins:
        _join(file, joins)
    pairs.store(
        file,
        bridged
        + [
            (candidates[pair.a].pk, candidates[pair.b].pk, pair.comparison)
            for pair in (*grouping.to_review, *grouping.related)
        ],
        roots=roots,
        standing=standing,
    )
    return joins


def _known(candidates: list[Candidate], standing: Standing) -> dedup.Known:
    """The groups that stand among the candidates, and those that a person told apart."""
    places: dict[int, list[int]] = {}
    for place, candidate in enumerate(candidates):
        if not candidate.is_new:
            places.setdefault(candidate.root, []).append(place)
    return dedup.Known(
        joined=tuple(tuple(members) for members in places.values() if len(members) > 1),
        # All of them, since copies of each other may stand in both groups.
        distinct=tuple(
            both
            for one, other in sorted(standing.apart)
            for both in product(places[one], places[other])
        ),
    )


def _bridged(there: list[Candidate]) -> Iterator[tuple[int, int, dedup.Comparison]]:
    """Groups that a new study brings together, for a person to look at: neither is moved."""
    first_of: dict[int, Candidate] = {}
    for each in there:
        first_of.setdefault(each.root, each)
    for one, other in pairwise(first_of.values()):
        found = dedup.compare_profiles(one.profile, other.profile)
        yield one.pk, other.pk, replace(found, outcome=dedup.Outcome.REVIEW, relation=None)


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


def _candidates(file: SourceFile, after: int) -> list[Candidate]:
    new = {"review": file.review_id, "file": file.pk, "after": after}
    with connection.cursor() as cursor, connection.wrap_database_errors, seldom_collecting():
        # Row by row, so that they are read while PostgreSQL finds the next, and are not held twice.
        return [
            Candidate(pk, joined_to, is_new, has_abstract, *storing.read(profile, Abstract(pk)))
            for pk, joined_to, is_new, has_abstract, profile in cursor.stream(CANDIDATES, new)
        ]


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
                dedup.RULES_VERSION,
                run,
            )
            for join in joins
        ),
    )
