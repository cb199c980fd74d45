"""Counting references and studies by where they are.

Each box of each column is counted by itself, since an index then answers with its length alone:
grouping a million rows takes twice as long as counting them.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any

from django.db import connection

from reviews.choices import Box, Outcome, Stage
from reviews.protocol.models import Review

COLUMNS = (False, True)  # databases and registers, other methods: `Screening.via_other`

Placed = Counter[tuple[Box, bool]]


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


def by_outcome(review: Review) -> Counter[tuple[Outcome, bool]]:
    """How many studies that people screen at title and abstract came to each outcome, in each
    column. One query.
    """
    asked = {
        "review": review.pk,
        "stage": Stage.TITLE_ABSTRACT.value,
        "outcomes": [outcome.value for outcome in Outcome],
        "columns": list(COLUMNS),
    }
    return Counter({(Outcome(outcome), other): n for outcome, other, n in _rows(OUTCOMES, asked)})


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

OUTCOMES = """
SELECT of_outcome.outcome, of_column.via_other, counted.n
FROM unnest(%(outcomes)s::text[]) AS of_outcome (outcome)
CROSS JOIN unnest(%(columns)s::boolean[]) AS of_column (via_other)
CROSS JOIN LATERAL (
    SELECT count(*) AS n FROM reviews_screening screening
    WHERE screening.review_id = %(review)s AND screening.stage = %(stage)s AND screening.in_play
        AND screening.outcome = of_outcome.outcome AND screening.via_other = of_column.via_other
) counted
WHERE counted.n > 0
"""

BY_REASON = """
SELECT reason_id, via_other, count(*) FROM reviews_screening
WHERE review_id = %(review)s AND box = %(box)s
GROUP BY reason_id, via_other
"""
