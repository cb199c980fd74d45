"""Duplicates found in three reviews whose duplicates people have labelled."""

import pytest

from reviews.dedup import group
from tests.dedup.labelled import FOLDER, LabelledSet, Score, read, scored

pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="the labelled sets are not beside the repository"
)


def grouped(labelled: LabelledSet) -> Score:
    """How our groups of the set are counted."""
    groups = group(labelled.citations)
    return scored(labelled, ([labelled.ids[member] for member in one.members] for one in groups))


@pytest.mark.parametrize(
    ("name", "floor"),
    [("cytology_screening", 0.994), ("respiratory", 0.979), ("diabetes", 0.997)],
)
def test_most_duplicates_are_found_and_no_two_reports_are_joined(name, floor):
    score = grouped(read(name))

    assert (score.wrong, score.wrong_pairs) == (0, 0)
    assert score.sensitivity >= floor


def test_hard_cases_picked_by_hand_are_all_told_apart():
    assert grouped(read("special_cases")) == Score(3, 0, 0, 3, 0, 0)
