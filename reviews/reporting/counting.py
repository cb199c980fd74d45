"""Counting references and studies by where they are.

Each box of each column is counted by itself, since an index then answers with its length alone:
grouping a million rows takes three times as long as counting them. What is counted is written
into the statement, where PostgreSQL sees that a box is large and has two processors count it.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any

from django.db import connection
from psycopg import sql

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
    places = list(product(boxes, columns))
    counts = _counts(review, [{"box": box.value, "via_other": other} for box, other in places])
    return Counter({place: n for place, n in zip(places, counts, strict=True) if n})


def standing(review: Review) -> Standing:
    """Where all references are, and how far their studies. Two queries, which read each row once.

    The boxes and the outcomes are different columns of a row, and are added up apart from each
    other, so that the identities of the flow hold one against the other. Between the two queries
    the tables must stand still (`one_snapshot`).
    """
    found = Standing(Counter(), Counter())
    held = _held(review)
    for values, n in zip(held, _counts(review, held), strict=True):
        other = bool(values["via_other"])
        if values["box"] is not None:
            found.boxes[Box(values["box"]), other] += n
        if values["in_play"] and values["stage"] == Stage.TITLE_ABSTRACT:
            found.outcomes[Outcome(values["outcome"]), other] += n
    return found


def by_reason(review: Review) -> Counter[tuple[int, bool]]:
    """How many reports were excluded for each reason (its id), in each column. One query."""
    asked = {"review": review.pk, "box": Box.REPORT_EXCLUDED.value}
    return Counter({(reason, other): n for reason, other, n in _rows(BY_REASON, asked)})


def _held(review: Review) -> list[dict[str, Any]]:
    """The combinations of values that any screening has, of those that are counted. One query."""
    asked = {
        "review": review.pk,
        "boxes": [box.value for box in Box],
        "columns": list(COLUMNS),
        "stages": [stage.value for stage in Stage],
        "outcomes": [outcome.value for outcome in Outcome],
        "first": Stage.TITLE_ABSTRACT.value,
    }
    return [dict(zip(COUNTED, row, strict=True)) for row in _rows(HELD, asked)]


def _counts(review: Review, wanted: Iterable[Mapping[str, Any]]) -> list[int]:
    """How many screenings have each of the wanted values, by the names of columns. One query."""
    each = [
        COUNT.format(
            number=number,
            review=review.pk,
            values=" AND ".join(_has(column, value) for column, value in values.items()),
        )
        for number, values in enumerate(wanted)
    ]
    if not each:
        return []
    return [n for _, n in sorted(_rows(" UNION ALL ".join(each)))]


@cache
def _has(column: str, value: str | bool | None) -> str:
    """The condition that a column, one of COUNTED, has a value, one of those it can have."""
    condition = sql.SQL("{} IS NULL" if value is None else "{} = {}")
    return condition.format(sql.Identifier(column), sql.Literal(value)).as_string()


def _rows(statement: str, asked: Mapping[str, Any] | None = None) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, asked)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


# The columns whose values are counted, in the order of the index that answers.
COUNTED = ("box", "via_other", "stage", "in_play", "outcome")

COUNT = """
SELECT {number}, count(*) FROM reviews_screening WHERE review_id = {review} AND {values}
"""

# An index tells at once that most of the 480 combinations are not there. The second part is what
# stands in no box: studies whose full text is in one.
HELD = """
SELECT box, via_other, stage, in_play, outcome
FROM unnest(%(boxes)s::text[]) AS of_box (box)
CROSS JOIN unnest(%(columns)s::boolean[]) AS of_column (via_other)
CROSS JOIN unnest(%(stages)s::text[]) AS of_stage (stage)
CROSS JOIN unnest('{true,false}'::boolean[]) AS whether (in_play)
CROSS JOIN unnest(%(outcomes)s::text[]) AS of_outcome (outcome)
CROSS JOIN LATERAL (
    SELECT FROM reviews_screening screening
    WHERE screening.review_id = %(review)s AND screening.box = of_box.box
        AND screening.via_other = of_column.via_other AND screening.stage = of_stage.stage
        AND screening.in_play = whether.in_play AND screening.outcome = of_outcome.outcome
    LIMIT 1
) held
UNION ALL
SELECT NULL, via_other, %(first)s, true, outcome
FROM unnest(%(columns)s::boolean[]) AS of_column (via_other)
CROSS JOIN unnest(%(outcomes)s::text[]) AS of_outcome (outcome)
"""

BY_REASON = """
SELECT reason_id, via_other, count(*) FROM reviews_screening
WHERE review_id = %(review)s AND box = %(box)s
GROUP BY reason_id, via_other
"""
