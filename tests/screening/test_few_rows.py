"""How many rows the queue looks at to find the next study."""

from collections.abc import Callable

import pytest
from django.db import connection

from reviews.screening import queue
from reviews.screening.adjudicating import reopen
from reviews.screening.models import Screening
from tests.cast import TITLE_ABSTRACT
from tests.screening.acting import agree, many, read

FEW = 20  # the database looks at the next rows of an index ten at a time


class TestFewRows:
    """Finding the next study takes a few rows, however many were decided and however many wait."""

    @pytest.fixture
    def rows_examined(self, ada, a_file, review) -> Callable[..., list[int]]:
        """How many rows each of three steps looks at, of `number` studies, `read_alone` done."""

        def step() -> int:
            before = examined()
            assert queue.take_next(ada, TITLE_ABSTRACT)
            found = examined() - before
            read(ada)
            return found

        def measure(number: int, *, read_alone: int) -> list[int]:
            many(a_file(), number)
            while queue.extend(review.pk, TITLE_ABSTRACT):
                pass
            Screening.objects.filter(place__lte=read_alone).update(voters=[ada.pk])
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE reviews_screening")
            read(ada)  # comes past all of them, once
            return [step() for _ in range(3)]

        return measure

    @pytest.mark.parametrize("number", [1_000, 4_000])
    def test_for_someone_far_ahead_of_all_others(self, rows_examined, number):
        assert max(rows_examined(number, read_alone=number - 10)) <= FEW

    @pytest.mark.parametrize("number", [1_000, 4_000])
    def test_for_someone_who_has_everything_before_them(self, rows_examined, number):
        assert max(rows_examined(number, read_alone=0)) <= FEW

    def test_what_lies_between_is_passed_once_after_a_study_far_behind_came_back(
        self, ada, lena, ben, cleo, rows_examined
    ):
        rows_examined(2_000, read_alone=1_990)
        first = Screening.objects.get(place=1).study
        Screening.objects.filter(study=first).update(voters=[])
        agree(first, ben, cleo)
        reopen(study_id=first.pk, stage=TITLE_ABSTRACT, lead=lena, why="Once more.")
        assert read(ada) == first
        read(ada)

        before = examined()
        assert queue.take_next(ada, TITLE_ABSTRACT) is not None
        assert examined() - before <= FEW


def examined() -> int:
    """How many rows of the queue's table this transaction has looked at so far."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_xact_user_tables"
            " WHERE relname = 'reviews_screening'"
        )
        (rows,) = cursor.fetchone()
    return rows
