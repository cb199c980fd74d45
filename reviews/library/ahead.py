"""Making the next while the last is in use: Python reads on while the database takes rows in."""

from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")


def ahead(items: Iterator[Item]) -> Generator[Item, None, None]:
    """The same items, none of them None, each made by a thread while the one before is in use.

    One is made in advance and no more. What making one raises is raised where that one is asked
    for. The thread must not use the database; it has ended when this iterator ends or is closed.

    >>> list(ahead(iter("abc")))
    ['a', 'b', 'c']
    """
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="ahead") as thread:
        coming = thread.submit(next, items, None)
        while (item := coming.result()) is not None:
            coming = thread.submit(next, items, None)
            yield item
