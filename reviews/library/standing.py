"""What has been said of groups of studies: that somebody should look, or that they are two."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db import connection


@dataclass(frozen=True)
class Standing:
    """What is said of any two of some groups, as their roots, the smaller first.

    `asked`: that a person should say, or has said, what they are to each other; `apart`, among
    them: a person said that they are different, or companions.
    """

    asked: set[tuple[int, int]]
    apart: set[tuple[int, int]]


def standing_between(roots: Collection[int]) -> Standing:
    """What is said of any two of these groups. Takes time with the groups, not with the pairs."""
    with connection.cursor() as cursor:
        cursor.execute(BETWEEN, {"roots": list(roots)})
        rows = cursor.fetchall()
    return Standing(
        asked={(one, other) for one, other, _ in rows},
        apart={(one, other) for one, other, is_apart in rows if is_apart},
    )


BETWEEN = """
WITH groups AS MATERIALIZED (
    SELECT DISTINCT unnest(%(roots)s::bigint[]) AS root
), members AS MATERIALIZED (
    SELECT study.id, groups.root
    FROM groups JOIN reviews_study study ON study.id = groups.root AND NOT study.undone
    UNION ALL
    SELECT study.id, groups.root
    FROM groups JOIN reviews_study study ON study.joined_to_id = groups.root AND NOT study.undone
), said AS (
    SELECT a.root AS one, b.root AS other, pair.told_apart_at IS NOT NULL AS apart
    FROM members a
    JOIN reviews_candidatepair pair ON pair.a_id = a.id
    JOIN members b ON b.id = pair.b_id
    -- Not where a report was taken back and nothing else asks, see `models.IS_ASKED`.
    WHERE pair.told_apart_at IS NOT NULL OR pair.reported_by_id IS NOT NULL
        OR pair.file_id IS NOT NULL OR pair.rules <> ''
    UNION ALL
    SELECT a.root, b.root, true
    FROM members a
    JOIN reviews_companion link ON link.study_id = a.id AND link.unlinked_at IS NULL
    JOIN members b ON b.id = link.of_id
)
SELECT DISTINCT least(one, other), greatest(one, other), apart FROM said WHERE one <> other
"""


def told_apart(roots: Collection[int]) -> set[tuple[int, int]]:
    """Which two of the groups, by their roots, a person told apart, the smaller first.

    Groups that somebody joined afterwards are not among them.
    """
    return standing_between(roots).apart
