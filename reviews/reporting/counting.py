"""Counting references and studies by where they are.

Each box of each column is counted by itself, since an index then answers with its length alone:
grouping a million rows takes three times as long as counting them.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from reviews.choices import Box, Outcome, Stage
from reviews.protocol.models import Review

COLUMNS = (False, True)  # databases and registers, other methods: `Screening.via_other`

Placed = Counter[tuple[Box, bool]]


@dataclass(frozen=True)
class Standing:
    """How many references are in each box, in each column; and how many studies that people screen
    at title and abstract came to each outcome, in each column.
    """

    boxes: Placed
    outcomes: Counter[tuple[Outcome, bool]]


def in_boxes(
    review: Review, boxes: Collection[Box] = tuple(Box), columns: Sequence[bool] = COLUMNS
) -> Placed:
    """How many references are in each of the boxes, in each of the columns. One query."""
    asked = {
        "review": review.pk,
        "boxes": [box.value for box in boxes],
        "columns": list(columns),
    }
    return Counter({(Box(box), other): n for box, other, n in _rows(IN_BOXES, asked)})


def standing(review: Review) -> Standing:
    """Where all references are, and how far their studies. One query, which reads each row once.

    The boxes and the outcomes are different columns of a row, and are added up apart from each
    other, so that the identities of the flow hold one against the other.
    """
    asked = {
        "review": review.pk,
        "boxes": [box.value for box in Box],
        "columns": list(COLUMNS),
        "stages": [stage.value for stage in Stage],
        "outcomes": [outcome.value for outcome in Outcome],
        "first": Stage.TITLE_ABSTRACT.value,
    }
    found = Standing(Counter(), Counter())
    for box, other, stage, in_play, outcome, n in _rows(STANDING, asked):
        if box is not None:
            found.boxes[Box(box), other] += n
        if in_play and stage == Stage.TITLE_ABSTRACT:
            found.outcomes[Outcome(outcome), other] += n
    return found


def by_reason(review: Review) -> Counter[tuple[int, bool]]:
    """How many reports were excluded for each reason (its id), in each column. One query."""
    asked = {"review": review.pk, "box": Box.REPORT_EXCLUDED.value}
    return Counter({(reason, other): n for reason, other, n in _rows(BY_REASON, asked)})


def _rows(sql: str, asked: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, asked)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


IN_BOXES = """
SELECT of_box.box, of_column.via_other, counted.n
FROM unnest(%(boxes)s::text[]) AS of_box (box)
CROSS JOIN unnest(%(columns)s::boolean[]) AS of_column (via_other)
CROSS JOIN LATERAL (
    SELECT count(*) AS n FROM reviews_screening screening
    WHERE screening.review_id = %(review)s AND screening.box = of_box.box
        AND screening.via_other = of_column.via_other
) counted
WHERE counted.n > 0
"""

# Every combination is counted by itself: most of the 480 are not there, which an index tells at
# once. The second part counts what stands in no box: studies whose full text is in one.
STANDING = """
SELECT box, via_other, stage, in_play, outcome, counted.n
FROM unnest(%(boxes)s::text[]) AS of_box (box)
CROSS JOIN unnest(%(columns)s::boolean[]) AS of_column (via_other)
CROSS JOIN unnest(%(stages)s::text[]) AS of_stage (stage)
CROSS JOIN unnest('{true,false}'::boolean[]) AS whether (in_play)
CROSS JOIN unnest(%(outcomes)s::text[]) AS of_outcome (outcome)
CROSS JOIN LATERAL (
    SELECT count(*) AS n FROM reviews_screening screening
    WHERE screening.review_id = %(review)s AND screening.box = of_box.box
        AND screening.via_other = of_column.via_other AND screening.stage = of_stage.stage
        AND screening.in_play = whether.in_play AND screening.outcome = of_outcome.outcome
) counted
WHERE counted.n > 0
UNION ALL
SELECT NULL, via_other, %(first)s, true, outcome, counted.n
FROM unnest(%(columns)s::boolean[]) AS of_column (via_other)
CROSS JOIN unnest(%(outcomes)s::text[]) AS of_outcome (outcome)
CROSS JOIN LATERAL (
    SELECT count(*) AS n FROM reviews_screening screening
    WHERE screening.review_id = %(review)s AND screening.box IS NULL
        AND screening.via_other = of_column.via_other AND screening.stage = %(first)s
        AND screening.in_play AND screening.outcome = of_outcome.outcome
) counted
WHERE counted.n > 0
"""

BY_REASON = """
SELECT reason_id, via_other, count(*) FROM reviews_screening
WHERE review_id = %(review)s AND box = %(box)s
GROUP BY reason_id, via_other
"""
