"""Whatever happens to a review, its numbers add up and everything stored agrees.

Random histories of one small review (`acts.py`). After every step the database is compared with
a history kept in plain Python (`remembered.py`).

Ten histories, others each time, are part of every run. `--full` runs 10,000, the same each time,
in parts of 250 that can be run by themselves, in any order and side by side:

    pytest --full -v 'tests/reporting/test_histories.py::test_ten_thousand_histories_add_up'
    pytest --full -v tests/reporting/test_histories.py::test_ten_thousand_histories_add_up[{0..19}]
"""

import sys
from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from functools import cached_property

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from reviews.choices import Box
from reviews.protocol.models import Review
from reviews.reporting.boxes import placed
from reviews.reporting.flow import flow_of
from reviews.reporting.listings import LISTINGS, Listing, behind
from reviews.reporting.verifying import differences
from tests.reporting.acts import Acts
from tests.reporting.remembered import Asked

PARTS, IN_EACH = 40, 250
SEED = 20_260_301


class Found:
    """What the database says of a review while nothing is written; each thing is read once."""

    def __init__(self, review: Review) -> None:
        self.review = review
        self.written = rows_written()

    def still_holds(self) -> bool:
        """Whether nothing was written since."""
        return rows_written() == self.written

    @cached_property
    def asked(self) -> Asked:
        """What plain Python does not know by itself."""
        return Asked.of(self.review)

    @cached_property
    def boxes(self) -> dict[int, Box]:
        """The box of each reference."""
        return dict(placed(self.review).values_list("pk", "box"))

    @cached_property
    def flow(self) -> dict[str, object]:
        """Every number of the flow."""
        return flow_of(self.review).as_dict()

    @cached_property
    def contradictions(self) -> list[str]:
        """What `manage.py verify` would report."""
        return list(differences(self.review, Counter()))


class Histories(Acts, RuleBasedStateMachine):
    """One review and everything that people may do to it, in any order.

    `begun`: what every history begins with; what a history writes is rolled back at its end.
    """

    def __init__(self, begun: Acts) -> None:
        super().__init__()
        vars(self).update(deepcopy(vars(begun)))
        self.scope = transaction.atomic()
        # As Django's own tests mark theirs: within it, durable transactions are savepoints.
        self.scope._from_testcase = True
        self.scope.__enter__()
        self.steps = 0
        self.found = Found(self.review)

    def teardown(self) -> None:
        try:
            if sys.exception() is None:
                assert self.now().contradictions == []
            connection.check_constraints()
        finally:
            transaction.set_rollback(True)
            self.scope.__exit__(None, None, None)

    def now(self) -> Found:
        """What the database says now. A step that wrote no row cannot have changed it."""
        if not self.found.still_holds():
            self.found = Found(self.review)
        return self.found

    # What must hold after every step.

    @invariant()
    def every_number_is_what_the_history_says(self) -> None:
        now = self.now()
        boxes, via_other = self.expected_boxes(now.asked), self.expected_columns(now.asked)
        assert now.boxes == boxes
        expected = self.expected_flow(boxes, via_other)
        assert {name: now.flow[name] for name in expected} == expected

    @invariant()
    def nothing_stored_contradicts_anything_else(self) -> None:
        """Every ten steps and at the end: it takes long, and what is wrong mostly stays so."""
        self.steps += 1
        if self.steps % 10 == 0:
            assert self.now().contradictions == []

    @rule(listing=st.sampled_from(list(LISTINGS.values())))
    def look_behind_a_number(self, listing: Listing) -> None:
        asked = self.now().asked
        boxes, via_other = self.expected_boxes(asked), self.expected_columns(asked)
        listed = behind(self.review, listing).values_list("pk", flat=True)
        assert sorted(listed) == [
            pk
            for pk in sorted(boxes)
            if boxes[pk] in listing.boxes
            and (listing.via_other is None or via_other[pk] == listing.via_other)
        ]


def rows_written() -> int:
    """How many rows this transaction has written so far, as the database itself counts them.

    Those that were rolled back to a savepoint count too. It never falls.
    """
    with connection.cursor() as cursor:
        cursor.execute(ROWS_WRITTEN)
        (n,) = cursor.fetchone()
    return int(n)


ROWS_WRITTEN = """
SELECT sum(
    pg_stat_get_xact_tuples_inserted(oid) + pg_stat_get_xact_tuples_updated(oid)
    + pg_stat_get_xact_tuples_deleted(oid)
)
FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
"""


@pytest.fixture
def histories(db: None) -> Callable[[], Histories]:
    """A history that begins where each of them does."""
    begun = Acts()
    begun.start()

    def begin() -> Histories:
        return Histories(begun)

    return begin


def test_every_history_adds_up(histories: Callable[[], Histories]) -> None:
    quick = tuple(phase for phase in Phase if phase not in {Phase.shrink, Phase.explain})
    run_state_machine_as_test(histories, settings=of_steps(10, quick))


# A long run also looks for the shortest history that fails; that may take many minutes.
@pytest.mark.full
@pytest.mark.parametrize("part", range(PARTS))
def test_ten_thousand_histories_add_up(histories: Callable[[], Histories], part: int) -> None:
    run_state_machine_as_test(
        seed(SEED + part)(histories), settings=of_steps(IN_EACH, tuple(Phase))
    )


def of_steps(number: int, phases: tuple[Phase, ...]) -> settings:
    """So many histories, of up to 25 steps each."""
    return settings(
        max_examples=number,
        stateful_step_count=25,
        phases=phases,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
