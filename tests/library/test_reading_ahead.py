"""Making one thing while the last is in use."""

import threading
from collections.abc import Iterator
from contextlib import closing

import pytest

from reviews.library.ahead import ahead


def test_the_next_is_made_while_the_last_is_in_use():
    second_made = threading.Event()

    def made() -> Iterator[int]:
        yield 1
        second_made.set()
        yield 2

    items = ahead(made())

    assert next(items) == 1
    assert second_made.wait(timeout=60), "made only when asked for"
    assert list(items) == [2]


def test_no_more_than_one_is_made_in_advance():
    made: list[int] = []
    with closing(ahead(made.append(number) or number for number in range(9))) as items:
        next(items)

    assert made == [0, 1]


def test_what_making_one_raises_is_raised_where_it_is_asked_for():
    def made() -> Iterator[int]:
        yield 1
        raise ValueError("the rest is no text")

    items = ahead(made())

    assert next(items) == 1
    with pytest.raises(ValueError, match="no text"):
        next(items)


def test_no_thread_is_left_when_it_is_closed():
    before = threading.active_count()

    with closing(ahead(iter(range(9)))) as items:
        next(items)
        assert threading.active_count() == before + 1

    assert threading.active_count() == before
