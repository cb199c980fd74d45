"""A review with one study in each box of the flow."""

from collections import Counter
from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reviews.choices import Aside, Box, Retrieval
from reviews.library.models import Study
from reviews.protocol.actions import close_stage
from reviews.protocol.models import Member, Review
from reviews.reporting.verifying import differences
from reviews.screening.full_text import note_retrieval
from reviews.screening.joining import join
from reviews.screening.removing import remove
from tests.cast import FULL_TEXT, NO, TITLE_ABSTRACT, YES
from tests.screening.acting import agree, disagree, reason, vote


@pytest.fixture
def one_in_each_box(
    review: Review, lena: Member, ada: Member, ben: Member, a_study: Callable[..., Study]
) -> dict[Box, Study]:
    """One study for each box; the duplicate is joined to the one that awaits screening."""
    # The duplicate last: of two studies without votes, the first is the one that stays.
    made = {box: a_study(title=f"Report on {box}") for box in reversed(Box)}
    join(lena, [made[Box.AWAITING_SCREENING], made[Box.DUPLICATE]])
    for box, kind in (
        (Box.INELIGIBLE, Aside.INELIGIBLE),
        (Box.REMOVED, Aside.REMOVED),
        (Box.EXCLUDED_BY_TOOL, Aside.BY_TOOL),
    ):
        remove(lena, [made[box].pk], kind=kind, why="A tool said so.")
    disagree(made[Box.CONFLICT], ada, ben)
    agree(made[Box.EXCLUDED], ada, ben, verdict=NO)
    sought = (
        Box.AWAITING_RETRIEVAL,
        Box.NOT_RETRIEVED,
        Box.AWAITING_ELIGIBILITY,
        Box.ELIGIBILITY_CONFLICT,
        Box.REPORT_EXCLUDED,
        Box.ONGOING,
        Box.AWAITING_CLASSIFICATION,
        Box.INCLUDED,
    )
    for box in sought:
        agree(made[box], ada, ben)
    why = reason(review, "Wrong population")
    for box, state in (
        (Box.NOT_RETRIEVED, Retrieval.NOT_RETRIEVED),
        (Box.AWAITING_ELIGIBILITY, Retrieval.RETRIEVED),
        (Box.ONGOING, Retrieval.ONGOING),
        (Box.AWAITING_CLASSIFICATION, Retrieval.AWAITING_CLASSIFICATION),
    ):
        note_retrieval(study_id=made[box].pk, member=lena, state=state)
    for box, verdicts in (
        (Box.ELIGIBILITY_CONFLICT, (YES, NO)),
        (Box.REPORT_EXCLUDED, (NO, NO)),
        (Box.INCLUDED, (YES, YES)),
    ):
        for screener, verdict in zip((ada, ben), verdicts, strict=True):
            because = why if verdict == NO else None
            vote(made[box], screener, verdict, stage=FULL_TEXT, reason=because)
    return made


@pytest.fixture
def close(lena: Member) -> Callable[[], None]:
    """End screening at both stages."""

    def do() -> None:
        for stage in (TITLE_ABSTRACT, FULL_TEXT):
            close_stage(lena, stage)

    return do


@pytest.fixture
def queries_of() -> Callable[[Callable[[], object]], int]:
    """How many queries something takes."""

    def count(something: Callable[[], object]) -> int:
        with CaptureQueriesContext(connection) as queries:
            something()
        return len(queries)

    return count


@pytest.fixture
def tamper(db: None) -> Callable[..., None]:
    """Run SQL with the triggers passed by, as only an administrator of the database can."""

    def run(sql: str, *values: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")
            cursor.execute(sql, values)
            assert cursor.rowcount > 0
            cursor.execute("SET LOCAL session_replication_role = origin")

    return run


def found_by_verify(review: Review) -> list[str]:
    """Every difference that `manage.py verify` would report."""
    return list(differences(review, Counter()))
