"""Searching seldom for circles of objects ends with the work that it is for."""

import gc

import pytest

from reviews.dedup.collecting import SELDOM, seldom_collecting


def test_circles_are_searched_for_seldom_and_afterwards_as_usual():
    usually = gc.get_threshold()

    with seldom_collecting():
        assert gc.get_threshold() == SELDOM

    assert gc.get_threshold() == usually != SELDOM


def test_it_ends_with_work_that_fails():
    usually = gc.get_threshold()

    with pytest.raises(ValueError, match="no"), seldom_collecting():
        raise ValueError("no")

    assert gc.get_threshold() == usually
